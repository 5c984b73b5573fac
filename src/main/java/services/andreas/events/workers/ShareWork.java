package services.andreas.events.workers;

import java.time.Duration;
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

    private final Desks desks;
    private volatile Ledger ledger;
    private final SqsClient sqs;
    private final QueueSettings queue;
    private final Idleness idleness;

    /** Where shares are counted. */
    record Ledger(SharedRuns runs, ShareSums sums, SharedBudget budget) {}

    ShareWork(Desks desks, SqsClient sqs, QueueSettings queue, Idleness idleness) {
        this.desks = desks;
        this.sqs = sqs;
        this.queue = queue;
        this.idleness = idleness;
    }

    /** Counts shares here; the client of the ledger comes with the application. */
    void countIn(Ledger here) {
        ledger = here;
    }

    /**
     * Works on a share, counts it, and takes it out of the queue. One that is not finished stays
     * there, and comes again.
     *
     * @param json the share
     * @param receipt handle of this delivery
     */
    public void work(@Body String json, @Header("CamelAwsSqsReceiptHandle") String receipt) {
        idleness.interrupt();
        try {
            work(Share.read(json), new Receipt(sqs, queue.url(), receipt));
        } catch (RefusedShareException | SettingsException e) {
            LOG.warn("A share stays in the queue: {}", e.getMessage());
        } catch (Exception e) {
            // after some deliveries, SQS moves it to the dead letters, which are an alarm
            LOG.warn("A share stays in the queue: {}", Failures.of(e).message());
        } finally {
            idleness.resume();
        }
    }

    private void work(Share share, Receipt receipt) throws Exception {
        SharedRun run = ledger.runs().of(share);
        if (!run.hasEnded()) {
            WorkedShare worked = worked(share, run.gmailSpace());
            RunReport report = worked.report();
            ledger.sums().add(share, report, worked.gmailSpace());
            if (worked.isCutOff()) {
                LOG.warn("A share stays in the queue: {}", report.cause().message());
                return;
            }
            if (Failure.SHUTDOWN.equals(report.cause())) {
                receipt.comeAgain(Duration.ZERO);
                return;
            }
            if (report.count(MessageResult.ELSEWHERE) > 0) {
                receipt.comeAgain(queue.whileOthersWork());
                return;
            }
            if (ledger.sums().count(share, report)) {
                LOG.info("The run of {} over mailbox {} has ended", share.start(), share.mailbox());
                receipt.takeOut();
                publish(share.name());
                return;
            }
        }
        // of a run that has ended, every share is counted
        receipt.takeOut();
    }

    /** What is not published now is so at the end of the next run. */
    private void publish(String mailbox) {
        try {
            Desk desk = desks.take(mailbox);
            try {
                desk.publish();
            } finally {
                desks.leave(desk);
            }
        } catch (Exception e) {
            LOG.warn("Nothing is published at the end of this run: {}", Failures.of(e).message());
        }
    }

    private WorkedShare worked(Share share, long gmailSpace) throws Exception {
        Desk desk;
        try {
            desk = desks.take(share.name());
        } catch (RefusedShareException | SettingsException e) {
            throw e;
        } catch (Exception e) {
            return WorkedShare.none(share, gmailSpace, Failures.of(e));
        }
        boolean isGood = false;
        try {
            desk.check(share);
            long reserved = ledger.budget().reserve(share);
            WorkedShare worked = desk.work(share, reserved, gmailSpace);
            ledger.budget().release(share, reserved, worked.report().tokens());
            isGood = !worked.report().hasFailed();
            return worked;
        } finally {
            if (isGood) {
                desks.leave(desk);
            } else {
                desks.close(desk);
            }
        }
    }
}
