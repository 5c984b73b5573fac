package services.andreas.events.extract.model;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import services.andreas.events.extract.days.DayMention;

/** Days, indexed so that a mentioned one is found without a scan. */
final class DaySet {
    private final Set<LocalDate> dates;
    private final Set<MonthDay> monthDays = new HashSet<>();
    private final Set<DayOfWeek> weekdays = EnumSet.noneOf(DayOfWeek.class);

    DaySet(Set<LocalDate> dates) {
        this.dates = dates;
        for (LocalDate date : dates) {
            monthDays.add(MonthDay.from(date));
            weekdays.add(date.getDayOfWeek());
        }
    }

    /** Whether one of them can be meant. */
    boolean has(DayMention mention, LocalDate sent) {
        if (mention.isWeekday()) {
            return weekdays.contains(mention.weekday());
        }
        if (!mention.isDate()) {
            return mention.meant(sent).stream().anyMatch(dates::contains);
        }
        return mention.days().stream()
                .anyMatch(
                        day ->
                                mention.year() == null
                                        ? monthDays.contains(day)
                                        : day.isValidYear(mention.year())
                                                && dates.contains(day.atYear(mention.year())));
    }
}
