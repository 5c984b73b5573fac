package services.andreas.events.workers;

import com.google.common.base.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import services.andreas.events.failure.Failure;
import services.andreas.events.failure.Failures;
import services.andreas.events.run.MessageResult;
import services.andreas.events.run.RunReport;
import services.andreas.events.settings.SettingsException;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Works on shares: called by the route work-shares, for several at once. */
public final class ShareWork {
    private static final Logger LOG = LoggerFactory.getLogger(ShareWork.class);

    /** Another worker has a message of the share, which it will have done soon. */
    private static final Duration A_MOMENT = Duration.ofSeconds(5);

    private final Desks desks;
    private volatile SharedRuns runs;
    private volatile SharedBudget budget;
    private final SqsClient sqs;
    private final QueueSettings queue;
    private final Ticker ticker;
    private final AtomicInteger inWork = new AtomicInteger();
    private final AtomicLong since;

    ShareWork(Desks desks, SqsClient sqs, QueueSettings queue, Ticker ticker) {
        this.desks = desks;
        this.sqs = sqs;
        this.queue = queue;
        this.ticker = ticker;
        since = new AtomicLong(ticker.read());
    }

    /** Counts shares here; the client of the ledger comes with the application. */
    void countIn(SharedRuns sums, SharedBudget tokens) {
        runs = sums;
        budget = tokens;
    }

    /**
     * Works on a share, counts it, and takes it out of the queue. One that is not finished stays
     * there, and comes again.
     *
     * @param json the share
     * @param receipt by which SQS knows that it was given to us
     */
    public void work(@Body String json, @Header("CamelAwsSqsReceiptHandle") String receipt) {
        inWork.incrementAndGet();
        try {
            Share share = Share.read(json);
            RunReport report = report(share);
            runs.add(share, report);
            if (Failure.SHUTDOWN.equals(report.cause())) {
                comeAgain(receipt, Duration.ZERO);
            } else if (report.count(MessageResult.ELSEWHERE) > 0) {
                comeAgain(receipt, A_MOMENT);
            } else {
                count(share, report);
                sqs.deleteMessage(done -> done.queueUrl(queue.url()).receiptHandle(receipt));
            }
        } catch (IllegalArgumentException | SettingsException e) {
            LOG.warn("What is no share of ours stays in the queue");
        } catch (Exception e) {
            // after some deliveries, SQS moves it to the dead letters, which are an alarm
            LOG.warn("A share stays in the queue: {}", Failures.of(e).reason());
        } finally {
            since.set(ticker.read());
            inWork.decrementAndGet();
        }
    }

    private RunReport report(Share share) throws Exception {
        long reserved = budget.reserve(share);
        Desk desk = desks.take(share.name());
        try {
            RunReport report = desk.work(share, reserved);
            budget.release(share, reserved, report.tokens());
            return report;
        } finally {
            desks.leave(desk);
        }
    }

    /** Another worker may have it then, and not only when its time is over. */
    private void comeAgain(String receipt, Duration after) {
        int seconds = (int) after.toSeconds();
        sqs.changeMessageVisibility(
                change ->
                        change.queueUrl(queue.url())
                                .receiptHandle(receipt)
                                .visibilityTimeout(seconds));
    }

    private void count(Share share, RunReport report) throws Exception {
        if (!runs.count(share, report)) {
            return;
        }
        LOG.info("The run of {} over mailbox {} has ended", share.start(), share.mailbox());
        Desk desk = desks.take(share.name());
        try {
            desk.publish();
        } finally {
            desks.leave(desk);
        }
    }

    /** How long there was nothing to do. */
    Duration idle() {
        return inWork.get() > 0 ? Duration.ZERO : Duration.ofNanos(ticker.read() - since.get());
    }
}
