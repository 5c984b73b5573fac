package services.andreas.events.run;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** The messages that stay claimed until the end of the run tells whose fault it was. */
final class HeldMessages {
    private final Queue<HeldMessage> held = new ConcurrentLinkedQueue<>();
    private final AtomicInteger inARow = new AtomicInteger();

    /**
     * @return how many messages in a row have failed so
     */
    int add(HeldMessage message) {
        held.add(message);
        return inARow.incrementAndGet();
    }

    /** A message went well: the row begins anew. */
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
