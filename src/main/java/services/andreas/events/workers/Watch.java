package services.andreas.events.workers;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import services.andreas.events.failure.Failure;
import services.andreas.events.failure.Failures;

/** Sees to what no share does: runs that cannot end any more, and the end of a worker by itself. */
final class Watch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final long SECONDS_BETWEEN_LOOKS = 30;

    /** Of one call to the ledger that cannot be interrupted, and more. */
    private static final long SECONDS_TO_END = 5;

    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
    private final Runnable closeDead;

    /** Begins to look after runs. */
    Watch(Runnable closeDead) {
        this.closeDead = closeDead;
        timer.scheduleWithFixedDelay(this::look, 0, SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS);
    }

    /** Ends the worker once this is so, after a last look. */
    void endOnce(BooleanSupplier isOver, Runnable end) {
        timer.scheduleWithFixedDelay(
                () -> {
                    if (isOver.getAsBoolean()) {
                        look();
                        end.run();
                        timer.shutdown();
                    }
                },
                1,
                1,
                TimeUnit.SECONDS);
    }

    private void look() {
        try {
            closeDead.run();
        } catch (RuntimeException e) {
            Failure why = Failures.of(e);
            // the next look, or another worker, closes them
            if (!Failure.SHUTDOWN.equals(why)) {
                LOG.warn("Runs that died could not be closed: {}", why.message());
            }
        }
    }

    /** Ends the look in hand before the client of the ledger is closed. */
    @Override
    public void close() {
        timer.shutdownNow();
        try {
            if (!timer.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) {
                LOG.warn("A look for runs that died does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
