package services.andreas.events.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Puts many items into tables, 25 a request and several requests at once. */
final class Loader {
    record Item(String table, Map<String, AttributeValue> attributes) {}

    private static final int MOST = 25;
    private static final int THREADS = 4;

    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(
                    THREADS,
                    THREADS,
                    0,
                    TimeUnit.SECONDS,
                    new ArrayBlockingQueue<>(100),
                    new ThreadPoolExecutor.CallerRunsPolicy());
    private final DynamoDbClient dynamoDb;
    private List<Item> batch = new ArrayList<>();

    Loader(DynamoDbClient dynamoDb) {
        this.dynamoDb = dynamoDb;
    }

    void put(Item item) {
        batch.add(item);
        if (batch.size() == MOST) {
            flush();
        }
    }

    private void flush() {
        List<Item> full = batch;
        batch = new ArrayList<>();
        threads.execute(() -> write(full));
    }

    private void write(List<Item> items) {
        Map<String, List<WriteRequest>> left = new HashMap<>();
        for (Item item : items) {
            left.computeIfAbsent(item.table(), table -> new ArrayList<>())
                    .add(
                            WriteRequest.builder()
                                    .putRequest(put -> put.item(item.attributes()))
                                    .build());
        }
        while (!left.isEmpty()) {
            Map<String, List<WriteRequest>> now = left;
            left = dynamoDb.batchWriteItem(write -> write.requestItems(now)).unprocessedItems();
        }
    }

    void finish() throws InterruptedException {
        if (!batch.isEmpty()) {
            flush();
        }
        threads.shutdown();
        if (!threads.awaitTermination(10, TimeUnit.MINUTES)) {
            throw new IllegalStateException("The tables were not filled in ten minutes");
        }
    }
}
