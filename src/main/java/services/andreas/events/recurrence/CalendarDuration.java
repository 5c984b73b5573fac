package services.andreas.events.recurrence;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import services.andreas.events.event.Zone;

/** A duration of RFC 5545: weeks and days go by the calendar, the rest by the clock. */
public record CalendarDuration(long days, long seconds) {
    private static final int MAX_CHARS = 100;
    private static final Pattern FORM =
            Pattern.compile(
                    "(?i)\\+?P(?:(\\d{1,5})W)?(?:(\\d{1,5})D)?"
                            + "(?:T?(?:(\\d{1,5})H)?(?:(\\d{1,6})M)?(?:(\\d{1,8})S)?)?");

    /** Returns null when it is negative or cannot be understood. */
    public static CalendarDuration parse(String value) {
        Matcher form = FORM.matcher(value.strip());
        if (value.length() > MAX_CHARS || !form.matches()) {
            return null;
        }
        return new CalendarDuration(
                7 * number(form, 1) + number(form, 2),
                3_600 * number(form, 3) + 60 * number(form, 4) + number(form, 5));
    }

    public static CalendarDuration between(Instant from, Instant to) {
        return seconds(Duration.between(from, to).toSeconds());
    }

    /** From one time on the wall to another. */
    public static CalendarDuration between(LocalDateTime from, LocalDateTime to) {
        Duration between = Duration.between(from, to);
        long days = between.toDays();
        return new CalendarDuration(days, between.minusDays(days).toSeconds());
    }

    public static CalendarDuration seconds(long seconds) {
        return new CalendarDuration(0, seconds);
    }

    public boolean isZero() {
        return days == 0 && seconds == 0;
    }

    public Instant after(LocalDateTime start, Zone zone) {
        return zone.at(start.plusDays(days)).plusSeconds(seconds);
    }

    /** As RFC 5545 writes it. */
    @Override
    public String toString() {
        return "P" + days + "DT" + seconds + "S";
    }

    private static long number(Matcher form, int group) {
        return form.group(group) == null ? 0 : Long.parseLong(form.group(group));
    }
}
