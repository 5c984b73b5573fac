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

    /** Whether it was interrupted. */
    synchronized boolean isLate() {
        return state == State.LATE || state == State.HANGING;
    }

    /** Its thread neither ends nor can be interrupted. */
    public synchronized void hang() {
        state = State.HANGING;
    }

    public synchronized boolean isHanging() {
        return state == State.HANGING;
    }

    /** Whether its thread computes, and does not wait for an answer. */
    public synchronized boolean isComputing() {
        if (worker == null || worker.getState() != Thread.State.RUNNABLE) {
            return false;
        }
        StackTraceElement[] stack = worker.getStackTrace();
        return stack.length > 0 && !waitsForAnswer(stack[0]);
    }

    /** Java calls a thread runnable that waits for a socket. */
    private static boolean waitsForAnswer(StackTraceElement top) {
        return top.isNativeMethod()
                && (top.getClassName().startsWith("sun.nio.")
                        || top.getClassName().startsWith("java.net."));
    }
}
