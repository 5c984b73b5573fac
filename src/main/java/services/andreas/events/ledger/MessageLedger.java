package services.andreas.events.ledger;

import static services.andreas.events.ledger.Attributes.n;
import static services.andreas.events.ledger.Attributes.s;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;
import services.andreas.events.failure.Failure;
import services.andreas.events.failure.LeaseLostException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Records the progress of a claimed message. Every step is one write on condition of the owner and
 * the fence of the {@link Claim}, so an owner whose lease was taken over changes nothing.
 */
public final class MessageLedger {
    private static final String ITEMS = "items_written";

    private final MessageState state;
    private final Answers answers;
    private final Clock clock;
    private final int maxAttempts;

    /**
     * @param maxAttempts runs that fail on a message before it is quarantined
     */
    public MessageLedger(DynamoDbClient dynamoDb, String table, Clock clock, int maxAttempts) {
        this.state = new MessageState(dynamoDb, table);
        this.answers = new Answers(dynamoDb, table, clock);
        this.clock = clock;
        this.maxAttempts = maxAttempts;
    }

    /**
     * Stores the checked answer before any event is written, so that it is paid for only once.
     *
     * @param replies of the model, by question; null where nobody has kept them
     */
    public void answered(
            @Variable("claim") Claim claim,
            @Body String answer,
            @Variable("replies") @Nullable Map<String, String> replies) {
        answers.keep(claim, answer, replies == null ? Map.of() : replies);
    }

    /** Returns the answer that an earlier claim paid for. */
    public String storedAnswer(@Variable("claim") Claim claim) {
        return answers.read(claim.messageId(), claim.answer());
    }

    /**
     * Records that the message is done.
     *
     * @param outcome {@code events}, {@code no-event} or {@code gone}
     * @param items that were written, by their ids, with the times at which they were created; null
     *     when they are noted elsewhere
     */
    public void completed(
            @Variable("claim") Claim claim,
            @Variable("outcome") String outcome,
            @Variable("itemsWritten") @Nullable Map<String, String> items)
            throws LeaseLostException {
        settle(
                claim,
                Status.COMPLETED,
                "outcome = :outcome, completed_at = :now, answer = :answer",
                "open_since, in_progress_expiration, reason",
                Map.of(
                        ":outcome", s(outcome),
                        ":now", n(clock.instant().getEpochSecond()),
                        ":answer", n(claim.answer() > 0 ? claim.answer() : claim.fence())),
                items);
    }

    /** The items that the first work on a message wrote, and when each was created. */
    public static Map<String, String> itemsWritten(Map<String, AttributeValue> state) {
        Map<String, String> items = new HashMap<>();
        if (state.containsKey(ITEMS)) {
            state.get(ITEMS).m().forEach((id, created) -> items.put(id, created.s()));
        }
        return items;
    }

    /**
     * Counts a failed attempt.
     *
     * @return true if that was the last one, so that the message is quarantined
     */
    public boolean failed(
            @Variable("claim") Claim claim,
            @Variable("failure") Failure failure,
            @Variable("itemsWritten") @Nullable Map<String, String> items)
            throws LeaseLostException {
        boolean last =
                claim.attempts() + 1 >= maxAttempts || failure.equals(Failure.KILLED_THE_PROCESS);
        settle(
                claim,
                last ? Status.QUARANTINED : Status.FAILED,
                "reason = :reason, attempts = :attempts",
                "in_progress_expiration",
                Map.of(":reason", s(failure.reason()), ":attempts", n(claim.attempts() + 1)),
                items);
        return last;
    }

    /** Releases the message without counting an attempt, because the message is not the cause. */
    public void released(
            @Variable("claim") Claim claim,
            @Variable("failure") Failure failure,
            @Variable("itemsWritten") @Nullable Map<String, String> items)
            throws LeaseLostException {
        settle(
                claim,
                Status.FAILED,
                "reason = :reason",
                "in_progress_expiration",
                Map.of(":reason", s(failure.reason())),
                items);
    }

    /**
     * Ends the lease of a message that hangs and takes its process with it; the next owner sees
     * that this one died of it.
     */
    public void died(Claim claim, Failure failure) throws LeaseLostException {
        state.change(
                claim,
                Status.INPROGRESS,
                "SET reason = :reason, in_progress_expiration = :never",
                "#status IN (:inprogress, :answered)",
                Map.of(
                        ":inprogress", Status.INPROGRESS.value(),
                        ":answered", Status.ANSWERED.value(),
                        ":reason", s(failure.reason()),
                        ":never", n(0)));
    }

    private void settle(
            Claim claim,
            Status status,
            String change,
            String removed,
            Map<String, AttributeValue> changed,
            @Nullable Map<String, String> items)
            throws LeaseLostException {
        Map<String, AttributeValue> values = new HashMap<>(changed);
        values.put(":status", status.value());
        values.put(":inprogress", Status.INPROGRESS.value());
        values.put(":answered", Status.ANSWERED.value());
        boolean notes = items != null && !items.isEmpty();
        if (notes) {
            Map<String, AttributeValue> written = new HashMap<>();
            items.forEach((id, created) -> written.put(id, s(created)));
            values.put(":items", AttributeValue.fromM(written));
        }
        state.change(
                claim,
                status,
                "SET #status = :status, survived = :fence, "
                        + change
                        + (notes ? ", " + ITEMS + " = :items" : "")
                        + " REMOVE "
                        + removed,
                "#status IN (:inprogress, :answered)",
                values);
    }
}
