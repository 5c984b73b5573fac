package services.andreas.events.workers;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import services.andreas.events.app.Application;
import services.andreas.events.failure.Failures;

/** Sees to what no share does: runs that cannot end any more, and the end of a worker by itself. */
final class Watch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final long SECONDS_BETWEEN_LOOKS = 30;

    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
    private final Application host;
    private final SharedRuns runs;

    /** Begins to look after runs. */
    Watch(Application host) {
        this.host = host;
        this.runs = host.bean(SharedRuns.class);
        timer.scheduleWithFixedDelay(this::closeDead, 0, SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS);
    }

    /** Ends the worker once it has had nothing to do for so long; null for never. */
    void endAfter(@Nullable Duration idle, ShareWork work) {
        if (idle != null) {
            timer.scheduleWithFixedDelay(
                    () -> {
                        if (work.idle().compareTo(idle) > 0) {
                            closeDead();
                            host.closeGate();
                            timer.shutdown();
                        }
                    },
                    1,
                    1,
                    TimeUnit.SECONDS);
        }
    }

    private void closeDead() {
        try {
            runs.closeDead();
        } catch (RuntimeException e) {
            // the next look, or another worker, closes them
            LOG.warn("Runs that died could not be closed: {}", Failures.of(e).message());
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
