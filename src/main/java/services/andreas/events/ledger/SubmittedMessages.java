package services.andreas.events.ledger;

import static services.andreas.events.ledger.Attributes.s;

import java.util.Map;
import services.andreas.events.failure.LeaseLostException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Messages that no run works on while their questions wait in a batch. */
public final class SubmittedMessages {
    private final MessageState state;

    public SubmittedMessages(DynamoDbClient dynamoDb, String table) {
        this.state = new MessageState(dynamoDb, table);
    }

    /**
     * Records that the questions about a claimed message are part of a batch.
     *
     * @param batch its token
     */
    public void submit(Claim claim, String batch) throws LeaseLostException {
        state.change(
                claim,
                Status.SUBMITTED,
                "SET #status = :status, survived = :fence, batch_token = :batch"
                        + " REMOVE in_progress_expiration, reason",
                "#status = :inprogress",
                Map.of(
                        ":status", Status.SUBMITTED.value(),
                        ":inprogress", Status.INPROGRESS.value(),
                        ":batch", s(batch)));
    }

    /**
     * Lets the next run have a message, without counting an attempt.
     *
     * @return false if it does not wait for this batch
     */
    public boolean release(String messageId, String batch, String reason) {
        return state.change(
                        messageId,
                        "SET #status = :status, reason = :reason REMOVE batch_token",
                        "attribute_exists(#owner) AND #status = :submitted AND batch_token = :batch",
                        Map.of(
                                ":status", Status.FAILED.value(),
                                ":submitted", Status.SUBMITTED.value(),
                                ":batch", s(batch),
                                ":reason", s(reason)),
                        item -> false)
                .isPresent();
    }
}
