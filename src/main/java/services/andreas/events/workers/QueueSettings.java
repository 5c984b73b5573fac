package services.andreas.events.workers;

import java.time.Duration;
import services.andreas.events.failure.FailureException;
import services.andreas.events.settings.AwsClients;
import services.andreas.events.settings.Settings;
import services.andreas.events.settings.SettingsException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The queue of shares.
 *
 * @param url its address
 * @param endpointUrl of SQS; blank for that of AWS
 * @param shares that one worker works on at once
 * @param lease seconds after which a message of a worker that died is free
 */
record QueueSettings(String url, String endpointUrl, String region, int shares, long lease) {
    private static final int SPARE_CONNECTIONS = 4;

    /** Longer than a long poll. */
    private static final Duration LONGEST_READ = Duration.ofSeconds(30);

    private static final int PARTS_OF_LEASE = 4;

    /**
     * @throws SettingsException if no queue is set, or one of the wrong kind, or what goes with
     *     none
     */
    static QueueSettings of(Settings settings) {
        String url = settings.properties().getProperty("queue.url");
        if (url.isEmpty()) {
            throw new SettingsException("QUEUE_URL", "is not set");
        }
        if (!url.endsWith(".fifo")) {
            throw new SettingsException(
                    "QUEUE_URL",
                    "must be that of a FIFO queue, which gives one mailbox to one worker at a time;"
                            + " its name ends in .fifo");
        }
        if (settings.properties().getProperty("openai.mode").equals("batch")) {
            throw new SettingsException(
                    "OPENAI_MODE",
                    "must be direct for dispatch and work: a batch is sent at the end of a run, and a"
                            + " share has none");
        }
        return new QueueSettings(
                url,
                settings.properties().getProperty("sqs.endpoint-url"),
                settings.properties().getProperty("aws.region"),
                Integer.parseInt(settings.properties().getProperty("work.shares")),
                Long.parseLong(settings.properties().getProperty("ingest.lease")));
    }

    /**
     * After which time a share comes again some of whose messages another worker has, or had when
     * it died. SQS counts how often it comes.
     */
    Duration whileOthersWork() {
        return Duration.ofSeconds(Math.max(1, lease / PARTS_OF_LEASE));
    }

    SqsClient client() {
        return AwsClients.configure(
                        SqsClient.builder(),
                        region,
                        endpointUrl,
                        shares + SPARE_CONNECTIONS,
                        Duration.ofSeconds(2),
                        LONGEST_READ)
                .build();
    }

    /**
     * Asks for something that no queue can do, in the one way for which a worker needs no further
     * permission.
     *
     * @throws FailureException if there is no such queue
     */
    void check(SqsClient sqs) {
        try {
            sqs.changeMessageVisibility(
                    change -> change.queueUrl(url).receiptHandle("none").visibilityTimeout(0));
        } catch (SdkException e) {
            if (!QueueFailures.isOfReceipt(e)) {
                throw new FailureException(QueueFailures.of(e));
            }
        }
    }
}
