package services.andreas.events;

import com.google.common.base.Ticker;
import java.util.concurrent.TimeUnit;

/** A ticker that is as many seconds ahead as a system property says; the property may change. */
public final class TickerAhead extends Ticker {
    private final String property;

    public TickerAhead(String property) {
        this.property = property;
    }

    @Override
    public long read() {
        return System.nanoTime() + TimeUnit.SECONDS.toNanos(Long.getLong(property, 0));
    }
}
