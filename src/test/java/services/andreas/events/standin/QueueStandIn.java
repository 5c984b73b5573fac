package services.andreas.events.standin;

import java.net.URI;
import java.util.Map;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A queue of ElasticMQ, which speaks SQS, in this process. */
public final class QueueStandIn implements AutoCloseable {
    private final SQSRestServer server;
    private final URI root;
    private final SqsClient client;
    private final String url;

    @SuppressWarnings("deprecation") // the client that the program uses
    public QueueStandIn() {
        server = SQSRestServerBuilder.withInterface("127.0.0.1").withDynamicPort().start();
        root = URI.create("http://127.0.0.1:" + server.waitUntilStarted().localAddress().getPort());
        client =
                SqsClient.builder()
                        .endpointOverride(root)
                        .region(Region.US_EAST_1)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(
                                        AwsBasicCredentials.create("local", "local")))
                        .httpClientBuilder(ApacheHttpClient.builder())
                        .build();
        client.createQueue(
                create ->
                        create.queueName("shares.fifo")
                                .attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true")));
        url = root + "/000000000000/shares.fifo";
    }

    /** What the program is told. */
    public Map<String, String> environment() {
        return Map.of("QUEUE_URL", url, "SQS_ENDPOINT_URL", root.toString());
    }

    public SqsClient client() {
        return client;
    }

    public String url() {
        return url;
    }

    /** Messages that anybody may have now. */
    public int waiting() {
        return number(attributes(), QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES);
    }

    /** Messages that wait, and those that somebody has. */
    public int size() {
        Map<QueueAttributeName, String> attributes = attributes();
        return number(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)
                + number(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);
    }

    private Map<QueueAttributeName, String> attributes() {
        return client.getQueueAttributes(
                        get -> get.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                .attributes();
    }

    private static int number(Map<QueueAttributeName, String> from, QueueAttributeName name) {
        return Integer.parseInt(from.getOrDefault(name, "0"));
    }

    @Override
    public void close() {
        client.close();
        server.stopAndWait();
    }
}
