package services.andreas.events.extract.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import services.andreas.events.event.Zone;
import services.andreas.events.recurrence.CalendarDuration;
import services.andreas.events.recurrence.CalendarTime;

/**
 * How long the occurrences of an event last, taken from the first one.
 *
 * @param zone of the start
 * @param end as written, or null
 * @param ended the end as an instant, or null
 * @param duration DURATION, where there is no DTEND, or null
 */
record CalendarSpan(
        CalendarTime start, Zone zone, CalendarTime end, Instant ended, CalendarDuration duration) {

    /** In local time; null if it is not given. */
    @Nullable CalendarDuration length() {
        if (ended != null && !ended.isBefore(zone.at(start.local()))) {
            boolean isDays = start.isDate() && end.isDate();
            boolean isSame = isDays && end.local().equals(start.local());
            LocalDateTime to = isDays ? end.local() : zone.local(ended);
            return CalendarDuration.between(start.local(), isSame ? to.plusDays(1) : to);
        }
        if (duration != null && !duration.isZero()) {
            return duration;
        }
        return start.isDate() ? CalendarDuration.parse("P1D") : null;
    }

    /** The end of the occurrence that begins then, or null. */
    Instant end(LocalDateTime local) {
        if (end != null && start.isDate() && end.isDate()) {
            // an end on the first day is meant to be that day's
            boolean isSame = end.local().equals(start.local());
            return zone.at(
                    local.plusDays(
                            isSame ? 1 : Duration.between(start.local(), end.local()).toDays()));
        }
        if (end != null) {
            return local.equals(start.local()) ? ended : endLike(local);
        }
        if (duration != null && !duration.isZero()) {
            return duration.after(local, zone);
        }
        return start.isDate() ? zone.at(local.plusDays(1)) : null;
    }

    /**
     * An occurrence lasts as long as the first one, by the clock on the wall unless that skips it.
     */
    private Instant endLike(LocalDateTime local) {
        Duration lasts = Duration.between(start.local(), zone.local(ended));
        Instant from = zone.at(local);
        Instant to = zone.at(local.plus(lasts));
        return to.isAfter(from) ? to : from.plus(lasts);
    }
}
