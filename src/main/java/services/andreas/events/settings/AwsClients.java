package services.andreas.events.settings;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;

/** What the clients of all AWS services have in common. */
public final class AwsClients {
    private AwsClients() {}

    /**
     * @param endpointUrl of a stand-in, which accepts any credentials; blank for AWS
     * @param connections maximum of concurrent calls
     * @param read longest wait for the next bytes of an answer
     */
    @SuppressWarnings("deprecation") // version 5 would be a second HTTP client beside that of Gmail
    public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configure(
            B builder,
            String region,
            String endpointUrl,
            int connections,
            Duration connect,
            Duration read) {
        builder.region(Region.of(region))
                .httpClientBuilder(
                        ApacheHttpClient.builder()
                                .maxConnections(connections)
                                .connectionTimeout(connect)
                                .socketTimeout(read));
        if (!endpointUrl.isBlank()) {
            builder.endpointOverride(URI.create(endpointUrl)).credentialsProvider(standIn());
        }
        return builder;
    }

    /** Any, unless a variable or property of AWS names some. */
    public static AwsCredentialsProvider standIn() {
        return AwsCredentialsProviderChain.of(
                SystemPropertyCredentialsProvider.create(),
                EnvironmentVariableCredentialsProvider.create(),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")));
    }
}
