package services.andreas.events.workers;

import java.net.URI;
import java.time.Duration;
import services.andreas.events.settings.StandInCredentials;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.SqsClientBuilder;

/** Creates the SQS client. */
final class Sqs {
    /** Longer than a long poll. */
    private static final Duration LONGEST_READ = Duration.ofSeconds(30);

    private Sqs() {}

    /**
     * @param endpointUrl blank for AWS
     * @param connections maximum of concurrent calls
     */
    @SuppressWarnings("deprecation") // version 5 would be a second HTTP client beside that of Gmail
    static SqsClient client(String region, String endpointUrl, int connections) {
        SqsClientBuilder builder =
                SqsClient.builder()
                        .region(Region.of(region))
                        .httpClientBuilder(
                                ApacheHttpClient.builder()
                                        .maxConnections(connections)
                                        .connectionTimeout(Duration.ofSeconds(2))
                                        .socketTimeout(LONGEST_READ));
        if (!endpointUrl.isBlank()) {
            builder.endpointOverride(URI.create(endpointUrl))
                    .credentialsProvider(StandInCredentials.provider());
        }
        return builder.build();
    }
}
