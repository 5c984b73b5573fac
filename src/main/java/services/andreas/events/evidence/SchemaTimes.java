package services.andreas.events.evidence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The times of a schema.org event. */
final class SchemaTimes {
    private final Zone zone;

    /**
     * @param zone of times that name no offset
     */
    SchemaTimes(ZoneId zone) {
        this.zone = Zone.of(zone);
    }

    void put(SchemaNode event, Draft draft) {
        String told = event.text("startDate");
        CalendarTime start = CalendarTime.parse(told, null);
        if (start == null) {
            draft.doubt(told.isEmpty() ? null : "start not understood");
            return;
        }
        Instant from = start.instant(zone, zone);
        draft.put("start_time", from.toString());
        draft.put("all_day", start.isDate());
        draft.put("timezone", zone(start, from).getId());
        Instant to = end(event, start, from);
        if (to != null && to.isBefore(from)) {
            draft.doubt("end before start");
        } else {
            draft.put("end_time", to == null ? null : to.toString());
        }
    }

    /** The venue's zone where it agrees with the offset, which is all that is certain otherwise. */
    private ZoneId zone(CalendarTime start, Instant from) {
        if (start.zone() == null) {
            return zone.id();
        }
        ZoneOffset offset = start.zone().id().getRules().getOffset(from);
        boolean agrees = zone.id().getRules().getOffset(from).equals(offset);
        return agrees ? zone.id() : start.zone().id();
    }

    private Instant end(SchemaNode event, CalendarTime start, Instant from) {
        CalendarTime end = CalendarTime.parse(event.text("endDate"), null);
        if (end == null) {
            String told = event.text("duration");
            CalendarDuration duration = CalendarDuration.parse(told);
            if (told.isEmpty() || duration == null || duration.isZero()) {
                return null;
            }
            return duration.after(start.local(), start.in(zone, zone));
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
