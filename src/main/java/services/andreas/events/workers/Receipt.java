package services.andreas.events.workers;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * What SQS gives out with a share.
 *
 * @param queue its address
 */
record Receipt(SqsClient sqs, String queue, String handle) {
    private static final Logger LOG = LoggerFactory.getLogger(Receipt.class);

    /** The share is done. */
    void takeOut() {
        report(() -> sqs.deleteMessage(done -> done.queueUrl(queue).receiptHandle(handle)));
    }

    /** Another worker may have the share then, and not only when its time is over. */
    void comeAgain(Duration after) {
        int seconds = (int) after.toSeconds();
        report(
                () ->
                        sqs.changeMessageVisibility(
                                change ->
                                        change.queueUrl(queue)
                                                .receiptHandle(handle)
                                                .visibilityTimeout(seconds)));
    }

    /** A queue that was purged or deleted, or is out of reach, changes nothing in the ledger. */
    private static void report(Runnable call) {
        try {
            call.run();
        } catch (SdkException e) {
            LOG.warn(
                    "What became of a share could not be reported to the queue: {}",
                    QueueFailures.of(e).message());
        }
    }
}
