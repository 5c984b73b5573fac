package services.andreas.events.listing;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import services.andreas.events.ledger.Tables;
import services.andreas.events.standin.Dynoxide;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A table of events, and who writes items into it. */
public final class StoredItems {
    public final DynamoDbClient dynamoDb = Dynoxide.shared().client();
    public final String table = "Events-" + UUID.randomUUID();
    public final String ledger = table + "-ledger";

    public StoredItems() {
        new Tables(dynamoDb, table, ledger, true).prepare();
    }

    /** What a mail announced; its start is an instant, or a text of any kind. */
    public static Map<String, Object> event(String id, String title, String start) {
        Map<String, Object> event = new HashMap<>();
        event.put("id", id);
        event.put("title", title);
        event.put("start_time", start);
        event.put("calendar", "events");
        event.put("timezone", "Europe/Zurich");
        event.put("status", "confirmed");
        event.put("updated_at", "2026-11-20T10:00:00Z");
        event.put("sequence", 0);
        return event;
    }

    public StoredItems put(Map<String, ?> event) {
        dynamoDb.putItem(put -> put.tableName(table).item(item(event)));
        return this;
    }

    public void delete(String id) {
        dynamoDb.deleteItem(
                delete -> delete.tableName(table).key(Map.of("id", AttributeValue.fromS(id))));
    }

    public static Map<String, AttributeValue> item(Map<String, ?> event) {
        Map<String, AttributeValue> item = new HashMap<>();
        event.forEach((name, value) -> item.put(name, value(value)));
        return item;
    }

    private static AttributeValue value(Object value) {
        if (value instanceof Boolean flag) {
            return AttributeValue.fromBool(flag);
        }
        if (value instanceof Number number) {
            return AttributeValue.fromN(number.toString());
        }
        if (value instanceof List<?> list) {
            return AttributeValue.fromL(list.stream().map(StoredItems::value).toList());
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, AttributeValue> members = new HashMap<>();
            map.forEach((name, member) -> members.put(name.toString(), value(member)));
            return AttributeValue.fromM(members);
        }
        return AttributeValue.fromS(value instanceof Instant ? value.toString() : (String) value);
    }
}
