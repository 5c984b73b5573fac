package services.andreas.events.run;

import com.google.common.base.Ticker;
import com.google.common.util.concurrent.ThreadFactoryBuilder;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import services.andreas.events.failure.Failure;
import services.andreas.events.failure.Failures;
import services.andreas.events.failure.LeaseLostException;
import services.andreas.events.ledger.MessageLedger;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Watches the messages in work: renews their leases, and ends the work on what takes too long. A
 * message that takes seconds costs no request.
 */
public final class MessageWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MessageWatch.class);

    /** What is interrupted may still need a moment to settle. */
    private static final Duration GRACE = Duration.ofSeconds(20);

    private static final Duration TICK = Duration.ofMillis(500);

    /** Looks in a row: a thread is between two messages for less. */
    private static final int STANDSTILL = 3;

    private final IngestRuns runs;
    private final MessageSteps steps;
    private final MessageLedger ledger;
    private final Ticker ticker;
    private final long deadline;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    new ThreadFactoryBuilder()
                            .setNameFormat("message-watch")
                            .setDaemon(true)
                            .build());
    private int standstill;
    private volatile Runnable onStandstill = () -> {};

    /**
     * @param deadline seconds that one step of work on a message may take
     */
    public MessageWatch(
            IngestRuns runs,
            MessageSteps steps,
            MessageLedger ledger,
            Ticker ticker,
            long deadline) {
        this.runs = runs;
        this.steps = steps;
        this.ledger = ledger;
        this.ticker = ticker;
        this.deadline = Duration.ofSeconds(deadline).toNanos();
        timer.scheduleWithFixedDelay(
                this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Runs when every message in work hangs, so that the run can never end. */
    public void onStandstill(Runnable listener) {
        onStandstill = listener;
    }

    private void tick() {
        try {
            if (runs.isWorking()) {
                look(runs.current());
            }
        } catch (RuntimeException e) {
            LOG.warn("Messages in work could not be looked at: {}", Failures.of(e).reason());
        }
    }

    private void look(IngestRun run) {
        run.inWork().forEach(this::look);
        standstill = standsStill(run) ? standstill + 1 : 0;
        if (standstill == STANDSTILL) {
            run.stop(Failure.MESSAGE_HANGS);
            onStandstill.run();
        }
        runs.keepAlive(run);
    }

    private static boolean standsStill(IngestRun run) {
        Collection<InWork> all = run.inWork();
        return all.stream().anyMatch(InWork::isHanging)
                && all.stream().allMatch(work -> work.isHanging() || !work.isWorkedOn());
    }

    private void look(InWork work) {
        if (work.isHanging()) {
            return;
        }
        long step = work.sinceStep(ticker.read());
        if (step > deadline + GRACE.toNanos()) {
            hang(work);
            return;
        }
        if (step > deadline) {
            work.interrupt();
        }
        if (steps.isDue(work)) {
            try {
                steps.renew(work);
            } catch (LeaseLostException e) {
                LOG.debug("Message {} is settled, or another owner's", e.getMessage());
            } catch (SdkException e) {
                LOG.debug("A lease could not be renewed: {}", Failures.of(e).reason());
            }
        }
    }

    private void hang(InWork work) {
        work.hang();
        String id = work.claim().messageId();
        LOG.error("Message {} hangs: it neither ends nor can be interrupted", id);
        try {
            ledger.died(work.claim(), Failure.MESSAGE_HANGS);
        } catch (LeaseLostException e) {
            LOG.debug("Message {} is another owner's", id);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
