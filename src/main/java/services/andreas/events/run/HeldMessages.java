package services.andreas.events.run;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import services.andreas.events.failure.Failure;
import services.andreas.events.failure.Service;
import services.andreas.events.ledger.Claim;

/** The messages that stay claimed until the results of others show what is to blame. */
final class HeldMessages {
    /** So many that fail alike are no coincidence. */
    private static final int SEVERAL = 3;

    private final Queue<HeldMessage> held = new ConcurrentLinkedQueue<>();
    private final Map<Service, ServiceHistory> services = new EnumMap<>(Service.class);

    HeldMessages() {
        for (Service service : Service.values()) {
            services.put(service, new ServiceHistory());
        }
    }

    ServiceHistory of(Service service) {
        return services.get(service);
    }

    /**
     * @param again whether the message cost an attempt for the same reason in an earlier run
     * @return how many messages have failed alike in a row; 0 for one that has failed so before
     */
    int add(Claim claim, Failure failure, boolean again) {
        ServiceHistory history = of(failure.service());
        // in one step: of several that fail at once, each has a number of its own
        synchronized (history) {
            held.add(history.failed(claim, failure, again));
            return again ? 0 : history.inARow(failure);
        }
    }

    /** Whether several failed alike, and the service has served no message in this run. */
    boolean isOutage(HeldMessage message) {
        ServiceHistory history = of(message.failure().service());
        return !message.again()
                && !history.hasServedMessage()
                && history.inARow(message.failure()) >= SEVERAL;
    }

    /** Whether the message is to blame, because its service works for others, or has answered. */
    boolean isToBlame(HeldMessage message) {
        return !isOutage(message)
                && (message.failure().kind() == Failure.Kind.UNUSABLE_ANSWER
                        || of(message.failure().service()).hasServedSince(message));
    }

    List<HeldMessage> all() {
        return List.copyOf(held);
    }
}
