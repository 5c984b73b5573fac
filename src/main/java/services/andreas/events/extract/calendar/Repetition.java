package services.andreas.events.extract.calendar;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import services.andreas.events.event.Zone;
import services.andreas.events.extract.Horizon;
import services.andreas.events.extract.RuleBudget;

/**
 * The starts of an event that repeats itself (RRULE, RDATE, EXDATE of RFC 5545), in its own local
 * time, so that a weekly evening stays at eight when the clocks change.
 */
final class Repetition {
    private final CalendarComponent event;
    private final CalendarTime start;
    private final CalendarZones zones;
    private final Zone zone;
    private final RuleBudget budget;

    Repetition(
            CalendarComponent event, CalendarTime start, CalendarZones zones, RuleBudget budget) {
        this.event = event;
        this.start = start;
        this.zones = zones;
        this.zone = start.in(zones.day(), zones.floating());
        this.budget = budget;
    }

    boolean isNone() {
        return event.first("RRULE") == null && event.first("RDATE") == null;
    }

    /**
     * Returns the local starts in their order, those before the horizon only when there are no
     * others.
     */
    List<LocalDateTime> starts(Horizon horizon, Instant sent) {
        Set<LocalDateTime> excluded = starts("EXDATE");
        excluded.addAll(rules("EXRULE", horizon, sent, Set.of()));
        List<LocalDateTime> around = within(horizon, sent, excluded);
        List<LocalDateTime> any =
                around.isEmpty() ? within(horizon, Instant.EPOCH, excluded) : around;
        // a rule that cannot be worked out does not take its event away
        boolean isOnce = any.isEmpty() && !excluded.contains(start.local());
        return isOnce ? List.of(start.local()) : any;
    }

    private List<LocalDateTime> within(Horizon horizon, Instant sent, Set<LocalDateTime> excluded) {
        Instant first = zone.at(start.local());
        Instant from = horizon.from(sent, first);
        Instant to = horizon.to(sent, first);
        TreeSet<LocalDateTime> starts = new TreeSet<>();
        starts.add(start.local());
        starts.addAll(starts("RDATE"));
        starts.removeAll(excluded);
        starts.removeIf(local -> zone.at(local).isBefore(from) || zone.at(local).isAfter(to));
        starts.addAll(rules("RRULE", horizon, sent, excluded));
        return starts.stream().limit(horizon.occurrences()).toList();
    }

    private List<LocalDateTime> rules(
            String name, Horizon horizon, Instant sent, Set<LocalDateTime> excluded) {
        Instant first = zone.at(start.local());
        return event.named(name)
                .map(property -> new RepetitionRule(property.getValue(), start, zone))
                .flatMap(
                        rule ->
                                rule
                                        .starts(
                                                horizon.from(sent, first),
                                                horizon.to(sent, first),
                                                horizon.occurrences(),
                                                excluded,
                                                budget)
                                        .stream())
                .toList();
    }

    /** How long those occurrences last that say so themselves (RDATE of periods). */
    Map<LocalDateTime, CalendarDuration> lengths() {
        Map<LocalDateTime, CalendarDuration> lengths = new HashMap<>();
        dates("RDATE")
                .filter(date -> date.length() != null)
                .forEach(date -> lengths.put(date.local(), date.length()));
        return lengths;
    }

    /**
     * @param length null where the date has no length of its own
     */
    private record Date(LocalDateTime local, CalendarDuration length) {}

    private Set<LocalDateTime> starts(String name) {
        return dates(name).map(Date::local).collect(Collectors.toCollection(TreeSet::new));
    }

    private Stream<Date> dates(String name) {
        return event.named(name)
                .flatMap(
                        property ->
                                Stream.of(property.getValue().split(","))
                                        .map(value -> date(value, zones.of(property))))
                .filter(Objects::nonNull);
    }

    /** A date, or a period of a start and an end or a duration; null when it is neither. */
    private Date date(String value, Zone named) {
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
            return time.local().toLocalDate().atStartOfDay();
        }
        if (time.isDate()) {
            return time.local().toLocalDate().atTime(start.local().toLocalTime());
        }
        return time.zone() == null || time.zone().equals(zone)
                ? time.local()
                : zone.local(time.zone().at(time.local()));
    }
}
