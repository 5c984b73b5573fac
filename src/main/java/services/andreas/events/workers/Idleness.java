package services.andreas.events.workers;

import com.google.common.base.Ticker;
import java.time.Duration;

/** How long a worker has had nothing to do, as far as it knows: from a look into the queue on. */
final class Idleness {
    private final Ticker ticker;
    private int inWork;
    private boolean begun;
    private long since;

    Idleness(Ticker ticker) {
        this.ticker = ticker;
    }

    /** Work on a share begins. */
    synchronized void interrupt() {
        inWork++;
        begun = false;
    }

    /** Work on a share has ended. */
    synchronized void resume() {
        inWork--;
    }

    /** A look into the queue has come back without a share. */
    synchronized void nothing() {
        if (inWork == 0 && !begun) {
            begun = true;
            since = ticker.read();
        }
    }

    synchronized Duration lasts() {
        return begun ? Duration.ofNanos(ticker.read() - since) : Duration.ZERO;
    }
}
