package services.andreas.events.runs;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import services.andreas.events.failure.Failure;
import services.andreas.events.ledger.Claim;

/**
 * One run: its name in the ledger, what became of each message, and why it had to stop. Shared by
 * the threads of the run.
 */
public final class IngestRun {
    private static final Logger LOG = LoggerFactory.getLogger(IngestRun.class);

    private final String owner;
    private final Instant start;
    private final Map<String, Outcome> outcomes = new ConcurrentHashMap<>();
    private final Map<String, Long> suspects = new ConcurrentHashMap<>();
    private final Map<String, Claim> inWork = new ConcurrentHashMap<>();
    private final Map<Change, LongAdder> changes = new EnumMap<>(Change.class);
    private final LongAdder calls = new LongAdder();
    private final LongAdder tokens = new LongAdder();
    private final AtomicReference<Failure> cause = new AtomicReference<>();
    private final Queue<Held> held = new ConcurrentLinkedQueue<>();
    private final AtomicInteger inARow = new AtomicInteger();
    private final Map<String, Long> reservations = new ConcurrentHashMap<>();
    private long excess;
    private volatile List<String> listed = List.of();
    private final Map<String, LongAdder> reasons = new ConcurrentSkipListMap<>();
    private volatile boolean over;

    public IngestRun(String owner, Instant start) {
        this.owner = owner;
        this.start = start;
        for (Change change : Change.values()) {
            changes.put(change, new LongAdder());
        }
    }

    /** The token by which the ledger knows this run. */
    public String owner() {
        return owner;
    }

    public void listed(List<String> ids) {
        listed = ids;
    }

    /** What has no outcome yet, in the order of the list. */
    public List<String> pending() {
        return listed.stream().filter(id -> !outcomes.containsKey(id)).toList();
    }

    /** An owner before has left the message without a word: the process may have died of it. */
    public void suspect(String messageId, long deaths) {
        suspects.put(messageId, deaths);
    }

    public boolean isSuspect(String messageId) {
        return suspects.containsKey(messageId);
    }

    /** What is pending and suspect, the fewest deaths first. */
    public List<String> suspects() {
        return pending().stream()
                .filter(suspects::containsKey)
                .sorted(Comparator.comparing(suspects::get))
                .toList();
    }

    public void claimed(Claim claim) {
        inWork.put(claim.messageId(), claim);
    }

    public void settled(String messageId, Outcome outcome) {
        inWork.remove(messageId);
        reservations.remove(messageId);
        outcomes.put(messageId, outcome);
        if (outcome == Outcome.PROCESSED) {
            inARow.set(0);
        }
    }

    /** Why a message was not done. */
    void notDone(Failure failure) {
        reasons.computeIfAbsent(failure.reason(), reason -> new LongAdder()).increment();
    }

    /** How many messages were not done for which reason, the most frequent first. */
    Map<String, Long> reasons() {
        Map<String, Long> sorted = new LinkedHashMap<>();
        reasons.entrySet().stream()
                .sorted(Comparator.comparing(reason -> -reason.getValue().sum()))
                .forEach(reason -> sorted.put(reason.getKey(), reason.getValue().sum()));
        return sorted;
    }

    /**
     * Keeps a message claimed until the end of the run tells whose fault its failure was.
     *
     * @return how many messages in a row have failed so
     */
    int hold(Claim claim, Failure failure) {
        held.add(new Held(claim, failure));
        return inARow.incrementAndGet();
    }

    /** Whether messages are held, and none that was worked on went otherwise. */
    boolean isAllHeld() {
        return !held.isEmpty()
                && outcomes.values().stream()
                        .allMatch(
                                outcome ->
                                        outcome == Outcome.SKIPPED || outcome == Outcome.DEFERRED);
    }

    List<Held> held() {
        return List.copyOf(held);
    }

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
        boolean fits = tokens.sum() + inFlight + estimate + excess <= budget;
        if (fits) {
            reservations.put(messageId, estimate);
        }
        return fits;
    }

    /** What is claimed and not settled. */
    Collection<Claim> claimsInWork() {
        return inWork.values();
    }

    /** Messages that this run is to work on. */
    public long toDo() {
        return listed.size() - count(Outcome.SKIPPED);
    }

    /** Messages of {@link #toDo} that have an outcome. */
    public long done() {
        return outcomes.size() - count(Outcome.SKIPPED);
    }

    private long count(Outcome outcome) {
        return outcomes.values().stream().filter(outcome::equals).count();
    }

    void changed(Change change) {
        changes.get(change).increment();
    }

    public synchronized void asked(String messageId, long spent) {
        calls.increment();
        tokens.add(spent);
        Long estimate = reservations.remove(messageId);
        if (estimate != null) {
            excess = Math.max(excess, spent - estimate);
        }
    }

    public long tokens() {
        return tokens.sum();
    }

    /** Nothing more is claimed from now on; the first cause is kept, and told once. */
    public void stop(Failure failure) {
        if (cause.compareAndSet(null, failure)) {
            LOG.warn("Nothing more is claimed in this run: {}", failure.message());
        }
    }

    /** It has been reported. */
    void end() {
        over = true;
    }

    boolean isOver() {
        return over;
    }

    boolean isStopped() {
        return cause.get() != null;
    }

    public RunReport report(Instant end) {
        // what no step has settled was not tried, unless an error that nobody expected ended it
        Outcome rest = isStopped() ? Outcome.DEFERRED : Outcome.FAILED;
        Map<Outcome, Long> messages = new EnumMap<>(Outcome.class);
        for (String id : listed) {
            messages.merge(outcomes.getOrDefault(id, rest), 1L, Long::sum);
        }
        Map<Change, Long> events = new EnumMap<>(Change.class);
        changes.forEach((change, count) -> events.put(change, count.sum()));
        return new RunReport(
                start,
                Duration.between(start, end),
                messages,
                events,
                calls.sum(),
                tokens.sum(),
                Map.of(),
                cause.get());
    }
}
