package services.andreas.events.run;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import services.andreas.events.failure.Failure;

/** The messages of one run, and their results. */
public final class Messages {
    private static final String LEFT_OUT = "parts-left-out";

    private final Map<String, MessageResult> outcomes = new ConcurrentHashMap<>();
    private final Map<String, Long> suspects = new ConcurrentHashMap<>();
    private final Map<String, String> failedBefore = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> reasons = new ConcurrentSkipListMap<>();
    private final Map<String, Long> elsewhere = new ConcurrentHashMap<>();
    private volatile List<String> listed = List.of();

    void listed(List<String> ids) {
        listed = ids;
    }

    /**
     * What has no outcome yet, in the order of the list; what failed in earlier runs comes last.
     */
    public List<String> pending() {
        return listed.stream()
                .filter(id -> !outcomes.containsKey(id))
                .sorted(Comparator.comparing(failedBefore::containsKey))
                .toList();
    }

    /**
     * Another run has claimed it.
     *
     * @param expiration of its lease, in epoch seconds
     */
    void elsewhere(String id, long expiration) {
        outcomes.put(id, MessageResult.ELSEWHERE);
        elsewhere.put(id, expiration);
    }

    /** Those that another run has. */
    List<String> elsewhere() {
        return listed.stream().filter(id -> outcomes.get(id) == MessageResult.ELSEWHERE).toList();
    }

    /** When the last lease of those ends that another run has. */
    public Instant elsewhereUntil() {
        return Instant.ofEpochSecond(
                elsewhere().stream()
                        .mapToLong(id -> elsewhere.getOrDefault(id, 0L))
                        .max()
                        .orElse(0));
    }

    /** Nobody has it any more, and nothing holds it up. */
    void free(String id) {
        outcomes.remove(id, MessageResult.ELSEWHERE);
        outcomes.remove(id, MessageResult.SUBMITTED);
    }

    /** Whether a message waits for a batch. */
    public boolean anySubmitted() {
        return outcomes.containsValue(MessageResult.SUBMITTED);
    }

    /**
     * An earlier run has tried the message, and failed.
     *
     * @param reason why it cost an attempt, empty where it cost none
     */
    void failedBefore(String id, String reason) {
        failedBefore.put(id, reason);
    }

    /** Whether an earlier run took an attempt for this reason. */
    boolean hasFailedBefore(String id, String reason) {
        return reason.equals(failedBefore.get(id));
    }

    /** Marks a message as suspect, because earlier owners died on it. */
    public void suspect(String id, long deaths) {
        suspects.put(id, deaths);
    }

    public boolean isSuspect(String id) {
        return suspects.containsKey(id);
    }

    /** The pending suspect messages, fewest deaths first. */
    public List<String> suspects() {
        return pending().stream()
                .filter(suspects::containsKey)
                .sorted(Comparator.comparing(suspects::get))
                .toList();
    }

    void settled(String id, MessageResult outcome) {
        outcomes.put(id, outcome);
    }

    /** Counts the reason why a message was not done. */
    void notDone(Failure failure) {
        reasons.computeIfAbsent(failure.reason(), reason -> new LongAdder()).increment();
    }

    /** Counts a message that has more than was read of it. */
    void leftOut() {
        reasons.computeIfAbsent(LEFT_OUT, reason -> new LongAdder()).increment();
    }

    /** The number of messages not done, or not whole, by reason, most frequent first. */
    Map<String, Long> reasons() {
        Map<String, Long> sorted = new LinkedHashMap<>();
        reasons.entrySet().stream()
                .sorted(Comparator.comparing(reason -> -reason.getValue().sum()))
                .forEach(reason -> sorted.put(reason.getKey(), reason.getValue().sum()));
        return sorted;
    }

    /** All that were listed. */
    public long all() {
        return listed.size();
    }

    /** Those that the run is to work on. */
    public long toDo() {
        return listed.size() - skipped();
    }

    /** The number of those that have a result. */
    public long done() {
        return outcomes.size() - skipped();
    }

    private long skipped() {
        return outcomes.values().stream()
                .filter(
                        outcome ->
                                outcome == MessageResult.SKIPPED
                                        || outcome == MessageResult.ELSEWHERE)
                .count();
    }

    /**
     * The number of listed messages by result.
     *
     * @param rest the result of messages that have none
     */
    Map<MessageResult, Long> byOutcome(MessageResult rest) {
        Map<MessageResult, Long> messages = new EnumMap<>(MessageResult.class);
        for (String id : listed) {
            messages.merge(outcomes.getOrDefault(id, rest), 1L, Long::sum);
        }
        return messages;
    }
}
