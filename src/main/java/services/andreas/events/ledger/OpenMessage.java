package services.andreas.events.ledger;

import static services.andreas.events.ledger.Attributes.number;
import static services.andreas.events.ledger.Attributes.text;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A message that is not completed.
 *
 * @param since time of the first claim
 * @param attempts number of runs that failed on it
 * @param reason why the last run failed; empty while it is in work for the first time
 * @param owner the run that has it in work, or had it last
 * @param until end of that run's lease, unless it is renewed; the epoch if no run has it
 */
public record OpenMessage(
        String id,
        Status status,
        Instant since,
        long attempts,
        String reason,
        String owner,
        Instant until) {
    static OpenMessage of(Map<String, AttributeValue> item) {
        return new OpenMessage(
                LedgerKey.messageId(item),
                Status.of(item),
                Instant.ofEpochSecond(number(item, "open_since", 0)),
                number(item, "attempts", 0),
                Objects.toString(text(item, "reason"), ""),
                Objects.toString(text(item, "owner"), ""),
                Instant.ofEpochSecond(number(item, "in_progress_expiration", 0)));
    }

    public boolean isInWork() {
        return status == Status.INPROGRESS || status == Status.ANSWERED;
    }

    /** Its status in a word for people. */
    public String word() {
        return switch (status) {
            case QUARANTINED -> "quarantined";
            case SUBMITTED -> "submitted";
            case FAILED -> attempts == 0 ? "deferred" : "failed";
            default -> "in progress";
        };
    }
}
