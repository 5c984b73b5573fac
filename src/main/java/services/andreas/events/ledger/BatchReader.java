package services.andreas.events.ledger;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import com.google.common.collect.Lists;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import services.andreas.events.failure.DynamoDbFailures;
import services.andreas.events.failure.FailureException;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** Reads many items by key, consistently, from one or two tables at once. */
public final class BatchReader {
    /** The maximum of keys in one BatchGetItem. */
    private static final int BATCH = 100;

    /** How often a batch is asked for in all, with longer waits in between. */
    private static final int TRIES = 5;

    private static final BackoffStrategy BACKOFF =
            BackoffStrategy.exponentialDelay(Duration.ofMillis(50), Duration.ofSeconds(1));

    private record Key(String table, Map<String, AttributeValue> key) {}

    private final DynamoDbClient dynamoDb;
    private final UnaryOperator<KeysAndAttributes.Builder> how;

    /** Reads whole items, consistently. */
    public BatchReader(DynamoDbClient dynamoDb) {
        this(dynamoDb, read -> read.consistentRead(true));
    }

    /**
     * @param how which attributes are read, and whether consistently
     */
    public BatchReader(DynamoDbClient dynamoDb, UnaryOperator<KeysAndAttributes.Builder> how) {
        this.dynamoDb = dynamoDb;
        this.how = how;
    }

    /**
     * @return the items that exist, by table
     * @throws FailureException when DynamoDB leaves keys unprocessed for long
     */
    public Map<String, List<Map<String, AttributeValue>>> read(
            Map<String, ? extends Collection<Map<String, AttributeValue>>> keys) {
        Map<String, List<Map<String, AttributeValue>>> found = new HashMap<>();
        if (!read(keys, found)) {
            throw new FailureException(DynamoDbFailures.UNPROCESSED);
        }
        return found;
    }

    /**
     * The same for one table, where an item that DynamoDB leaves unprocessed may as well be
     * missing.
     */
    public List<Map<String, AttributeValue>> readWhatComes(
            String table, Collection<Map<String, AttributeValue>> keys) {
        Map<String, List<Map<String, AttributeValue>>> found = new HashMap<>();
        read(Map.of(table, keys), found);
        return found.get(table);
    }

    private boolean read(
            Map<String, ? extends Collection<Map<String, AttributeValue>>> keys,
            Map<String, List<Map<String, AttributeValue>>> found) {
        List<Key> all =
                keys.entrySet().stream()
                        .flatMap(
                                table ->
                                        table.getValue().stream()
                                                .distinct()
                                                .map(key -> new Key(table.getKey(), key)))
                        .toList();
        keys.keySet().forEach(table -> found.put(table, new ArrayList<>()));
        boolean whole = true;
        for (List<Key> batch : Lists.partition(all, BATCH)) {
            whole &= read(batch, found);
        }
        return whole;
    }

    private boolean read(List<Key> keys, Map<String, List<Map<String, AttributeValue>>> found) {
        Map<String, KeysAndAttributes> left = new HashMap<>();
        keys.stream()
                .collect(groupingBy(Key::table, mapping(Key::key, toList())))
                .forEach(
                        (table, its) ->
                                left.put(
                                        table,
                                        how.apply(KeysAndAttributes.builder().keys(its)).build()));
        Map<String, KeysAndAttributes> asked = left;
        for (int tried = 0; !asked.isEmpty() && tried < TRIES; tried++) {
            if (tried > 0) {
                pause(tried);
            }
            Map<String, KeysAndAttributes> now = asked;
            var response = dynamoDb.batchGetItem(get -> get.requestItems(now));
            response.responses().forEach((table, items) -> found.get(table).addAll(items));
            asked = response.unprocessedKeys();
        }
        return asked.isEmpty();
    }

    private static void pause(int tried) {
        try {
            Thread.sleep(BACKOFF.computeDelay(tried).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailureException(DynamoDbFailures.UNPROCESSED);
        }
    }
}
