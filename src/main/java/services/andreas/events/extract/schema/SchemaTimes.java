package services.andreas.events.extract.schema;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import services.andreas.events.event.EventBuilder;
import services.andreas.events.event.Zone;
import services.andreas.events.recurrence.CalendarDuration;
import services.andreas.events.recurrence.CalendarTime;

/** The times of a schema.org event. */
final class SchemaTimes {
    /** A start and an end in one (ISO 8601). */
    private static final Pattern INTERVAL = Pattern.compile("([^/]{10,35})/([^/]{10,35})");

    /** Half a year from now, summer time is not what it is now. */
    private static final Duration HALF_A_YEAR = Duration.ofDays(182);

    private final Zone zone;
    private final boolean isVenue;
    private final SchemaDates dates;

    /**
     * @param venue zone of the place, or null
     * @param otherwise zone of times that name no offset, where the place does not name it either
     */
    SchemaTimes(@Nullable ZoneId venue, ZoneId otherwise, SchemaDates dates) {
        this.zone = Zone.of(venue == null ? otherwise : venue);
        this.isVenue = venue != null;
        this.dates = dates;
    }

    void put(SchemaNode event, EventBuilder draft) {
        String told = event.text("startDate");
        Matcher interval = INTERVAL.matcher(told);
        CalendarTime start = start(event, interval);
        if (start == null) {
            draft.needsReview(told.isEmpty() ? null : "start not understood");
            return;
        }
        Instant from = start.instant(zone, zone);
        CalendarTime ending =
                interval.matches()
                        ? dates.parse(interval.group(2))
                        : time(event.text("endDate"), event.text("endTime"));
        Instant to = end(event, start, ending);
        draft.times(from, to, start.isDate(), zone(start, from));
        draft.needsReview(needsReview(start, from));
    }

    /** Some sites write the offset of the summer all year. */
    private @Nullable String needsReview(CalendarTime start, Instant from) {
        if (start.zone() == null || start.isDate() || isUtc(start) || agrees(start, from)) {
            return null;
        }
        ZoneOffset offset = start.zone().id().getRules().getOffset(from);
        boolean isOtherHalf = zone.id().getRules().getOffset(from.plus(HALF_A_YEAR)).equals(offset);
        return isOtherHalf
                ? "offset %s is not that of %s on this day".formatted(offset, zone.id())
                : null;
    }

    private static boolean isUtc(CalendarTime start) {
        return start.zone().id().getRules().equals(ZoneOffset.UTC.getRules());
    }

    private boolean agrees(CalendarTime start, Instant from) {
        ZoneOffset offset = start.zone().id().getRules().getOffset(from);
        return zone.id().getRules().getOffset(from).equals(offset);
    }

    /** The start that the event had before it was moved, or null. */
    @Nullable Instant previous(SchemaNode event) {
        CalendarTime previous = dates.parse(event.text("previousStartDate"));
        return previous == null ? null : previous.instant(zone, zone);
    }

    private CalendarTime start(SchemaNode event, Matcher interval) {
        return interval.matches()
                ? dates.parse(interval.group(1))
                : time(event.text("startDate"), event.text("startTime"));
    }

    /** Returns null where there is nothing to work out. */
    SchemaSchedule schedule(SchemaNode schedule, SchemaNode event) {
        CalendarTime own = dates.parse(event.text("startDate"));
        return SchemaSchedule.of(schedule, own, zone, dates);
    }

    /** A date may have its time beside it. */
    private CalendarTime time(String date, String clock) {
        CalendarTime time = dates.parse(date);
        if (time == null || !time.isDate()) {
            return time;
        }
        LocalDate day = time.local().toLocalDate();
        LocalTime beside = dates.time(clock, day, zone);
        return beside == null ? time : new CalendarTime(day.atTime(beside), false, null);
    }

    /**
     * The venue's zone where it agrees with the offset, which is all that is certain otherwise; UTC
     * names no place.
     */
    private ZoneId zone(CalendarTime start, Instant from) {
        if (start.zone() == null) {
            return zone.id();
        }
        return agrees(start, from) || isVenue && isUtc(start) ? zone.id() : start.zone().id();
    }

    private Instant end(SchemaNode event, CalendarTime start, CalendarTime end) {
        if (end == null) {
            CalendarDuration duration = CalendarDuration.parse(event.text("duration"));
            return duration == null || duration.isZero()
                    ? null
                    : duration.after(start.local(), start.in(zone, zone));
        }
        if (!end.isDate()) {
            // an end without offset is in the zone of the start
            return end.instant(zone, start.in(zone, zone));
        }
        LocalDate last = end.local().toLocalDate();
        boolean saysNothing = !start.isDate() && last.equals(start.local().toLocalDate());
        return saysNothing ? null : start.in(zone, zone).at(last.plusDays(1).atStartOfDay());
    }
}
