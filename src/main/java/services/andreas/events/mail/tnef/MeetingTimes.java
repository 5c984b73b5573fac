package services.andreas.events.mail.tnef;

import static services.andreas.events.mail.tnef.MapiProperties.APPOINTMENT;
import static services.andreas.events.mail.tnef.MapiProperties.COMMON;

import java.nio.charset.Charset;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import services.andreas.events.mail.tnef.MapiProperties.Key;

/**
 * When a meeting takes place, as lines of iCalendar.
 *
 * @param start by the clock of the sender, whose zone it does not say
 */
record MeetingTimes(
        MapiProperties properties,
        Charset ansi,
        @Nullable LocalDateTime start,
        @Nullable LocalDateTime end) {
    static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
    static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");

    private static final Key[] STARTS = {
        new Key(APPOINTMENT, 0x820D), new Key(COMMON, 0x8516), Key.of(0x0060)
    };
    private static final Key[] ENDS = {
        new Key(APPOINTMENT, 0x820E), new Key(COMMON, 0x8517), Key.of(0x0061)
    };
    private static final Key ALL_DAY = new Key(APPOINTMENT, 0x8215);
    private static final Key RECURRENCE = new Key(APPOINTMENT, 0x8216);

    /** A later midnight in UTC is one of a zone east of it; UTC-10 has the last one of the west. */
    private static final LocalTime LAST_MIDNIGHT = LocalTime.of(10, 0);

    String zone() {
        return AppointmentZone.name(properties, ansi);
    }

    /**
     * Returns null where it does not repeat itself, or by a rule that cannot be read.
     *
     * @param hasUid without one, nothing can be said of a single occurrence
     */
    @Nullable AppointmentRecurrence recurrence(boolean hasUid) {
        Bytes rule = properties.bytes(RECURRENCE);
        if (rule == null || rule.left() == 0) {
            return null;
        }
        AppointmentRecurrence repeated = AppointmentRecurrence.of(rule.again(), zone(), ansi);
        boolean isWhole = !repeated.lines().isEmpty();
        return isWhole && (hasUid || repeated.changes().isEmpty()) ? repeated : null;
    }

    /** The times of an event that does not repeat itself, or not by a rule that can be read. */
    List<String> lines() {
        Bytes rule = properties.bytes(RECURRENCE);
        List<String> lines = new ArrayList<>();
        Instant from = first(STARTS);
        Instant to = first(ENDS);
        if (from != null && properties.isTrue(ALL_DAY)) {
            lines.add("DTSTART;VALUE=DATE:" + DAY.format(day(from)));
            lines.add("DTEND;VALUE=DATE:" + DAY.format(day(to == null ? from : to)));
        } else if (from != null) {
            lines.add("DTSTART:" + utc(from));
            lines.add(to == null ? "" : "DTEND:" + utc(to));
        } else if (start != null) {
            lines.add("DTSTART;TZID=" + AppointmentZone.UNKNOWN + ":" + LOCAL.format(start));
            lines.add(
                    end == null
                            ? ""
                            : "DTEND;TZID=" + AppointmentZone.UNKNOWN + ":" + LOCAL.format(end));
        }
        if (!lines.isEmpty() && rule != null && rule.left() > 0) {
            // the reader of calendars asks for a look at a rule that it cannot work out
            lines.add("RRULE:FREQ=UNKNOWN");
        }
        lines.removeIf(String::isEmpty);
        return lines;
    }

    private @Nullable Instant first(Key[] keys) {
        for (Key key : keys) {
            Instant time = properties.time(key);
            if (time != null) {
                return time;
            }
        }
        return null;
    }

    /** The day that begins at this midnight of a zone that is not known. */
    private static LocalDate day(Instant midnight) {
        LocalDateTime utc = LocalDateTime.ofInstant(midnight, ZoneOffset.UTC);
        boolean isWest = !utc.toLocalTime().isAfter(LAST_MIDNIGHT);
        return utc.toLocalDate().plusDays(isWest ? 0 : 1);
    }

    static String utc(Instant time) {
        return LOCAL.format(LocalDateTime.ofInstant(time, ZoneOffset.UTC)) + "Z";
    }
}
