package services.andreas.events.decisions;

import static services.andreas.events.ledger.Attributes.s;
import static services.andreas.events.ledger.Attributes.text;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import services.andreas.events.event.Field;
import services.andreas.events.merge.Merging;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The items of events to come, by their senders. */
record UpcomingItems(DynamoDbClient dynamoDb, String table, Merging merging, Clock clock) {

    /**
     * @param sender as mentions have it
     * @return the ids of its items
     */
    Stream<String> of(String sender) {
        Map<String, AttributeValue> values =
                Map.of(":events", s("events"), ":from", s(clock.instant().toString()));
        return dynamoDb
                .queryPaginator(
                        query ->
                                query.tableName(table)
                                        .indexName("calendar-index")
                                        .keyConditionExpression(
                                                "calendar = :events AND start_time >= :from")
                                        .projectionExpression("id, source_email, source_domain")
                                        .expressionAttributeValues(values))
                .items()
                .stream()
                .filter(item -> sender.equals(sender(item)))
                .map(item -> text(item, "id"));
    }

    private String sender(Map<String, AttributeValue> item) {
        Map<String, Object> members = new HashMap<>();
        for (Field<String> field : java.util.List.of(Field.SOURCE_EMAIL, Field.SOURCE_DOMAIN)) {
            members.put(field.name(), text(item, field.name()));
        }
        return merging.mention("", "", merging.json().of(members)).sender();
    }
}
