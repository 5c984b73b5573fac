package services.andreas.events.ledger;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import services.andreas.events.pace.Deadline;
import services.andreas.events.settings.AwsClients;
import services.andreas.events.usage.DynamoDbCalls;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** The DynamoDB client that the ledger and the routes share, and its conditional updates. */
public final class DynamoDb {
    /** Tries in all, for a throttled call, a lost one or a server error. */
    private static final int TRIES = 8;

    private static final Duration LONGEST_CALL = Duration.ofSeconds(7);

    /** From the connection to the last byte of the answer. */
    private static final Duration LONGEST_TRY = Duration.ofSeconds(3);

    /** The SDK's own waits a second and more after each throttled try, so four tries would fit. */
    private static final BackoffStrategy BACKOFF =
            BackoffStrategy.exponentialDelay(Duration.ofMillis(100), Duration.ofSeconds(1));

    /** Reasons for which DynamoDB cancels a transaction that can succeed in a moment. */
    private static final Set<String> BUSY =
            Set.of("ThrottlingError", "ProvisionedThroughputExceeded", "TransactionConflict");

    private DynamoDb() {}

    /**
     * @param endpointUrl blank for AWS
     * @param connections maximum of concurrent calls
     * @param calls counts every request
     */
    public static DynamoDbClient client(
            String region, String endpointUrl, int connections, DynamoDbCalls calls) {
        return AwsClients.configure(
                        DynamoDbClient.builder(),
                        region,
                        endpointUrl,
                        connections,
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(2))
                .overrideConfiguration(
                        config ->
                                config.addExecutionInterceptor(calls)
                                        .scheduledExecutorService(Deadline.timer())
                                        .apiCallTimeout(LONGEST_CALL)
                                        .apiCallAttemptTimeout(LONGEST_TRY)
                                        .retryStrategy(
                                                AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                                        .maxAttempts(TRIES)
                                                        .throttlingBackoffStrategy(BACKOFF)
                                                        .retryOnException(DynamoDb::isBusy)
                                                        .build()))
                .build();
    }

    /** Reads an item consistently; it is empty where there is none. */
    public static Map<String, AttributeValue> item(
            DynamoDbClient dynamoDb, String table, Map<String, AttributeValue> key) {
        return dynamoDb.getItem(get -> get.tableName(table).key(key).consistentRead(true)).item();
    }

    /**
     * @return false where the condition of the update does not hold
     */
    public static boolean update(
            DynamoDbClient dynamoDb, Consumer<UpdateItemRequest.Builder> update) {
        try {
            dynamoDb.updateItem(update);
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }

    /** Whether a transaction failed because of another one or of the rate. */
    private static boolean isBusy(Throwable thrown) {
        return thrown instanceof TransactionConflictException
                || thrown instanceof TransactionCanceledException cancelled
                        && cancelled.cancellationReasons().stream()
                                .anyMatch(reason -> BUSY.contains(reason.code()));
    }
}
