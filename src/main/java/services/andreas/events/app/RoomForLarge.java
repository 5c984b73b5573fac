package services.andreas.events.app;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Variable;
import services.andreas.events.run.IngestRun;
import services.andreas.events.run.IngestRuns;

/**
 * Lets one large or suspect message at a time into the memory of this process, whichever mailbox it
 * is of: two of 25 MB do not fit.
 */
public record RoomForLarge(IngestRuns runs) {
    /** Of the process, because each mailbox is read by an application of its own. */
    private static final Semaphore ROOM = new Semaphore(1, true);

    /** How soon a wait ends where the run is stopped. */
    private static final Duration LOOK = Duration.ofMillis(500);

    /**
     * Waits until there is room.
     *
     * @return false if the run is stopped before, so that the message is not claimed anyway
     */
    public boolean enter(@Variable("run") IngestRun run) throws InterruptedException {
        while (runs.isOpen(run)) {
            if (ROOM.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                return true;
            }
        }
        return false;
    }

    /** Makes room for the next one. */
    public void leave(@Variable("hasRoom") boolean entered) {
        if (entered) {
            ROOM.release();
        }
    }
}
