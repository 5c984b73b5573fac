package services.andreas.events.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** Reads many items by key, consistently, from one or two tables at once. */
public final class BatchReader {
    /** The maximum of keys in one BatchGetItem. */
    private static final int BATCH = 100;

    private record Key(String table, Map<String, AttributeValue> key) {}

    private final DynamoDbClient dynamoDb;

    public BatchReader(DynamoDbClient dynamoDb) {
        this.dynamoDb = dynamoDb;
    }

    /**
     * @return the items that exist, by table
     */
    public Map<String, List<Map<String, AttributeValue>>> read(
            Map<String, ? extends Collection<Map<String, AttributeValue>>> keys) {
        List<Key> all =
                keys.entrySet().stream()
                        .flatMap(
                                table ->
                                        table.getValue().stream()
                                                .distinct()
                                                .map(key -> new Key(table.getKey(), key)))
                        .toList();
        Map<String, List<Map<String, AttributeValue>>> found = new HashMap<>();
        keys.keySet().forEach(table -> found.put(table, new ArrayList<>()));
        for (int from = 0; from < all.size(); from += BATCH) {
            read(all.subList(from, Math.min(all.size(), from + BATCH)), found);
        }
        return found;
    }

    private void read(List<Key> keys, Map<String, List<Map<String, AttributeValue>>> found) {
        Map<String, KeysAndAttributes> left = new HashMap<>();
        Stream<String> tables = keys.stream().map(Key::table).distinct();
        tables.forEach(
                table ->
                        left.put(
                                table,
                                KeysAndAttributes.builder()
                                        .keys(
                                                keys.stream()
                                                        .filter(key -> key.table().equals(table))
                                                        .map(Key::key)
                                                        .toList())
                                        .consistentRead(true)
                                        .build()));
        Map<String, KeysAndAttributes> asked = left;
        while (!asked.isEmpty()) {
            Map<String, KeysAndAttributes> now = asked;
            var response = dynamoDb.batchGetItem(get -> get.requestItems(now));
            response.responses().forEach((table, items) -> found.get(table).addAll(items));
            asked = response.unprocessedKeys();
        }
    }
}
