package services.andreas.events.run;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** The messages that stay claimed until the end of the run shows the cause of their failures. */
final class HeldMessages {
    private final Queue<HeldMessage> held = new ConcurrentLinkedQueue<>();
    private final AtomicInteger inARow = new AtomicInteger();

    /**
     * @return number of messages in a row that failed so
     */
    int add(HeldMessage message) {
        held.add(message);
        return inARow.incrementAndGet();
    }

    /** Starts a new row after a message that succeeded. */
    void endRow() {
        inARow.set(0);
    }

    boolean isEmpty() {
        return held.isEmpty();
    }

    List<HeldMessage> all() {
        return List.copyOf(held);
    }
}
