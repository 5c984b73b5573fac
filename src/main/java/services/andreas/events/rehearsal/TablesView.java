package services.andreas.events.rehearsal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * Two tables as they would be: reads come from DynamoDB, writes stay in memory and are seen by what
 * is read later. No request of another kind passes.
 */
final class TablesView implements DynamoDbClient {
    private final DynamoDbClient tables;
    private final Map<String, ItemsInMemory> written = new HashMap<>();

    TablesView(DynamoDbClient tables) {
        this.tables = tables;
    }

    /** What was written to a table. */
    synchronized ItemsInMemory written(String table) {
        return written.computeIfAbsent(table, name -> new ItemsInMemory());
    }

    @Override
    public synchronized GetItemResponse getItem(GetItemRequest request) {
        Map<String, AttributeValue> item = written(request.tableName()).get(request.key());
        return item == null ? tables.getItem(request) : response(item);
    }

    private static GetItemResponse response(Map<String, AttributeValue> item) {
        GetItemResponse.Builder response = GetItemResponse.builder();
        return (item.isEmpty() ? response : response.item(item)).build();
    }

    @Override
    public synchronized BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
        Map<String, List<Map<String, AttributeValue>>> found = new HashMap<>();
        Map<String, KeysAndAttributes> left = new HashMap<>();
        request.requestItems()
                .forEach(
                        (table, asked) -> {
                            ItemsInMemory ours = written(table);
                            found.put(table, new ArrayList<>());
                            asked.keys().stream()
                                    .map(ours::get)
                                    .filter(item -> item != null && !item.isEmpty())
                                    .forEach(found.get(table)::add);
                            List<Map<String, AttributeValue>> keys =
                                    asked.keys().stream()
                                            .filter(key -> ours.get(key) == null)
                                            .toList();
                            if (!keys.isEmpty()) {
                                left.put(table, asked.toBuilder().keys(keys).build());
                            }
                        });
        BatchGetItemResponse.Builder response = BatchGetItemResponse.builder();
        if (!left.isEmpty()) {
            BatchGetItemResponse read = tables.batchGetItem(get -> get.requestItems(left));
            read.responses().forEach((table, items) -> found.get(table).addAll(items));
            response.unprocessedKeys(read.unprocessedKeys());
        }
        return response.responses(found).build();
    }

    /** Reads all pages, so that what was written can be put in its place. */
    @Override
    public synchronized QueryResponse query(QueryRequest request) {
        QueryRequest whole = request.toBuilder().projectionExpression(null).limit(null).build();
        List<Map<String, AttributeValue>> read =
                tables.queryPaginator(whole).items().stream().toList();
        return ViewedQuery.of(request, written(request.tableName()).over(read));
    }

    @Override
    public synchronized UpdateItemResponse updateItem(UpdateItemRequest request) {
        Map<String, AttributeValue> old = current(request.tableName(), request.key());
        boolean holds =
                Conditions.hold(
                                request.conditionExpression(),
                                request.expressionAttributeNames(),
                                request.expressionAttributeValues(),
                                old)
                        && Conditions.hold(request.expected(), old);
        check(holds, old);
        Map<String, AttributeValue> base = new HashMap<>(old);
        base.putAll(request.key());
        Map<String, AttributeValue> now =
                request.updateExpression() == null
                        ? Changes.made(request.attributeUpdates(), base)
                        : Changes.made(
                                request.updateExpression(),
                                request.expressionAttributeNames(),
                                request.expressionAttributeValues(),
                                base);
        put(request.tableName(), request.key(), now);
        return UpdateItemResponse.builder()
                .attributes(request.returnValues() == ReturnValue.ALL_OLD ? old : now)
                .build();
    }

    @Override
    public synchronized PutItemResponse putItem(PutItemRequest request) {
        Map<String, AttributeValue> key = ItemsInMemory.key(request.item());
        Map<String, AttributeValue> old = current(request.tableName(), key);
        boolean holds =
                Conditions.hold(
                        request.conditionExpression(),
                        request.expressionAttributeNames(),
                        request.expressionAttributeValues(),
                        old);
        check(holds, old);
        put(request.tableName(), key, request.item());
        return PutItemResponse.builder().build();
    }

    @Override
    public synchronized DeleteItemResponse deleteItem(DeleteItemRequest request) {
        put(request.tableName(), request.key(), Map.of());
        return DeleteItemResponse.builder().build();
    }

    @Override
    public synchronized TransactWriteItemsResponse transactWriteItems(
            TransactWriteItemsRequest request) {
        List<TransactedWrite> writes =
                request.transactItems().stream().map(TransactedWrite::of).toList();
        TransactedWrite.check(writes, write -> current(write.table(), write.key()));
        for (TransactedWrite write : writes) {
            write.result(current(write.table(), write.key()))
                    .ifPresent(item -> put(write.table(), write.key(), item));
        }
        return TransactWriteItemsResponse.builder().build();
    }

    private static void check(boolean holds, Map<String, AttributeValue> old) {
        if (!holds) {
            ConditionalCheckFailedException.Builder refused =
                    ConditionalCheckFailedException.builder();
            throw (old.isEmpty() ? refused : refused.item(old)).build();
        }
    }

    private Map<String, AttributeValue> current(String table, Map<String, AttributeValue> key) {
        return getItem(get -> get.tableName(table).key(key).consistentRead(true)).item();
    }

    private void put(
            String table, Map<String, AttributeValue> key, Map<String, AttributeValue> item) {
        written(table).put(key, current(table, key), item);
    }

    @Override
    public String serviceName() {
        return tables.serviceName();
    }

    @Override
    public void close() {
        tables.close();
    }
}
