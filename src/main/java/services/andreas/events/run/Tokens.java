package services.andreas.events.run;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** The OpenAI tokens that one run has spent, and the calls in progress that will spend more. */
public final class Tokens {
    private final LongAdder calls = new LongAdder();
    private final LongAdder spent = new LongAdder();
    private final Map<String, Call> inFlight = new HashMap<>();
    private long measuredBytes;
    private long measuredTokens;

    /**
     * A call that is about to be made.
     *
     * @param bytes of what is sent
     * @param most tokens that it can cost
     */
    record Call(long bytes, long most) {}

    /**
     * Reserves the tokens of a call of one message. A call that may exceed the budget waits until
     * it is the only one, so that the budget is exceeded by one call at most.
     *
     * @param budget tokens that the run may spend
     * @param patience how long to wait for the calls in progress
     * @return false if the call does not fit, going by what those before have cost
     */
    synchronized boolean reserve(String messageId, Call call, long budget, Duration patience)
            throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (spent.sum() + likely(call) <= budget) {
            long reserved = inFlight.values().stream().mapToLong(Call::most).sum();
            if (inFlight.isEmpty() || spent.sum() + reserved + call.most() <= budget) {
                inFlight.put(messageId, call);
                return true;
            }
            long milliseconds = Duration.ofNanos(end - System.nanoTime()).toMillis();
            if (milliseconds <= 0) {
                return false;
            }
            wait(milliseconds);
        }
        return false;
    }

    /** What a call of this size costs: as those before, or a token for every eight bytes. */
    private long likely(Call call) {
        return measuredBytes == 0
                ? call.bytes() / 8
                : Math.round((double) measuredTokens / measuredBytes * call.bytes());
    }

    synchronized void asked(String messageId, long cost) {
        calls.increment();
        spent.add(cost);
        Call call = inFlight.remove(messageId);
        if (call != null) {
            measuredBytes += call.bytes();
            measuredTokens += cost;
        }
        notifyAll();
    }

    /** Drops the reservation of a settled message. */
    synchronized void release(String messageId) {
        inFlight.remove(messageId);
        notifyAll();
    }

    /** The number of answered calls. */
    long calls() {
        return calls.sum();
    }

    public long spent() {
        return spent.sum();
    }
}
