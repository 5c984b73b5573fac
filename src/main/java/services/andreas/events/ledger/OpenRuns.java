package services.andreas.events.ledger;

import static services.andreas.events.ledger.Attributes.n;
import static services.andreas.events.ledger.Attributes.s;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The runs of many workers that have not ended, in the index of what is open. */
public record OpenRuns(DynamoDbClient dynamoDb, String table) {
    /** The attributes that put a record into the index. */
    public static final List<String> MARK = List.of("status", "open_since");

    private static final AttributeValue RUNNING = s("RUNNING");

    /** What a record has as long as its run is open. */
    public static Map<String, AttributeValue> mark(Instant since) {
        return Map.of("status", RUNNING, "open_since", n(since.getEpochSecond()));
    }

    /** The records of all, longest open first, as the index has them by now. */
    public List<Map<String, AttributeValue>> all() {
        return dynamoDb
                .queryPaginator(
                        query ->
                                query.tableName(table)
                                        .indexName("status-index")
                                        .keyConditionExpression("#status = :running")
                                        .expressionAttributeNames(Map.of("#status", "status"))
                                        .expressionAttributeValues(Map.of(":running", RUNNING)))
                .items()
                .stream()
                .toList();
    }
}
