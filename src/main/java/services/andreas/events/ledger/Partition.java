package services.andreas.events.ledger;

import static services.andreas.events.ledger.Attributes.s;

import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A partition of the ledger that is read as a whole. */
public final class Partition {
    private Partition() {}

    /**
     * All items of a partition key, consistently, page by page, in the order of their sort keys.
     */
    public static Stream<Map<String, AttributeValue>> items(
            DynamoDbClient dynamoDb, String table, String pk) {
        return dynamoDb
                .queryPaginator(
                        query ->
                                query.tableName(table)
                                        .keyConditionExpression("pk = :pk")
                                        .expressionAttributeValues(Map.of(":pk", s(pk)))
                                        .consistentRead(true))
                .items()
                .stream();
    }
}
