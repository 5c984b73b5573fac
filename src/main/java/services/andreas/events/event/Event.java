package services.andreas.events.event;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import services.andreas.events.event.Field.Role;

/**
 * An event, as far as it is known.
 *
 * @param values of the fields that are known; each of the type that its field names
 * @param sources which source said what a field says
 * @param quotes the words of the mail that say it
 */
public record Event(
        Map<Field<?>, Object> values, Map<Field<?>, String> sources, Map<Field<?>, String> quotes) {

    public Event {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
        quotes = Collections.unmodifiableMap(new LinkedHashMap<>(quotes));
    }

    /** Returns null for a field that is not known. */
    @SuppressWarnings("unchecked")
    public <T> T get(Field<T> field) {
        return (T) values.get(field);
    }

    public <T> T get(Field<T> field, T otherwise) {
        return has(field) ? get(field) : otherwise;
    }

    public boolean has(Field<?> field) {
        return values.containsKey(field);
    }

    public Instant start() {
        return get(Field.START_TIME);
    }

    public boolean isAllDay() {
        return get(Field.ALL_DAY, false);
    }

    public ZoneId zone(ZoneId otherwise) {
        return get(Field.TIMEZONE, otherwise);
    }

    /**
     * The end of an event as long as this one: whole days stay whole where the clocks change.
     *
     * @param start of that event
     * @param zone in which its days are
     * @param otherwise the zone of this one if it names none
     */
    public Instant endFrom(Instant start, ZoneId zone, ZoneId otherwise) {
        Instant end = get(Field.END_TIME);
        if (!isAllDay()) {
            return start.plus(Duration.between(start(), end));
        }
        ZoneId own = zone(otherwise);
        LocalDate last = LocalDate.ofInstant(end.minusNanos(1), own);
        long more = ChronoUnit.DAYS.between(LocalDate.ofInstant(start(), own), last);
        return LocalDate.ofInstant(start, zone).plusDays(more + 1).atStartOfDay(zone).toInstant();
    }

    /** Returns an empty text where no source is known. */
    public String source(Field<?> field) {
        return sources.getOrDefault(field, "");
    }

    public EventBuilder toBuilder() {
        return new EventBuilder(this);
    }

    /** The same event with what another source says of it where this one says nothing. */
    public Event completedBy(Event other) {
        EventBuilder whole = toBuilder();
        boolean takesTimes = !has(Field.START_TIME);
        boolean grows = false;
        for (Field<?> field : other.values.keySet()) {
            boolean fits = !Field.TIMES.contains(field) || takesTimes || isOwnEnd(field, other);
            if (field.role() != Role.NOTES && !has(field) && fits) {
                whole.copy(field, other);
                grows = true;
            }
        }
        if (grows) {
            whole.copy(Field.MODEL, other).copy(Field.PROMPT, other);
        }
        return whole.build();
    }

    private boolean isOwnEnd(Field<?> field, Event other) {
        return field.equals(Field.END_TIME)
                && other.get(Field.END_TIME).isAfter(start())
                && !isAllDay();
    }
}
