package services.andreas.events.ledger;

import java.net.URI;
import java.time.Duration;
import services.andreas.events.settings.StandInCredentials;
import services.andreas.events.usage.DynamoDbCalls;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/** Makes the one DynamoDB client that the ledger and the routes share. */
public final class DynamoDb {
    /**
     * Tries in all, for a call that was throttled, lost or met an error of the server. DynamoDB is
     * tried again here and nowhere else: see docs/decisions/retries.md.
     */
    private static final int TRIES = 8;

    private static final Duration LONGEST_CALL = Duration.ofSeconds(7);

    /** The SDK's own, a second and more for each throttled try, would leave time for four. */
    private static final BackoffStrategy BACKOFF =
            BackoffStrategy.exponentialDelay(Duration.ofMillis(100), Duration.ofSeconds(1));

    private DynamoDb() {}

    /**
     * @param endpointUrl blank for AWS
     * @param connections calls at once
     * @param calls is told of every request
     */
    @SuppressWarnings("deprecation") // version 5 would be a second HTTP client beside that of Gmail
    public static DynamoDbClient client(
            String region, String endpointUrl, int connections, DynamoDbCalls calls) {
        DynamoDbClientBuilder builder =
                DynamoDbClient.builder()
                        .region(Region.of(region))
                        .httpClientBuilder(
                                ApacheHttpClient.builder()
                                        .maxConnections(connections)
                                        .connectionTimeout(Duration.ofSeconds(2))
                                        .socketTimeout(Duration.ofSeconds(2)))
                        .overrideConfiguration(
                                config ->
                                        config.addExecutionInterceptor(calls)
                                                .apiCallTimeout(LONGEST_CALL)
                                                .retryStrategy(
                                                        AwsRetryStrategy.standardRetryStrategy()
                                                                .toBuilder()
                                                                .maxAttempts(TRIES)
                                                                .throttlingBackoffStrategy(BACKOFF)
                                                                .retryOnException(
                                                                        TransactionConflictException
                                                                                .class)
                                                                .build()));
        if (!endpointUrl.isBlank()) {
            builder.endpointOverride(URI.create(endpointUrl))
                    .credentialsProvider(StandInCredentials.provider());
        }
        return builder.build();
    }
}
