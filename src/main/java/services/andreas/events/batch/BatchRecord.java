package services.andreas.events.batch;

import static services.andreas.events.ledger.Attributes.number;
import static services.andreas.events.ledger.Attributes.text;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What the ledger knows of a batch.
 *
 * @param id OpenAI's; empty as long as nobody knows whether it was created
 * @param prepared before it was created
 * @param messages whose questions it has
 */
record BatchRecord(String token, String id, Instant prepared, List<String> messages) {
    static BatchRecord of(Map<String, AttributeValue> item) {
        return new BatchRecord(
                text(item, "sk"),
                Objects.toString(text(item, "batch_id"), ""),
                Instant.ofEpochSecond(number(item, "prepared_at", 0)),
                item.get("messages").l().stream().map(AttributeValue::s).toList());
    }
}
