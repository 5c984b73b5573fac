package services.andreas.events;

import static services.andreas.events.Attributes.n;
import static services.andreas.events.Attributes.s;
import static services.andreas.events.Attributes.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** Which item an event is, and what each message has told of it. */
public final class EventLedger {
    private static final TypeReference<List<Map<String, Object>>> EVENTS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Object>> EVENT = new TypeReference<>() {};

    private final ObjectMapper json = new ObjectMapper();
    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Clock clock;

    public EventLedger(DynamoDbClient dynamoDb, String table, Clock clock) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.clock = clock;
    }

    /** The events of a stored answer. */
    public List<Map<String, Object>> events(@Body String answer) throws JsonProcessingException {
        return json.readValue(answer, EVENTS);
    }

    /** The id under which an event is known; the first to tell of it gives it one. */
    public String identify(@Body Map<String, Object> event) {
        Map<String, AttributeValue> key = LedgerKey.alias(EventIdentity.of(event));
        Map<String, AttributeValue> values =
                Map.of(":id", s(UUID.randomUUID().toString()), ":now", n(now()));
        return text(
                dynamoDb.updateItem(
                                alias ->
                                        alias.tableName(table)
                                                .key(key)
                                                .updateExpression(
                                                        "SET event_id = if_not_exists(event_id, :id),"
                                                                + " created_at ="
                                                                + " if_not_exists(created_at, :now)")
                                                .expressionAttributeValues(values)
                                                .returnValues(ReturnValue.ALL_NEW))
                        .attributes(),
                "event_id");
    }

    /** Keeps what one message tells of an event; telling the same again changes nothing. */
    public void contribute(
            @Variable("eventId") String eventId,
            @Variable("messageId") String messageId,
            @Body Map<String, Object> event)
            throws JsonProcessingException {
        Map<String, AttributeValue> item =
                new HashMap<>(LedgerKey.contribution(eventId, messageId));
        item.put("event", s(json.writeValueAsString(event)));
        dynamoDb.putItem(put -> put.tableName(table).item(item));
    }

    /** What all messages tell of an event. */
    public List<Map<String, Object>> contributions(@Variable("eventId") String eventId)
            throws JsonProcessingException {
        List<Map<String, Object>> contributions = new ArrayList<>();
        var pages =
                dynamoDb.queryPaginator(
                        query ->
                                query.tableName(table)
                                        .keyConditionExpression("pk = :pk")
                                        .expressionAttributeValues(
                                                Map.of(":pk", s("event#" + eventId)))
                                        .consistentRead(true));
        for (Map<String, AttributeValue> item : pages.items()) {
            contributions.add(json.readValue(text(item, "event"), EVENT));
        }
        return contributions;
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }
}
