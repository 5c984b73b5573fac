package services.andreas.events.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

class DynamoDbProxyTest {
    private static final Map<String, AttributeValue> ITEM =
            Map.of("pk", AttributeValue.fromS("message#1"), "sk", AttributeValue.fromS("state"));

    private final String table = "Proxy-" + UUID.randomUUID();
    private final DynamoDbProxy proxy = new DynamoDbProxy(Dynoxide.shared().endpoint());
    private final DynamoDbClient client = client(proxy.endpoint());

    @BeforeEach
    void createTable() {
        client.createTable(
                create ->
                        create.tableName(table)
                                .billingMode(BillingMode.PAY_PER_REQUEST)
                                .attributeDefinitions(List.of(attribute("pk"), attribute("sk")))
                                .keySchema(
                                        List.of(
                                                key("pk", KeyType.HASH),
                                                key("sk", KeyType.RANGE))));
    }

    @AfterEach
    void close() {
        client.close();
        proxy.close();
    }

    @Test
    void passesCallsOnAndCountsThem() {
        client.putItem(put -> put.tableName(table).item(ITEM));

        assertThat(client.getItem(get -> get.tableName(table).key(ITEM)).item()).isEqualTo(ITEM);
        assertThat(proxy.calls("PutItem")).isOne();
        assertThat(proxy.calls()).isEqualTo(3);
    }

    @Test
    void losesTheResponseToAWriteThatWentThrough() {
        proxy.faults()
                .next(DynamoDbCall.that(call -> call.sk().equals("state")), Fault.dropAfter());

        assertThatThrownBy(() -> client.putItem(put -> put.tableName(table).item(ITEM)))
                .hasMessageContaining("Unable to execute HTTP request");

        assertThat(client.getItem(get -> get.tableName(table).key(ITEM)).item()).isEqualTo(ITEM);
    }

    @Test
    void answersTheErrorsOfDynamoDb() {
        fails(
                Fault.answer(DynamoDbErrors.throughputExceeded()),
                ProvisionedThroughputExceededException.class);
        fails(DynamoDbErrors.transactionConflict(), TransactionConflictException.class);
        fails(
                Fault.answer(DynamoDbErrors.internalServerError()),
                InternalServerErrorException.class);
        fails(Fault.answer(DynamoDbErrors.accessDenied()), DynamoDbException.class);

        assertThat(client.getItem(get -> get.tableName(table).key(ITEM)).item()).isEmpty();
    }

    @Test
    void cancelsATransactionThatIsInConflict() {
        TransactWriteItem write =
                TransactWriteItem.builder().put(put -> put.tableName(table).item(ITEM)).build();
        proxy.faults().next(DynamoDbErrors.transactionConflict());

        assertThatThrownBy(() -> client.transactWriteItems(all -> all.transactItems(write)))
                .isInstanceOfSatisfying(
                        TransactionCanceledException.class,
                        e ->
                                assertThat(e.cancellationReasons())
                                        .extracting(CancellationReason::code)
                                        .containsExactly("TransactionConflict"));
    }

    private void fails(Fault fault, Class<? extends DynamoDbException> type) {
        proxy.faults().next(fault);
        assertThatThrownBy(() -> client.putItem(put -> put.tableName(table).item(ITEM)))
                .isInstanceOf(type);
    }

    private static AttributeDefinition attribute(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    /** Tries nothing again, so that each fault shows. */
    private static DynamoDbClient client(URI endpoint) {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create("local", "local")))
                .overrideConfiguration(
                        config -> config.retryStrategy(retry -> retry.maxAttempts(1)))
                .build();
    }
}
