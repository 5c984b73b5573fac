package services.andreas.events.bench;

import static services.andreas.events.ledger.Attributes.n;
import static services.andreas.events.ledger.Attributes.s;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import services.andreas.events.ledger.LedgerKey;
import services.andreas.events.ledger.Tables;
import services.andreas.events.standin.Dynoxide;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** Asks of DynamoDB what a mail with one event asks of it, waits as for the model, and no more. */
final class BareClient implements AutoCloseable {
    /** What a transaction writes: what is told, by whom, and four keys to find it by. */
    private static final int TOLD = 6;

    private static final int SEARCHED = 7;

    private final DynamoDbClient dynamoDb;
    private final String table = "Events-" + UUID.randomUUID();
    private final String ledger = table + "-ledger";

    BareClient(Dynoxide local) {
        dynamoDb = local.client();
        new Tables(dynamoDb, table, ledger, true).prepare();
    }

    double seconds(int mails, int concurrency, Duration latency) throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(concurrency);
        long begin = System.nanoTime();
        try {
            Callable<Void> mail = () -> mail(latency);
            for (Future<Void> done : workers.invokeAll(Collections.nCopies(mails, mail))) {
                done.get();
            }
        } finally {
            workers.shutdownNow();
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    /** Milliseconds of CPU that a mail takes of this process, which does nothing else. */
    double cpu(int mails, int concurrency) throws Exception {
        OperatingSystemMXBean process =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long before = process.getProcessCpuTime();
        seconds(mails, concurrency, Duration.ZERO);
        return (process.getProcessCpuTime() - before) / 1e6 / mails;
    }

    private Void mail(Duration latency) throws InterruptedException {
        String id = UUID.randomUUID().toString();
        update(ledger, LedgerKey.message(id), "INPROGRESS");
        Thread.sleep(latency.toMillis());
        Map<String, AttributeValue> answer = new HashMap<>(key(id, "answer#1"));
        answer.put("answer", s("x".repeat(500)));
        dynamoDb.putItem(put -> put.tableName(ledger).item(answer));
        List<TransactWriteItem> told = new ArrayList<>();
        for (int i = 0; i < TOLD; i++) {
            Update write = write(ledger, key(id + i, "told"), null);
            told.add(TransactWriteItem.builder().update(write).build());
        }
        dynamoDb.transactWriteItems(transaction -> transaction.transactItems(told));
        KeysAndAttributes keys =
                KeysAndAttributes.builder()
                        .keys(
                                IntStream.range(0, SEARCHED)
                                        .mapToObj(i -> key(id + i, "told"))
                                        .toList())
                        .consistentRead(true)
                        .build();
        dynamoDb.batchGetItem(get -> get.requestItems(Map.of(ledger, keys)));
        update(table, Map.of("id", s(id)), null);
        update(ledger, LedgerKey.message(id), "COMPLETED");
        return null;
    }

    private void update(String name, Map<String, AttributeValue> key, String status) {
        Update write = write(name, key, status);
        dynamoDb.updateItem(
                update ->
                        update.tableName(name)
                                .key(key)
                                .updateExpression(write.updateExpression())
                                .expressionAttributeNames(write.expressionAttributeNames())
                                .expressionAttributeValues(write.expressionAttributeValues())
                                .returnValues(ReturnValue.ALL_NEW));
    }

    /**
     * @param status by which the item stands in the index of the ledger, or null
     */
    private static Update write(String name, Map<String, AttributeValue> key, String status) {
        return Update.builder()
                .tableName(name)
                .key(key)
                .updateExpression("SET #attribute = :value")
                .expressionAttributeNames(Map.of("#attribute", status == null ? "fence" : "status"))
                .expressionAttributeValues(Map.of(":value", status == null ? n(1) : s(status)))
                .build();
    }

    private static Map<String, AttributeValue> key(String id, String sk) {
        Map<String, AttributeValue> key = new HashMap<>(LedgerKey.message(id));
        key.put("sk", s(sk));
        return key;
    }

    @Override
    public void close() {
        dynamoDb.close();
    }
}
