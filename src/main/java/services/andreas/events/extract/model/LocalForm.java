package services.andreas.events.extract.model;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import services.andreas.events.event.EventTimes;

/**
 * A local date or date-time as an answer writes it.
 *
 * @param year null when it names none
 * @param time null when it names none
 * @param offset from UTC as written, empty when it names none
 * @param endsDay whether it is of the night after the day: 24:00, or 25:30 as in Japan
 */
record LocalForm(Integer year, MonthDay day, LocalTime time, String offset, boolean endsDay) {
    private static final Pattern FORM =
            Pattern.compile(
                    "(\\d{4}|[Xx?]{4}|-)-(\\d{2})-(\\d{2})"
                            + "(?:[T ](\\d{2}):(\\d{2})(?::\\d{2}(?:\\.\\d+)?)?\\s?(Z|[+-]\\d{2}:?\\d{2})?)?");

    /** Of a night that counts on from the day before, the last hour. */
    private static final int LAST_HOUR = 29;

    private static final int DAY = 24;

    /** Returns null when it cannot be understood. */
    static LocalForm parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return null;
        }
        try {
            boolean hasYear =
                    Character.isDigit(form.group(1).charAt(0)) && !form.group(1).equals("0000");
            MonthDay day =
                    MonthDay.of(Integer.parseInt(form.group(2)), Integer.parseInt(form.group(3)));
            Integer year = hasYear ? Integer.valueOf(form.group(1)) : null;
            int hour = form.group(4) == null ? 0 : Integer.parseInt(form.group(4));
            boolean endsDay = hour >= DAY && hour <= LAST_HOUR;
            LocalTime time =
                    form.group(4) == null
                            ? null
                            : LocalTime.of(
                                    endsDay ? hour - DAY : hour, Integer.parseInt(form.group(5)));
            String offset = form.group(6) == null ? "" : form.group(6);
            return year == null || day.isValidYear(year)
                    ? new LocalForm(year, day, time, offset, endsDay)
                    : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** How many days later the instant is than the day that is written. */
    int daysLater() {
        return endsDay ? 1 : 0;
    }

    /** The same hour of the day before; null for what is not of the night. */
    LocalForm before() {
        if (time == null || time.getHour() > LAST_HOUR - DAY || endsDay) {
            return null;
        }
        // a leap year, so that each day has one before
        LocalDate last = day.atYear(year == null ? 2028 : year).minusDays(1);
        Integer of = year == null ? null : last.getYear();
        return new LocalForm(of, MonthDay.from(last), time, offset, false);
    }

    /** The day in that year; null for no year, or one that has no such day. */
    LocalDate in(Integer of) {
        return of != null && day.isValidYear(of) ? day.atYear(of) : null;
    }

    /** The form of {@link EventTimes#resolve}. */
    static String iso(LocalDate date, LocalTime time, String offset) {
        return time == null ? date.toString() : date + "T" + time + offset;
    }
}
