package services.andreas.events.workers;

import services.andreas.events.settings.Settings;
import services.andreas.events.settings.SettingsException;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The queue of shares.
 *
 * @param url its address
 * @param endpointUrl of SQS; blank for that of AWS
 * @param shares that one worker works on at once
 */
record QueueSettings(String url, String endpointUrl, String region, int shares) {
    private static final int SPARE_CONNECTIONS = 4;

    /**
     * @throws SettingsException if no queue is set
     */
    static QueueSettings of(Settings settings) {
        String url = settings.properties().getProperty("queue.url");
        if (url.isEmpty()) {
            throw new SettingsException("QUEUE_URL", "is not set");
        }
        return new QueueSettings(
                url,
                settings.properties().getProperty("sqs.endpoint-url"),
                settings.properties().getProperty("aws.region"),
                Integer.parseInt(settings.properties().getProperty("work.shares")));
    }

    SqsClient client() {
        return Sqs.client(region, endpointUrl, shares + SPARE_CONNECTIONS);
    }
}
