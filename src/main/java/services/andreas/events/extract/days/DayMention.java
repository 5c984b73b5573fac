package services.andreas.events.extract.days;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A day that a text names.
 *
 * @param days what it may mean: 12/5 is two of them; empty when only words name it
 * @param year null when the text names none
 * @param weekday named beside or instead of the day, or null
 * @param offset days after the one on which the text was sent, or null
 * @param which of the weekdays to come, where nothing but a weekday is named
 * @param ordinal the place of the weekday in a month, or null
 * @param start where it stands in the text
 * @param end behind its last character
 */
public record DayMention(
        Set<MonthDay> days,
        Integer year,
        DayOfWeek weekday,
        Integer offset,
        Which which,
        DayOfMonth ordinal,
        int start,
        int end) {
    private static final int WEEK = 7;

    /** Which of the next weekdays of one name. */
    public enum Which {
        /** "Friday": the nearest, as a rule. */
        ANY,
        /** "This Friday". */
        COMING,
        /** "Next Friday", which for some is the nearest, for others the one of next week. */
        NEXT,
        /** "A week from Friday". */
        IN_A_WEEK
    }

    static DayMention date(Set<MonthDay> days, Integer year, int start, int end) {
        return new DayMention(days, year, null, null, Which.ANY, null, start, end);
    }

    static DayMention after(int offset, int start, int end) {
        return new DayMention(Set.of(), null, null, offset, Which.COMING, null, start, end);
    }

    static DayMention of(DayOfWeek weekday, Which which, int start, int end) {
        return new DayMention(Set.of(), null, weekday, null, which, null, start, end);
    }

    static DayMention of(DayOfMonth ordinal, Integer year, int start, int end) {
        return new DayMention(
                Set.of(), year, ordinal.weekday(), null, Which.ANY, ordinal, start, end);
    }

    /** Whether this day can be meant. */
    public boolean fits(LocalDate day, LocalDate sent) {
        if (isDate()) {
            return days.contains(MonthDay.from(day)) && (year == null || year == day.getYear());
        }
        return offset == null && ordinal == null
                ? day.getDayOfWeek() == weekday
                : meant(sent).contains(day);
    }

    /** Whether no other weekday is named with it. */
    public boolean mayBe(DayOfWeek other) {
        return weekday == null || weekday == other;
    }

    /** Whether it names a day of a month. */
    public boolean isDate() {
        return !days.isEmpty();
    }

    /** Whether it is a weekday and nothing else. */
    public boolean isWeekday() {
        return days.isEmpty() && weekday != null && ordinal == null;
    }

    /**
     * The days that words alone can mean, first the one that they mean as a rule; none for a day of
     * a month.
     *
     * @param sent day on which the words were sent
     */
    public List<LocalDate> meant(LocalDate sent) {
        if (isDate()) {
            return List.of();
        }
        if (offset != null) {
            return List.of(sent.plusDays(offset));
        }
        if (ordinal != null) {
            return ordinal.days(year, sent).stream()
                    .filter(day -> weekday == null || weekday == day.getDayOfWeek())
                    .toList();
        }
        LocalDate nearest = sent.with(TemporalAdjusters.nextOrSame(weekday));
        LocalDate later = nearest.plusDays(WEEK);
        return switch (which) {
            case ANY -> List.of(nearest, later);
            // "the coming Friday", sent on a Friday
            case COMING -> nearest.equals(sent) ? List.of(nearest, later) : List.of(nearest);
            case IN_A_WEEK -> List.of(later);
            case NEXT -> isOfNextWeek(nearest, sent) ? List.of(nearest) : List.of(later, nearest);
        };
    }

    /** The next days that a day of a month can be; none for words. */
    public List<LocalDate> dates(LocalDate sent) {
        return days.stream()
                .map(
                        day ->
                                Stream.of(sent.getYear(), sent.getYear() + 1)
                                        .map(next -> year == null ? next : year)
                                        .filter(day::isValidYear)
                                        .map(day::atYear)
                                        .filter(date -> year != null || !date.isBefore(sent))
                                        .findFirst()
                                        .orElse(null))
                .filter(Objects::nonNull)
                .toList();
    }

    private static boolean isOfNextWeek(LocalDate day, LocalDate sent) {
        LocalDate sunday = sent.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
        return ChronoUnit.DAYS.between(sunday, day) > 0;
    }

    DayMention on(DayOfWeek named, int from, int to) {
        return new DayMention(
                days,
                year,
                named,
                offset,
                which,
                ordinal,
                Math.min(start, from),
                Math.max(end, to));
    }
}
