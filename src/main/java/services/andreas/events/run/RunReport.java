package services.andreas.events.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import services.andreas.events.failure.Failure;
import services.andreas.events.usage.Usage;

/**
 * The report of a run. {@code listed} is always the sum of the results.
 *
 * @param messages messages by outcome
 * @param events events by what was done to them
 * @param calls OpenAI calls, every try of them
 * @param tokens OpenAI tokens, prompts and answers together
 * @param usage other usage, and the sources of events
 * @param cause why the run could not be carried out
 */
public record RunReport(
        Instant start,
        Duration duration,
        Map<MessageResult, Long> messages,
        Map<Change, Long> events,
        long calls,
        long tokens,
        Map<Usage, Long> usage,
        @Nullable Failure cause) {
    /** The exit code if something is left for the next run. */
    public static final int INCOMPLETE = 1;

    /** The exit code if the run could not be carried out. */
    public static final int FAILED = 2;

    /** The exit code if a message hangs. */
    public static final int HANGS = 3;

    /**
     * 0 all done, 1 something is left for the next run, 2 the run could not be carried out, 3 a
     * message hangs.
     */
    public int exitCode() {
        if (Failure.MESSAGE_HANGS.equals(cause)) {
            return HANGS;
        }
        if (cause != null && cause.kind() != Failure.Kind.DEFERRED) {
            return FAILED;
        }
        long left =
                count(MessageResult.FAILED)
                        + count(MessageResult.DEFERRED)
                        + count(MessageResult.QUARANTINED)
                        + count(MessageResult.ELSEWHERE);
        return left == 0 ? 0 : INCOMPLETE;
    }

    /**
     * The exit code of a process that works on several mailboxes, by that of each: 2 only if it
     * failed on all, since a broken mailbox leaves the others whole.
     */
    public static int exitCode(Collection<Integer> each) {
        if (each.contains(HANGS)) {
            return HANGS;
        }
        if (each.stream().allMatch(code -> code == 0)) {
            return 0;
        }
        return each.stream().allMatch(code -> code >= FAILED) ? FAILED : INCOMPLETE;
    }

    /** Whether the run could not be carried out, or not to its end. */
    public boolean hasFailed() {
        return exitCode() >= FAILED;
    }

    /** The result of a run in a word. */
    public static String word(int exitCode) {
        return switch (exitCode) {
            case 0 -> "good";
            case INCOMPLETE -> "incomplete";
            case HANGS -> "hanging";
            default -> "failed";
        };
    }

    public long count(MessageResult outcome) {
        return messages.getOrDefault(outcome, 0L);
    }

    public long count(Change change) {
        return events.getOrDefault(change, 0L);
    }

    /** A copy with the usage of the run. */
    RunReport using(Map<Usage, Long> usage) {
        long tried =
                usage.getOrDefault(Usage.OPENAI_ANSWERED_CALLS, 0L)
                        + usage.getOrDefault(Usage.OPENAI_FAILED_CALLS, 0L);
        return new RunReport(start, duration, messages, events, tried, tokens, usage, cause);
    }

    public long used(Usage what) {
        return usage.getOrDefault(what, 0L);
    }

    /** The counters by name, in the order of the report. */
    public Map<String, Long> counters() {
        Map<String, Long> counters = new LinkedHashMap<>();
        counters.put("listed", messages.values().stream().mapToLong(Long::longValue).sum());
        counters.put("processed", count(MessageResult.PROCESSED));
        counters.put("skipped", count(MessageResult.SKIPPED) + count(MessageResult.ELSEWHERE));
        for (Change change : Change.values()) {
            counters.put(change.name().toLowerCase(Locale.ROOT), count(change));
        }
        counters.put("failed", count(MessageResult.FAILED));
        counters.put("deferred", count(MessageResult.DEFERRED));
        counters.put("quarantined", count(MessageResult.QUARANTINED));
        if (count(MessageResult.SUBMITTED) > 0) {
            counters.put("submitted", count(MessageResult.SUBMITTED));
        }
        counters.put("openai_calls", calls);
        counters.put("openai_tokens", tokens);
        return counters;
    }

    /** The one line at the end of a run. */
    @Override
    public String toString() {
        String line =
                counters().entrySet().stream()
                        .map(Object::toString)
                        .collect(Collectors.joining(" "));
        return String.format(Locale.ROOT, "%s seconds=%.1f", line, duration.toMillis() / 1000.0);
    }
}
