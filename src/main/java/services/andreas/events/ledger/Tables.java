package services.andreas.events.ledger;

import static services.andreas.events.ledger.Attributes.s;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import services.andreas.events.failure.Failure;
import services.andreas.events.failure.FailureException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.waiters.DynamoDbWaiter;

/** Checks the two tables, and creates missing ones where that is allowed. */
public record Tables(DynamoDbClient dynamoDb, String events, String ledger, boolean create) {
    private static final Logger LOG = LoggerFactory.getLogger(Tables.class);

    private static final Failure WRONG_KEY =
            Failure.ofRun(
                    "dynamodb-table-key",
                    "Check TABLE_NAME, whose key must be id, and LEDGER_TABLE_NAME, whose must be pk"
                            + " and sk");

    /** A key that no event has. */
    private static final Map<String, AttributeValue> EVENTS_KEY = Map.of("id", s("-"));

    /**
     * Checks that both tables can be read, before anything is paid for.
     *
     * @throws ResourceNotFoundException if one is missing and must not be created
     */
    public void prepare() {
        prepare(eventsTable(), EVENTS_KEY);
        prepare(ledgerTable(), LedgerKey.mailbox("-"));
    }

    /**
     * @throws software.amazon.awssdk.core.exception.SdkException if one cannot be read
     */
    public void check() {
        read(events, EVENTS_KEY);
        read(ledger, LedgerKey.mailbox("-"));
    }

    /** Reads a key, which needs no extra permission; DescribeTable would. */
    private void read(String table, Map<String, AttributeValue> key) {
        try {
            dynamoDb.getItem(get -> get.tableName(table).key(key));
        } catch (DynamoDbException e) {
            if ("ValidationException".equals(e.awsErrorDetails().errorCode())) {
                throw new FailureException(WRONG_KEY);
            }
            throw e;
        }
    }

    private void prepare(CreateTableRequest table, Map<String, AttributeValue> key) {
        try {
            read(table.tableName(), key);
        } catch (ResourceNotFoundException e) {
            if (!create) {
                throw e;
            }
            create(table);
        }
    }

    private void create(CreateTableRequest table) {
        boolean ours = true;
        try {
            dynamoDb.createTable(table);
        } catch (ResourceInUseException e) {
            // another process is creating it
            ours = false;
        }
        try (DynamoDbWaiter waiter = dynamoDb.waiter()) {
            waiter.waitUntilTableExists(wait -> wait.tableName(table.tableName()));
        }
        if (ours) {
            LOG.info("Created table {}", table.tableName());
        }
        if (ours && table.tableName().equals(ledger)) {
            dynamoDb.updateTimeToLive(
                    ttl ->
                            ttl.tableName(ledger)
                                    .timeToLiveSpecification(
                                            spec ->
                                                    spec.enabled(true)
                                                            .attributeName("expiration")));
        }
    }

    /** The original's table and indexes, and an index for all events between two dates. */
    private CreateTableRequest eventsTable() {
        return table(
                events,
                List.of("id"),
                List.of(
                        List.of("category"),
                        List.of("source_name"),
                        List.of("start_time"),
                        List.of("calendar", "start_time")));
    }

    /** Its index holds only messages that are not completed; the others have no open_since. */
    private CreateTableRequest ledgerTable() {
        return table(ledger, List.of("pk", "sk"), List.of(List.of("status", "open_since")));
    }

    /**
     * @param indexKeys the keys of each index; its first attribute names the index
     */
    private static CreateTableRequest table(
            String name, List<String> key, List<List<String>> indexKeys) {
        return CreateTableRequest.builder()
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(schema(key))
                .attributeDefinitions(
                        Stream.concat(Stream.of(key), indexKeys.stream())
                                .flatMap(List::stream)
                                .distinct()
                                .map(Tables::definition)
                                .toList())
                .globalSecondaryIndexes(indexKeys.stream().map(Tables::index).toList())
                .build();
    }

    private static GlobalSecondaryIndex index(List<String> key) {
        return GlobalSecondaryIndex.builder()
                .indexName(key.get(0) + "-index")
                .keySchema(schema(key))
                .projection(projection -> projection.projectionType(ProjectionType.ALL))
                .build();
    }

    private static List<KeySchemaElement> schema(List<String> key) {
        return IntStream.range(0, key.size())
                .mapToObj(
                        i ->
                                KeySchemaElement.builder()
                                        .attributeName(key.get(i))
                                        .keyType(i == 0 ? KeyType.HASH : KeyType.RANGE)
                                        .build())
                .toList();
    }

    private static AttributeDefinition definition(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(
                        name.equals("open_since") ? ScalarAttributeType.N : ScalarAttributeType.S)
                .build();
    }
}
