package services.andreas.events.event;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.regex.Pattern;

/**
 * The times of one event, resolved from local ones.
 *
 * @param start null when the event names none, or none that can be understood
 * @param end exclusive, as in RFC 5545; null when there is none
 * @param allDay whether the event names days only
 * @param zone where the local times hold
 * @param needsReview why a person should look at them, or null
 */
public record EventTimes(
        Instant start, Instant end, boolean allDay, ZoneId zone, String needsReview) {
    private static final Pattern OFFSET = Pattern.compile("(?:Z|[+-]\\d\\d:?\\d\\d)\\z");

    /**
     * Resolves what an answer says.
     *
     * @param start ISO 8601 date, local date-time, or date-time with offset; may be null
     * @param end same forms; a date is the last day
     * @param zone IANA zone or null
     */
    public static EventTimes resolve(String start, String end, String zone, ZoneId otherwise) {
        ZoneId in = zone(zone, otherwise);
        if (start == null) {
            return new EventTimes(null, null, false, in, null);
        }
        boolean allDay = isDate(start);
        ZonedDateTime from;
        try {
            from = allDay ? LocalDate.parse(start).atStartOfDay(in) : dateTime(start, in);
        } catch (DateTimeException e) {
            return new EventTimes(null, null, false, in, "start not understood");
        }
        if (end == null) {
            return new EventTimes(from.toInstant(), null, allDay, in, null);
        }
        ZonedDateTime to;
        try {
            to =
                    isDate(end)
                            ? LocalDate.parse(end).plusDays(1).atStartOfDay(in)
                            : dateTime(end, in);
        } catch (DateTimeException e) {
            return new EventTimes(from.toInstant(), null, allDay, in, "end not understood");
        }
        boolean isDay = isDate(end);
        if (!isDay && !to.isAfter(from)) {
            // the clocks skip the hour of the start
            to = to.plus(skipped(start, end, in));
        }
        if (!isDay && to.isBefore(from) && to.toLocalDate().equals(from.toLocalDate())) {
            // 22:00 to 02:00: the end is on the next day
            to = to.plusDays(1);
        }
        return to.isBefore(from) || isDay && !to.isAfter(from)
                ? new EventTimes(from.toInstant(), null, allDay, in, "end before start")
                : new EventTimes(from.toInstant(), to.toInstant(), allDay, in, null);
    }

    /** By how much a local start is later because there is no such hour on its day. */
    private static Duration skipped(String start, String end, ZoneId zone) {
        boolean isLocal =
                !isDate(start) && !OFFSET.matcher(start).find() && !OFFSET.matcher(end).find();
        LocalDateTime local = isLocal ? LocalDateTime.parse(start.replace(' ', 'T')) : null;
        return local == null
                ? Duration.ZERO
                : Duration.between(local, local.atZone(zone).toLocalDateTime());
    }

    private static ZoneId zone(String zone, ZoneId otherwise) {
        if (zone == null) {
            return otherwise;
        }
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            return otherwise;
        }
    }

    private static boolean isDate(String text) {
        return text.length() == "2026-12-05".length();
    }

    private static ZonedDateTime dateTime(String text, ZoneId zone) {
        String iso = text.replace(' ', 'T');
        return OFFSET.matcher(iso).find()
                ? OffsetDateTime.parse(iso).atZoneSameInstant(zone)
                : LocalDateTime.parse(iso).atZone(zone);
    }
}
