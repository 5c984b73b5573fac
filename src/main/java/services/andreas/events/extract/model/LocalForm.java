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
 */
record LocalForm(Integer year, MonthDay day, LocalTime time, String offset) {
    private static final Pattern FORM =
            Pattern.compile(
                    "(\\d{4}|[Xx?]{4}|-)-(\\d{2})-(\\d{2})"
                            + "(?:[T ](\\d{2}):(\\d{2})(?::\\d{2}(?:\\.\\d+)?)?\\s?(Z|[+-]\\d{2}:?\\d{2})?)?");

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
            LocalTime time =
                    form.group(4) == null
                            ? null
                            : LocalTime.of(
                                    Integer.parseInt(form.group(4)),
                                    Integer.parseInt(form.group(5)));
            String offset = form.group(6) == null ? "" : form.group(6);
            return year == null || day.isValidYear(year)
                    ? new LocalForm(year, day, time, offset)
                    : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The form of {@link EventTimes#resolve}. */
    static String iso(LocalDate date, LocalTime time, String offset) {
        return time == null ? date.toString() : date + "T" + time + offset;
    }
}
