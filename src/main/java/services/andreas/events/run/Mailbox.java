package services.andreas.events.run;

import static services.andreas.events.ledger.Attributes.number;
import static services.andreas.events.ledger.Attributes.text;

import com.google.api.services.gmail.model.ListMessagesResponse;
import com.google.api.services.gmail.model.Profile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import services.andreas.events.failure.EndlessListException;
import services.andreas.events.failure.Failure;
import services.andreas.events.failure.GmailAnswerException;
import services.andreas.events.gmail.Listing;
import services.andreas.events.ledger.BatchReader;
import services.andreas.events.ledger.ForeignClaims;
import services.andreas.events.ledger.LedgerKey;
import services.andreas.events.ledger.Status;
import services.andreas.events.mail.MessageKey;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The messages that a query finds, and which of them are pending. */
public final class Mailbox {
    private final BatchReader reader;
    private final String ledgerTable;
    private final ForeignClaims foreignClaims;

    public Mailbox(DynamoDbClient dynamoDb, String ledgerTable, ForeignClaims foreignClaims) {
        this.reader =
                new BatchReader(
                        dynamoDb,
                        read ->
                                read.projectionExpression(
                                                "pk, #status, in_progress_expiration, fence,"
                                                        + " survived, attempts, reason")
                                        .expressionAttributeNames(Map.of("#status", "status")));
        this.ledgerTable = ledgerTable;
        this.foreignClaims = foreignClaims;
    }

    /**
     * The id of the mailbox that Gmail's profile names.
     *
     * @throws GmailAnswerException if it names none
     */
    public String identify(@Body Profile profile) throws GmailAnswerException {
        String address = profile.getEmailAddress();
        if (address == null || address.isBlank()) {
            throw new GmailAnswerException("Gmail's profile names no address");
        }
        return MessageKey.mailbox(address);
    }

    /** Gmail's id of a message. */
    public String gmailId(@Variable("messageId") String key) {
        return MessageKey.gmailId(key);
    }

    /** Starts a list. */
    public Listing list() {
        return new Listing();
    }

    /** Adds one page to a list. */
    public void gather(@Variable("listing") Listing listing, @Body ListMessagesResponse page)
            throws EndlessListException {
        listing.add(page);
    }

    /**
     * Drops messages that the ledger knows as settled or in work, 100 ids a request.
     *
     * @return the keys of those that are left, oldest first; those that failed before come last
     */
    public List<String> pending(
            @Variable("run") IngestRun run, @Variable("listing") Listing listing) {
        List<String> ids = new ArrayList<>();
        listing.ids().forEach(id -> ids.add(MessageKey.in(run.mailbox(), id)));
        Collections.reverse(ids);
        run.listed(ids);
        look(run, ids);
        return run.messages().pending();
    }

    /**
     * Looks again at the messages that other runs have.
     *
     * @return the ids that no run has any more, and that are not done
     */
    public List<String> freed(@Variable("run") IngestRun run) {
        look(run, run.messages().elsewhere());
        return notInWork(run, run.messages().pending());
    }

    /**
     * Drops messages that are settled by now from a share that was listed before.
     *
     * @param keys those of the share
     */
    public List<String> undone(
            @Variable("run") IngestRun run, @Variable("again") List<String> keys) {
        run.listed(keys);
        look(run, keys);
        return run.messages().pending();
    }

    private void look(IngestRun run, List<String> ids) {
        // the claim decides about keys that DynamoDB has not read
        reader.readWhatComes(ledgerTable, ids.stream().map(LedgerKey::message).toList())
                .forEach(item -> sort(run, item));
    }

    /** The messages to replay; they count as listed. */
    public List<String> again(@Variable("run") IngestRun run, @Variable("again") List<String> ids) {
        run.listed(ids.stream().map(id -> MessageKey.in(run.mailbox(), id)).distinct().toList());
        return run.messages().pending();
    }

    private void sort(IngestRun run, Map<String, AttributeValue> item) {
        String id = LedgerKey.messageId(item);
        Status status = Status.of(item);
        switch (status) {
            case COMPLETED, QUARANTINED -> run.settled(id, MessageResult.SKIPPED);
            case SUBMITTED -> run.settled(id, MessageResult.SUBMITTED);
            case FAILED -> {
                run.messages().free(id);
                failedBefore(run.messages(), id, item);
            }
            case INPROGRESS, ANSWERED -> {
                long expiration = number(item, "in_progress_expiration", 0);
                if (!foreignClaims.isAbandoned(id, expiration)) {
                    run.messages().elsewhere(id, expiration);
                    return;
                }
                run.messages().free(id);
                if (status == Status.INPROGRESS) {
                    long deaths = number(item, "fence", 0) - number(item, "survived", 0);
                    run.messages().suspect(id, deaths);
                }
            }
        }
    }

    /** What was deferred, and has cost no attempt, has not failed. */
    private static void failedBefore(
            Messages messages, String id, Map<String, AttributeValue> item) {
        String reason = text(item, "reason");
        if (number(item, "attempts", 0) > 0) {
            messages.failedBefore(id, String.valueOf(reason));
        } else if (reason != null && !Failure.isDeferral(reason)) {
            messages.failedBefore(id, "");
        }
    }

    /** The pending ids that are neither large nor suspect. */
    public List<String> small(
            @Variable("run") IngestRun run,
            @Variable("pending") List<String> pending,
            @Variable("listing") Listing large) {
        return pending.stream()
                .filter(id -> !isLarge(large, id) && !run.messages().isSuspect(id))
                .toList();
    }

    /** The pending ids that are large and not suspect. */
    public List<String> large(
            @Variable("run") IngestRun run,
            @Variable("pending") List<String> pending,
            @Variable("listing") Listing large) {
        return pending.stream()
                .filter(id -> isLarge(large, id) && !run.messages().isSuspect(id))
                .toList();
    }

    private static boolean isLarge(Listing large, String key) {
        return large.holds(MessageKey.gmailId(key));
    }

    /** The pending ids that may have killed a process, least suspect first. */
    public List<String> suspect(@Variable("run") IngestRun run) {
        return notInWork(run, run.messages().suspects());
    }

    /** A held message is pending, too, until the end of the run. */
    private static List<String> notInWork(IngestRun run, List<String> ids) {
        return ids.stream().filter(id -> run.inWork(id) == null).toList();
    }
}
