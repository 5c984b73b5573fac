package services.andreas.events.ledger;

import static services.andreas.events.ledger.Attributes.s;

import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * A partition of the ledger, read consistently, page by page, in the order of its sort keys.
 *
 * @param pk its key
 */
public record Partition(DynamoDbClient dynamoDb, String table, String pk) {
    public Stream<Map<String, AttributeValue>> items() {
        return items("pk = :pk", Map.of(":pk", s(pk)), query -> {});
    }

    /**
     * @param sk of which the keys are lower
     * @param page items of one read
     */
    public Stream<Map<String, AttributeValue>> before(String sk, int page) {
        return items(
                "pk = :pk AND sk < :sk",
                Map.of(":pk", s(pk), ":sk", s(sk)),
                query -> query.limit(page));
    }

    /**
     * @param page items of one read
     */
    public Stream<Map<String, AttributeValue>> lastFirst(int page) {
        return items(
                "pk = :pk",
                Map.of(":pk", s(pk)),
                query -> query.limit(page).scanIndexForward(false));
    }

    private Stream<Map<String, AttributeValue>> items(
            String condition,
            Map<String, AttributeValue> values,
            Consumer<QueryRequest.Builder> how) {
        QueryRequest.Builder query =
                QueryRequest.builder()
                        .tableName(table)
                        .keyConditionExpression(condition)
                        .expressionAttributeValues(values)
                        .consistentRead(true);
        how.accept(query);
        return dynamoDb.queryPaginator(query.build()).items().stream();
    }
}
