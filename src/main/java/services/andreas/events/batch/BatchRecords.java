package services.andreas.events.batch;

import static services.andreas.events.ledger.Attributes.n;
import static services.andreas.events.ledger.Attributes.s;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import services.andreas.events.ledger.Claim;
import services.andreas.events.ledger.LedgerKey;
import services.andreas.events.ledger.Partition;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The batches that are not collected yet, in the ledger. */
public record BatchRecords(DynamoDbClient dynamoDb, String table, Clock clock) {
    /** Comes before anything else that is done for a batch. */
    void prepare(Batch batch) {
        Map<String, AttributeValue> item = new HashMap<>(LedgerKey.batch(batch.token()));
        item.put("prepared_at", n(clock.instant().getEpochSecond()));
        item.put(
                "messages",
                AttributeValue.fromL(
                        batch.claims().stream().map(Claim::messageId).map(id -> s(id)).toList()));
        dynamoDb.putItem(put -> put.tableName(table).item(item));
    }

    /** Comes after OpenAI has named the batch. */
    void created(String token, String id) {
        dynamoDb.updateItem(
                update ->
                        update.tableName(table)
                                .key(LedgerKey.batch(token))
                                .updateExpression("SET batch_id = :id")
                                // not where another run has collected it meanwhile
                                .conditionExpression("attribute_exists(pk)")
                                .expressionAttributeValues(Map.of(":id", s(id))));
    }

    void delete(String token) {
        dynamoDb.deleteItem(delete -> delete.tableName(table).key(LedgerKey.batch(token)));
    }

    List<BatchRecord> all() {
        return new Partition(dynamoDb, table, LedgerKey.BATCHES)
                .items()
                .map(BatchRecord::of)
                .toList();
    }
}
