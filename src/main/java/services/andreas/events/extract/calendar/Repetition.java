package services.andreas.events.extract.calendar;

import com.github.mangstadt.vinnie.VObjectProperty;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import services.andreas.events.event.Zone;
import services.andreas.events.recurrence.CalendarDuration;
import services.andreas.events.recurrence.CalendarTime;
import services.andreas.events.recurrence.Recurrence;

/** Reads when a VEVENT takes place (RRULE, RDATE, EXDATE of RFC 5545), in its own local time. */
final class Repetition {
    private final CalendarComponent event;
    private final CalendarTime start;
    private final CalendarZones zones;
    private final Zone zone;

    Repetition(CalendarComponent event, CalendarTime start, CalendarZones zones) {
        this.event = event;
        this.start = start;
        this.zones = zones;
        this.zone = start.in(zones.day(), zones.floating());
    }

    /**
     * @param length of its occurrences, or null
     */
    Recurrence recurrence(@Nullable CalendarDuration length) {
        Map<LocalDateTime, @Nullable CalendarDuration> added = new HashMap<>();
        dates("RDATE").forEach(date -> added.put(date.local(), date.length()));
        Set<LocalDateTime> excluded =
                dates("EXDATE").map(Date::local).collect(Collectors.toCollection(TreeSet::new));
        return new Recurrence(
                start, zone, length, rules("RRULE"), rules("EXRULE"), added, excluded);
    }

    private List<String> rules(String name) {
        return event.named(name).map(VObjectProperty::getValue).toList();
    }

    /**
     * @param length null where the date has no length of its own
     */
    private record Date(LocalDateTime local, @Nullable CalendarDuration length) {}

    private Stream<Date> dates(String name) {
        return event.named(name)
                .flatMap(
                        property ->
                                Stream.of(property.getValue().split(","))
                                        .map(value -> date(value, zones.of(property))))
                .filter(Objects::nonNull);
    }

    /** A date, or a period of a start and an end or a duration; null when it is neither. */
    private @Nullable Date date(String value, Zone named) {
        String[] parts = value.split("/", 2);
        CalendarTime from = CalendarTime.parse(parts[0], named);
        if (from == null || parts.length == 1) {
            return from == null ? null : new Date(local(from), null);
        }
        CalendarTime to = CalendarTime.parse(parts[1], named);
        CalendarDuration length =
                to == null
                        ? CalendarDuration.parse(parts[1])
                        : CalendarDuration.between(zone.at(local(from)), zone.at(local(to)));
        return new Date(local(from), length);
    }

    /** The time in the zone of the event; a day means the occurrence on that day. */
    LocalDateTime local(CalendarTime time) {
        if (start.isDate()) {
            return time.day().atStartOfDay();
        }
        if (time.isDate()) {
            return time.local().toLocalDate().atTime(start.local().toLocalTime());
        }
        return time.zone() == null || time.zone().equals(zone)
                ? time.local()
                : zone.local(time.zone().at(time.local()));
    }
}
