package services.andreas.events.run;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** The OpenAI tokens that one run has spent, and those reserved for calls in progress. */
public final class Tokens {
    private final LongAdder calls = new LongAdder();
    private final LongAdder spent = new LongAdder();
    private final Map<String, Long> reservations = new ConcurrentHashMap<>();
    private long excess;

    /**
     * Reserves tokens for the call of one message, plus the most by which a call of this run has
     * exceeded its estimate.
     *
     * @param budget tokens that the run may spend
     * @return false if they do not fit
     */
    public synchronized boolean reserve(String messageId, long estimate, long budget) {
        long inFlight =
                reservations.values().stream().mapToLong(reserved -> reserved + excess).sum();
        boolean fits = spent.sum() + inFlight + estimate + excess <= budget;
        if (fits) {
            reservations.put(messageId, estimate);
        }
        return fits;
    }

    synchronized void asked(String messageId, long cost) {
        calls.increment();
        spent.add(cost);
        Long estimate = reservations.remove(messageId);
        if (estimate != null) {
            excess = Math.max(excess, cost - estimate);
        }
    }

    /** Drops the reservation of a settled message. */
    void release(String messageId) {
        reservations.remove(messageId);
    }

    /** The number of answered calls. */
    long calls() {
        return calls.sum();
    }

    public long spent() {
        return spent.sum();
    }
}
