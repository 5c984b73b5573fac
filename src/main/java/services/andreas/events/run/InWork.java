package services.andreas.events.run;

import services.andreas.events.ledger.Claim;

/**
 * A message that this process holds: since when, by which thread, and whether that has gone on too
 * long. Times are nanoseconds of a ticker.
 */
public final class InWork {
    private enum State {
        IN_TIME,
        LATE,
        HANGING,
        LOST
    }

    private final Claim claim;
    private State state = State.IN_TIME;
    private long leased;
    private long stepped;
    private Thread worker;

    InWork(Claim claim) {
        this.claim = claim;
        leased = claim.taken();
        stepped = claim.taken();
        worker = Thread.currentThread();
    }

    public Claim claim() {
        return claim;
    }

    /** This thread goes on with the message. */
    synchronized void step(long now) {
        worker = Thread.currentThread();
        stepped = now;
    }

    /** This thread leaves it, settled or not, and takes no interrupt with it. */
    synchronized void rest() {
        if (worker == Thread.currentThread()) {
            Thread.interrupted();
        }
        worker = null;
    }

    synchronized boolean isWorkedOn() {
        return worker != null;
    }

    synchronized void renewed(long now) {
        leased = now;
    }

    synchronized void lose() {
        state = State.LOST;
    }

    synchronized boolean isLost() {
        return state == State.LOST;
    }

    /** How long the lease has not been renewed. */
    synchronized long sinceLease(long now) {
        return now - leased;
    }

    /** How long a thread has been at the present step. */
    synchronized long sinceStep(long now) {
        return worker == null ? 0 : now - stepped;
    }

    /** Interrupts the thread, once. */
    synchronized void interrupt() {
        if (state == State.IN_TIME && worker != null) {
            state = State.LATE;
            worker.interrupt();
        }
    }

    /** It was interrupted, in vain or not. */
    synchronized boolean isLate() {
        return state == State.LATE || state == State.HANGING;
    }

    synchronized void hang() {
        state = State.HANGING;
    }

    public synchronized boolean isHanging() {
        return state == State.HANGING;
    }

    /** Whether its thread computes rather than waits for somebody. */
    public synchronized boolean isComputing() {
        if (worker == null || worker.getState() != Thread.State.RUNNABLE) {
            return false;
        }
        StackTraceElement[] stack = worker.getStackTrace();
        // whoever waits for an answer is in native code
        return stack.length > 0 && !stack[0].isNativeMethod();
    }
}
