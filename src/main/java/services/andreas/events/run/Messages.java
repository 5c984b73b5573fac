package services.andreas.events.run;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import services.andreas.events.failure.Failure;

/** The messages of one run, and what has become of each. */
public final class Messages {
    private final Map<String, MessageResult> outcomes = new ConcurrentHashMap<>();
    private final Map<String, Long> suspects = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> reasons = new ConcurrentSkipListMap<>();
    private volatile List<String> listed = List.of();

    void listed(List<String> ids) {
        listed = ids;
    }

    /** What has no outcome yet, in the order of the list. */
    public List<String> pending() {
        return listed.stream().filter(id -> !outcomes.containsKey(id)).toList();
    }

    /** An owner before has left the message without a word: the process may have died of it. */
    public void suspect(String id, long deaths) {
        suspects.put(id, deaths);
    }

    public boolean isSuspect(String id) {
        return suspects.containsKey(id);
    }

    /** What is pending and suspect, the fewest deaths first. */
    public List<String> suspects() {
        return pending().stream()
                .filter(suspects::containsKey)
                .sorted(Comparator.comparing(suspects::get))
                .toList();
    }

    void settled(String id, MessageResult outcome) {
        outcomes.put(id, outcome);
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

    /** Whether none has been worked on to an end of its own. */
    boolean areAllLeft() {
        return outcomes.values().stream()
                .allMatch(
                        outcome ->
                                outcome == MessageResult.SKIPPED
                                        || outcome == MessageResult.DEFERRED);
    }

    /** Those that the run is to work on. */
    public long toDo() {
        return listed.size() - skipped();
    }

    /** Those of {@link #toDo} that have an outcome. */
    public long done() {
        return outcomes.size() - skipped();
    }

    private long skipped() {
        return outcomes.values().stream().filter(MessageResult.SKIPPED::equals).count();
    }

    /**
     * All of the list by their outcomes.
     *
     * @param rest the outcome of those that have none
     */
    Map<MessageResult, Long> byOutcome(MessageResult rest) {
        Map<MessageResult, Long> messages = new EnumMap<>(MessageResult.class);
        for (String id : listed) {
            messages.merge(outcomes.getOrDefault(id, rest), 1L, Long::sum);
        }
        return messages;
    }
}
