package services.andreas.events.extract.model;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import services.andreas.events.extract.days.DayMention;

/** Whether 3/4 is a day in March or one in April. */
final class DayOrder {
    static final String UNCERTAIN = "day and month are not certain";

    private DayOrder() {}

    /**
     * Whether a date is what these mentions of it mean, and not the one with day and month
     * exchanged: its weekday, the days around the mail, the mail's other days or the place tell.
     *
     * @param place zone of the place, or null
     */
    static boolean isCertain(
            LocalDate date,
            List<DayMention> same,
            Set<DayOfWeek> weekdays,
            MailText mail,
            ZoneId place) {
        LocalDate other = exchanged(date);
        if (other == null || other.equals(date)) {
            return true;
        }
        MonthDay otherDay = MonthDay.from(other);
        if (!same.stream().allMatch(mention -> mention.days().contains(otherDay))) {
            return true;
        }
        boolean isNear =
                other.isAfter(mail.sent().minusDays(mail.reach().past()))
                        && other.isBefore(mail.sent().plusDays(mail.reach().ahead()));
        if (!isNear || !weekdays.isEmpty() && !weekdays.contains(other.getDayOfWeek())) {
            return true;
        }
        MonthDay day = MonthDay.from(date);
        boolean isSaidElsewhere =
                mail.days().stream().anyMatch(mention -> mention.days().equals(Set.of(day)));
        return isSaidElsewhere || place != null && isInOrderOf(place, day, mail);
    }

    private static LocalDate exchanged(LocalDate date) {
        MonthDay day =
                date.getDayOfMonth() > 12
                        ? null
                        : MonthDay.of(date.getDayOfMonth(), date.getMonthValue());
        return day == null || !day.isValidYear(date.getYear()) ? null : day.atYear(date.getYear());
    }

    private static boolean isInOrderOf(ZoneId place, MonthDay day, MailText mail) {
        boolean monthFirst = mail.dayWords().isMonthFirst(place);
        int first = monthFirst ? day.getMonthValue() : day.getDayOfMonth();
        int second = monthFirst ? day.getDayOfMonth() : day.getMonthValue();
        return List.of("%d %d", "%02d %02d", "%d %02d", "%02d %d").stream()
                .anyMatch(form -> mail.says(form.formatted(first, second)));
    }
}
