package services.andreas.events.pace;

import java.time.Clock;
import java.time.Duration;
import org.apache.camel.Exchange;
import services.andreas.events.failure.Failure;
import services.andreas.events.failure.Failures;

/**
 * Spaces the calls to an API by its rate limits. Calls are not delayed until the first rejection. A
 * single rejection costs little; when many calls are rejected, the space grows until most succeed,
 * then narrows slowly.
 */
public final class Pace {
    private static final String LET_GO = "EventsPaceLetGo";
    private static final String SINCE = "EventsPaceSince";
    private static final double WIDER = 1.5;
    private static final double NARROWER = 0.99;

    /** The space is too narrow from this share of rejected calls. */
    private static final double MANY = 0.3;

    /** The weight of one call in that share. */
    private static final double WEIGHT = 0.05;

    private static final double NEGLIGIBLE = 1;
    private static final long FIRST_PAUSE = 1_000;
    private static final long LONGEST_PAUSE = 60_000;

    /** An API that answered within this time is working, so its rate limits will pass. */
    private static final long AT_WORK = Duration.ofMinutes(3).toMillis();

    private final Clock clock;
    private long first;
    private long widest;
    private long patience;
    private double space;
    private double next;
    private double share;
    private long letGo;
    private long lastOfStrike;
    private int strikes;
    private Long lastSuccess;

    public Pace(Clock clock) {
        this.clock = clock;
    }

    /** Milliseconds between two calls after the first rate limit. */
    public void setFirstSpace(long milliseconds) {
        first = milliseconds;
    }

    /** Maximum of milliseconds between two calls. */
    public void setWidestSpace(long milliseconds) {
        widest = milliseconds;
    }

    /** Seconds for which a call is retried that is rejected only for its rate. */
    public void setPatience(long seconds) {
        patience = 1000 * seconds;
    }

    /** Milliseconds that the exchange must wait before its call. */
    public long delay(Exchange exchange) {
        exchange.setProperty(SINCE, clock.millis());
        return again(exchange);
    }

    /** Milliseconds that the exchange must wait before it retries its call. */
    synchronized long again(Exchange exchange) {
        double now = clock.millis();
        exchange.setProperty(LET_GO, ++letGo);
        double turn = Math.max(now, next);
        next = turn + space;
        return Math.round(turn - now);
    }

    /** Records a call that succeeded. */
    public synchronized void succeeded() {
        lastSuccess = clock.millis();
        strikes = 0;
        share *= 1 - WEIGHT;
        space = space < NEGLIGIBLE ? 0 : space * NARROWER;
    }

    /**
     * Whether to retry a failed call. A call that was rejected only for its rate is retried for
     * longer if the API has answered lately.
     *
     * @param tries maximum of tries of a call
     */
    public boolean shouldRetry(Exchange exchange, int tries) {
        int made = exchange.getMessage().getHeader(Exchange.REDELIVERY_COUNTER, 0, Integer.class);
        long since = exchange.getProperty(SINCE, 0L, Long.class);
        return made < tries
                || clock.millis() - since < patience
                        && isAtWork()
                        && Failures.of(
                                                exchange.getProperty(
                                                        Exchange.EXCEPTION_CAUGHT, Throwable.class))
                                        .kind()
                                == Failure.Kind.RATE_LIMIT;
    }

    private synchronized boolean isAtWork() {
        return lastSuccess != null && clock.millis() - lastSuccess < AT_WORK;
    }

    /**
     * Widens the space after a rejected call.
     *
     * @param exchange the exchange of that call
     * @param pause milliseconds without any call, as the API asks; 0 if it names none
     */
    synchronized void slowDown(Exchange exchange, long pause) {
        long now = clock.millis();
        share += WEIGHT * (1 - share);
        // a call that started before the last slow-down says nothing about it
        if (exchange.getProperty(LET_GO, 0L, Long.class) > lastOfStrike) {
            lastOfStrike = letGo;
            space = Math.min(widest, Math.max(first, share < MANY ? space : space * WIDER));
            long own = strikes == 0 ? 0 : Math.min(LONGEST_PAUSE, FIRST_PAUSE << (strikes - 1));
            strikes = Math.min(strikes + 1, 10);
            next = Math.max(next, now + (double) own);
        }
        next = Math.max(next, now + (double) pause);
    }

    /**
     * Widens the space to this minimum.
     *
     * @param least milliseconds between two calls
     */
    public synchronized void space(double least) {
        space = Math.min(widest, Math.max(space, least));
    }

    /** Milliseconds between two calls, as it is now. */
    public synchronized long spacing() {
        return Math.round(space);
    }
}
