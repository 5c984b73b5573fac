package services.andreas.events.extract.days;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Set;

/**
 * A day that a text names.
 *
 * @param days what it may mean: 12/5 is two of them; empty when only words name it
 * @param year null when the text names none
 * @param weekday named beside or instead of the day, or null
 * @param offset days after the one on which the text was sent, or null
 * @param start where it stands in the text
 * @param end behind its last character
 */
public record DayMention(
        Set<MonthDay> days, Integer year, DayOfWeek weekday, Integer offset, int start, int end) {

    /** Whether this day can be meant. */
    public boolean fits(LocalDate day, LocalDate sent) {
        if (offset != null) {
            return sent.plusDays(offset).equals(day);
        }
        if (days.isEmpty()) {
            return day.getDayOfWeek() == weekday;
        }
        return days.contains(MonthDay.from(day)) && (year == null || year == day.getYear());
    }

    /** Whether it names a day of a month. */
    public boolean isDate() {
        return !days.isEmpty();
    }

    DayMention on(DayOfWeek named, int from, int to) {
        return new DayMention(days, year, named, offset, Math.min(start, from), Math.max(end, to));
    }
}
