package services.andreas.events.recurrence;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import services.andreas.events.event.Zone;

/**
 * A date or date-time of RFC 5545, or of ISO 8601 where a producer confused the two.
 *
 * @param local as written
 * @param isDate whether it names no time
 * @param zone null when it floats
 */
public record CalendarTime(LocalDateTime local, boolean isDate, Zone zone) {
    private static final int MAX_CHARS = 100;

    /** From Hawaii to New Zealand, UTC has these hours before the day that begins there. */
    private static final int HOURS_BEFORE_A_DAY = 13;

    private static final int LAST_MINUTE = 59;

    private static final Pattern FORM =
            Pattern.compile(
                    "(\\d{4})-?(\\d{2})-?(\\d{2})"
                            + "(?:[Tt ]?(\\d{2}):?(\\d{2})(?::?(\\d{2}))?(?:[.,]\\d+)?)?"
                            + "\\s*(?:([Zz])|([+-])(\\d{2}):?(\\d{2})?)?");

    /**
     * @param zone of the property's TZID, null when it has none
     * @return null when it cannot be understood
     */
    public static CalendarTime parse(String value, Zone zone) {
        Matcher form = FORM.matcher(value.strip());
        if (value.length() > MAX_CHARS || !form.matches()) {
            return null;
        }
        try {
            boolean isDate = form.group(4) == null;
            int hour = isDate ? 0 : Integer.parseInt(form.group(4));
            int minute = isDate ? 0 : Integer.parseInt(form.group(5));
            int second = form.group(6) == null ? 0 : Integer.parseInt(form.group(6));
            LocalDateTime local =
                    LocalDateTime.of(
                                    Integer.parseInt(form.group(1)),
                                    Integer.parseInt(form.group(2)),
                                    Integer.parseInt(form.group(3)),
                                    hour == 24 ? 0 : hour,
                                    minute,
                                    Math.min(second, 59))
                            .plusDays(hour == 24 ? 1 : 0);
            return new CalendarTime(local, isDate, isDate ? null : offset(form, zone));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Zone offset(Matcher form, Zone otherwise) {
        if (form.group(7) != null) {
            return Zone.of(ZoneId.of("UTC"));
        }
        if (form.group(8) == null) {
            return otherwise;
        }
        int minutes =
                Integer.parseInt(form.group(9)) * 60
                        + (form.group(10) == null ? 0 : Integer.parseInt(form.group(10)));
        return Zone.of(
                ZoneOffset.ofTotalSeconds((form.group(8).equals("-") ? -minutes : minutes) * 60));
    }

    /** The day that begins at this time; the time itself where none does. */
    public CalendarTime asDay() {
        return isUtc() || local.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? new CalendarTime(day().atStartOfDay(), true, null)
                : this;
    }

    /**
     * The day that it means where days count; in UTC stands when it begins where it was written.
     */
    public LocalDate day() {
        return (isUtc() ? local.plusHours(HOURS_BEFORE_A_DAY) : local).toLocalDate();
    }

    private boolean isUtc() {
        return zone != null && zone.id().getRules().equals(ZoneOffset.UTC.getRules());
    }

    /** The same as {@link #day()}, or the day whose last minute it is. */
    LocalDate lastDay() {
        return local.getMinute() < LAST_MINUTE
                ? day()
                : new CalendarTime(local.plusMinutes(1), isDate, zone).day().minusDays(1);
    }

    /**
     * @param day zone in which a day begins that names no time
     * @param floating zone of times that name none
     */
    public Instant instant(Zone day, Zone floating) {
        return in(day, floating).at(local);
    }

    public Zone in(Zone day, Zone floating) {
        return isDate ? day : zone == null ? floating : zone;
    }
}
