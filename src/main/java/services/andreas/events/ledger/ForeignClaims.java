package services.andreas.events.ledger;

import com.google.common.base.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The claims of other owners as this process sees them. An owner renews its claim while it works; a
 * claim that has not changed for a whole lease, by our own ticker, has expired. So a wrong clock
 * takes no message from an owner that works.
 */
public final class ForeignClaims {
    /** By how much two clocks may differ at most. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private static final long NONE = -1;

    private record Sighting(long expiration, long since) {}

    private final Map<String, Sighting> sightings = new ConcurrentHashMap<>();
    private final Clock clock;
    private final Ticker ticker;
    private final long lease;

    /**
     * @param lease seconds that a claim lasts
     */
    public ForeignClaims(Clock clock, Ticker ticker, long lease) {
        this.clock = clock;
        this.ticker = ticker;
        this.lease = Duration.ofSeconds(lease).toNanos();
    }

    /**
     * Takes note of a claim.
     *
     * @param expiration of its lease, in epoch seconds of its owner's clock
     * @return whether nobody holds it any more
     */
    public boolean isAbandoned(String messageId, long expiration) {
        Sighting seen =
                sightings.merge(
                        messageId,
                        new Sighting(expiration, ticker.read()),
                        (before, now) -> before.expiration == expiration ? before : now);
        return expiration < longAgo() || isOld(seen);
    }

    /** A lease that ended before this instant has ended by everybody's clock. */
    long longAgo() {
        return clock.instant().minus(SKEW).getEpochSecond();
    }

    /** The expiration that has stayed the same for a whole lease, or one that no claim has. */
    long unchanged(String messageId) {
        Sighting seen = sightings.get(messageId);
        return seen != null && isOld(seen) ? seen.expiration : NONE;
    }

    private boolean isOld(Sighting seen) {
        return ticker.read() - seen.since > lease;
    }
}
