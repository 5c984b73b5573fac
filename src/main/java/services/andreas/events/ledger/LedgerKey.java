package services.andreas.events.ledger;

import static services.andreas.events.ledger.Attributes.s;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import services.andreas.events.text.Digest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The keys of the ledger table. */
public final class LedgerKey {
    private static final String EVENT = "event#";
    private static final String RUN = "run#";
    private static final String STATEMENT = "series-";

    /** The partition of the mailboxes that runs have read. */
    static final String MAILBOXES = "mailbox";

    /** The partition of the batches that are not collected. */
    public static final String BATCHES = "batch";

    /** The partition of all decisions, in the order in which they were taken. */
    public static final String DECISIONS = "decision";

    /** The partition of the decisions that a run is to carry out once more. */
    public static final String DUE_DECISIONS = "due-decision";

    /** The partition of the series that are to be expanded, by day. */
    public static final String DUE = "due";

    private LedgerKey() {}

    /**
     * @param messageId the text of a {@link services.andreas.events.mail.MessageKey}
     */
    public static Map<String, AttributeValue> message(String messageId) {
        return key("message#" + messageId, "state");
    }

    public static String messageId(Map<String, AttributeValue> item) {
        return item.get("pk").s().substring("message#".length());
    }

    static Map<String, AttributeValue> answer(String messageId, long fence) {
        return key("message#" + messageId, "answer#" + fence);
    }

    /** A further part of an answer that is too long for one item. */
    static Map<String, AttributeValue> answerPart(String messageId, long fence, long part) {
        return key("message#" + messageId, "answer-part#" + fence + "#" + part);
    }

    /** What a batch replied to a question about a message. */
    static Map<String, AttributeValue> reply(String messageId, String question) {
        return key("message#" + messageId, "reply#" + question);
    }

    public static Map<String, AttributeValue> batch(String token) {
        return key(BATCHES, token);
    }

    /** The fence under which an answer is stored. */
    static long answer(Map<String, AttributeValue> item) {
        return Long.parseLong(item.get("sk").s().substring("answer#".length()));
    }

    /** The partition of an event. */
    public static String event(String eventId) {
        return EVENT + eventId;
    }

    public static Map<String, AttributeValue> contribution(String eventId, String messageId) {
        return key(event(eventId), "message#" + messageId);
    }

    public static boolean isEvent(Map<String, AttributeValue> item) {
        return item.get("pk").s().startsWith(EVENT);
    }

    /** The event that a stored mention is about. */
    public static String eventId(Map<String, AttributeValue> contribution) {
        return contribution.get("pk").s().substring(EVENT.length());
    }

    /** The message that a stored mention is from. */
    public static String contributor(Map<String, AttributeValue> contribution) {
        return contribution.get("sk").s().substring("message#".length());
    }

    /** The key of the events that a message mentions. */
    public static Map<String, AttributeValue> told(String messageId) {
        return key("message#" + messageId, "told");
    }

    /** The key of the mention that continues an event whose first mention was withdrawn. */
    public static Map<String, AttributeValue> heir(String eventId) {
        return key(event(eventId), "heir");
    }

    /** The key of a note that the item of an event was written. */
    public static Map<String, AttributeValue> item(String eventId) {
        return key(event(eventId), "item");
    }

    /**
     * Contains a hash, so that no word of a mail is in a key.
     *
     * @param day ISO date if the words identify an event only on that day
     */
    public static Map<String, AttributeValue> identity(@Nullable String day, String words) {
        String hash = Digest.of(words);
        return day == null ? key("alias#" + hash, "-") : key("day#" + day, hash);
    }

    /** The id under which a statement about a series is kept; it is no event's. */
    public static String statement(String id) {
        return STATEMENT + id;
    }

    public static boolean isStatement(String eventId) {
        return eventId.startsWith(STATEMENT);
    }

    /** The key of a decision, in the order in which they were taken. */
    public static Map<String, AttributeValue> decision(String id) {
        return key(DECISIONS, id);
    }

    public static Map<String, AttributeValue> dueDecision(String id) {
        return key(DUE_DECISIONS, id);
    }

    /**
     * The key under which a series is found when it is to be expanded.
     *
     * @param reference of its statement
     */
    public static Map<String, AttributeValue> due(Instant due, String reference) {
        return key(DUE, due.toString().substring(0, "2026-12-05".length()) + "#" + reference);
    }

    /** The partition of the runs over a mailbox. */
    public static String runs(String mailbox) {
        return RUN + mailbox;
    }

    /** The mailbox of a run. */
    public static String ofRuns(Map<String, AttributeValue> run) {
        return run.get("pk").s().substring(RUN.length());
    }

    public static Map<String, AttributeValue> run(String mailbox, String start) {
        return key(runs(mailbox), start);
    }

    /** The key of a mark that a share of a run that many workers carry out is counted. */
    public static Map<String, AttributeValue> share(String run, int number) {
        return key("share#" + run, Integer.toString(number));
    }

    /** The key of a note that a run has read this mailbox. */
    public static Map<String, AttributeValue> mailbox(String mailbox) {
        return key(MAILBOXES, mailbox);
    }

    /** The key of a note that a process has changed events which are not published yet. */
    public static Map<String, AttributeValue> publication(String process) {
        return key("publication", process);
    }

    /** The key of the id that stands for these tables in what they publish. */
    public static Map<String, AttributeValue> publisher() {
        return key("publisher", "-");
    }

    private static Map<String, AttributeValue> key(String pk, String sk) {
        return Map.of("pk", s(pk), "sk", s(sk));
    }
}
