package services.andreas.events.run;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** The OpenAI tokens that one run spends, and those set aside for its calls under way. */
public final class Tokens {
    private final LongAdder calls = new LongAdder();
    private final LongAdder spent = new LongAdder();
    private final Map<String, Long> reservations = new ConcurrentHashMap<>();
    private long excess;

    /**
     * Sets tokens aside for the call of one message, and as many more as any call before has cost
     * beyond its estimate.
     *
     * @param budget tokens that the run may spend
     * @return false when they do not fit
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

    /** Nothing is set aside for a message that is settled. */
    void release(String messageId) {
        reservations.remove(messageId);
    }

    /** Calls that were answered. */
    long calls() {
        return calls.sum();
    }

    public long spent() {
        return spent.sum();
    }
}
