package services.andreas.events;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that is as many seconds ahead as a system property says; the property may change. */
public final class ClockAhead extends Clock {
    private final String property;

    public ClockAhead(String property) {
        this.property = property;
    }

    @Override
    public Instant instant() {
        return Instant.now().plusSeconds(Long.getLong(property, 0));
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Instants are all that is asked for");
    }
}
