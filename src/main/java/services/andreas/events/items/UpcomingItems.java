package services.andreas.events.items;

import static services.andreas.events.ledger.Attributes.s;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The dated items of the events table, soonest first: a query, never a scan.
 *
 * @param table name of the events table
 */
public record UpcomingItems(DynamoDbClient dynamoDb, String table) {

    /**
     * Those that start then or later.
     *
     * @param attributes names of those to read, with commas between
     */
    public Stream<Map<String, AttributeValue>> from(Instant start, String attributes) {
        Map<String, AttributeValue> values =
                Map.of(":events", s("events"), ":from", s(start.toString()));
        return dynamoDb
                .queryPaginator(
                        query ->
                                query.tableName(table)
                                        .indexName("calendar-index")
                                        .keyConditionExpression(
                                                "calendar = :events AND start_time >= :from")
                                        .projectionExpression(attributes)
                                        .expressionAttributeValues(values))
                .items()
                .stream();
    }
}
