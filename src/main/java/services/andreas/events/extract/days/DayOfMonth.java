package services.andreas.events.extract.days;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The second Thursday of a month, the last Friday in May, the 14th of next month.
 *
 * @param nth from 1, or -1 for the last
 * @param weekday null where days of any name count
 * @param months from 1; none where it is the month of each time
 * @param later 1 for next month, 0 for this or the coming one; null where that is not said
 */
public record DayOfMonth(
        int nth, @Nullable DayOfWeek weekday, Set<Integer> months, @Nullable Integer later) {
    private static final int YEAR = 12;

    /**
     * The days that can be meant, first the next one; several where a month has several names or
     * none, or is over in this year.
     *
     * @param year null where it is not named
     */
    List<LocalDate> days(Integer year, LocalDate sent) {
        if (later != null) {
            // several languages have one word for this month and the coming one
            return IntStream.rangeClosed(later, 1)
                    .mapToObj(months -> in(YearMonth.from(sent).plusMonths(months)))
                    .flatMap(List::stream)
                    .filter(day -> !day.isBefore(sent))
                    .toList();
        }
        if (months.isEmpty()) {
            return IntStream.rangeClosed(0, YEAR)
                    .mapToObj(later -> in(YearMonth.from(sent).plusMonths(later)))
                    .flatMap(List::stream)
                    .filter(day -> !day.isBefore(sent))
                    .toList();
        }
        if (year != null) {
            return months.stream()
                    .flatMap(month -> in(YearMonth.of(year, month)).stream())
                    .toList();
        }
        List<LocalDate> these = ofYear(sent.getYear());
        return Stream.of(
                        these.stream().filter(day -> !day.isBefore(sent)),
                        ofYear(sent.getYear() + 1).stream(),
                        these.stream().filter(day -> day.isBefore(sent)))
                .flatMap(days -> days)
                .toList();
    }

    public boolean isOfEachMonth() {
        return months.isEmpty() && later == null;
    }

    public boolean is(LocalDate day) {
        return in(YearMonth.from(day)).contains(day);
    }

    private List<LocalDate> ofYear(int year) {
        return months.stream().flatMap(month -> in(YearMonth.of(year, month)).stream()).toList();
    }

    /** None where the month has no fifth one, or no 31st. */
    private List<LocalDate> in(YearMonth month) {
        if (weekday == null) {
            return month.isValidDay(nth) ? List.of(month.atDay(nth)) : List.of();
        }
        LocalDate day = month.atDay(1).with(TemporalAdjusters.dayOfWeekInMonth(nth, weekday));
        return YearMonth.from(day).equals(month) ? List.of(day) : List.of();
    }
}
