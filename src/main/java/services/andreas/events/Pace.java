package services.andreas.events;

import java.time.Clock;

/**
 * Spaces the calls to an API as widely as it asks for. Calls are free until the first rate limit;
 * each one doubles the space, each call that is let go narrows it.
 */
public final class Pace {
    private static final double NARROWER = 0.9;
    private static final double NEGLIGIBLE = 1;

    private final Clock clock;
    private final long first;
    private final long widest;
    private double space;
    private double next;

    /**
     * @param first milliseconds between two calls after the first rate limit
     * @param widest most milliseconds between two calls
     */
    public Pace(Clock clock, long first, long widest) {
        this.clock = clock;
        this.first = first;
        this.widest = widest;
    }

    /** Milliseconds to wait before the next call, which the caller then makes. */
    public synchronized long delay() {
        double now = clock.millis();
        double turn = Math.max(now, next);
        next = turn + space;
        space = space < NEGLIGIBLE ? 0 : space * NARROWER;
        return Math.round(turn - now);
    }

    /**
     * The API asks for fewer calls.
     *
     * @param pause milliseconds for which nobody is to call it at all
     */
    synchronized void slowDown(long pause) {
        space = Math.min(widest, Math.max(first, space * 2));
        next = Math.max(next, clock.millis() + (double) pause);
    }
}
