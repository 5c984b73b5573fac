package services.andreas.events.recurrence;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import services.andreas.events.event.Zone;

/**
 * All that says when an event takes place (DTSTART, RRULE, RDATE, EXRULE, EXDATE of RFC 5545), in
 * its own local time, so that a weekly evening stays at eight when the clocks change.
 *
 * @param length of an occurrence that has none of its own, or null
 * @param rules values of RRULE
 * @param exceptions values of EXRULE
 * @param added starts beside those of the rules, with their own length or null
 * @param excluded starts that are left out
 */
public record Recurrence(
        CalendarTime start,
        Zone zone,
        @Nullable CalendarDuration length,
        List<String> rules,
        List<String> exceptions,
        Map<LocalDateTime, @Nullable CalendarDuration> added,
        Set<LocalDateTime> excluded) {
    /** Stands for one where a message names some occurrences only. */
    public static final String NONE = "NONE";

    /** Ten years of days; finding out about one occurrence takes no more steps. */
    private static final int STEPS = 4_000;

    /** The longest time between two occurrences that is looked for. */
    private static final Duration GAP = Duration.ofDays(3_660);

    /** Whether nothing is said to come after the first. */
    public boolean isOnce() {
        return rules.isEmpty() && added.isEmpty();
    }

    /** Whether a rule says something that is not worked out. */
    public boolean isDoubtful() {
        return Stream.concat(rules.stream(), exceptions.stream())
                .anyMatch(rule -> rule(rule).isDoubtful());
    }

    /** The start of the first occurrence, excluded or not; a date may be added before the rules. */
    public Instant first() {
        return Stream.concat(Stream.of(start.local()), added.keySet().stream())
                .min(LocalDateTime::compareTo)
                .map(zone::at)
                .orElseThrow();
    }

    /**
     * Returns the local starts within the horizon in their order; where there are none the next
     * one, and those of its first time when it is over.
     */
    public List<LocalDateTime> starts(Horizon horizon, Instant sent, RuleBudget budget) {
        Instant from = horizon.from(sent, first());
        Instant to = horizon.to(sent, first());
        List<LocalDateTime> starts = starts(from, to, horizon.occurrences(), budget);
        if (starts.isEmpty()) {
            starts = starts(to, to.plus(GAP), 1, budget);
        }
        if (starts.isEmpty()) {
            Instant end = horizon.to(Instant.EPOCH, first());
            Instant begin = horizon.from(Instant.EPOCH, first());
            starts = starts(begin, end, horizon.occurrences(), budget);
        }
        // a rule that cannot be worked out does not take its event away
        boolean isOnce = starts.isEmpty() && !excluded.contains(start.local());
        return isOnce ? List.of(start.local()) : starts;
    }

    /**
     * Returns the local starts between two instants in their order.
     *
     * @param most how many at most
     */
    public List<LocalDateTime> starts(Instant from, Instant to, int most, RuleBudget budget) {
        Set<LocalDateTime> without = new HashSet<>(excluded);
        exceptions.forEach(
                rule -> without.addAll(rule(rule).starts(from, to, most, Set.of(), budget)));
        TreeSet<LocalDateTime> starts = new TreeSet<>(added.keySet());
        starts.add(start.local());
        starts.removeAll(without);
        starts.removeIf(local -> zone.at(local).isBefore(from) || zone.at(local).isAfter(to));
        rules.forEach(rule -> starts.addAll(rule(rule).starts(from, to, most, without, budget)));
        return starts.stream().limit(most).toList();
    }

    /**
     * Whether an occurrence begins at that instant; true where that cannot be worked out, for what
     * is not known takes no event away.
     */
    public boolean mayContain(Instant occurrence) {
        RuleBudget budget = new RuleBudget(STEPS);
        return isDoubtful()
                || !starts(occurrence, occurrence, 1, budget).isEmpty()
                || budget.isExceeded();
    }

    /** Whether there are occurrences after that instant, as far as can be worked out. */
    public boolean goesOnAfter(Instant last) {
        Instant from = last.plusSeconds(1);
        Instant to = last.plus(GAP);
        return !starts(from, to, 1, new RuleBudget(STEPS)).isEmpty();
    }

    /** The end of the occurrence that begins then, or null. */
    public @Nullable Instant end(LocalDateTime local) {
        CalendarDuration own = added.get(local);
        CalendarDuration lasts = own == null ? length : own;
        return lasts == null ? null : lasts.after(local, zone);
    }

    private RepetitionRule rule(String value) {
        return new RepetitionRule(value, start, zone);
    }

    /** The rules and dates in words, such as {@code every Monday until 21 Dec 2026}. */
    public String words() {
        List<String> words = new ArrayList<>();
        rules.forEach(rule -> words.add(RuleWords.of(rule, start, zone)));
        if (!added.isEmpty()) {
            int days = added.size() + (rules.isEmpty() ? 1 : 0);
            words.add(rules.isEmpty() ? "on " + days + " dates" : "on " + days + " more");
        }
        return String.join(", and ", words);
    }
}
