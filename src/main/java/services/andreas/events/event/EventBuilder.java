package services.andreas.events.event;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An event in the making. */
public final class EventBuilder {
    private static final Instant EARLIEST = Instant.parse("1000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private static final LocalTime LAST_MINUTE = LocalTime.of(23, 59);

    private final Map<Field<?>, Object> values = new LinkedHashMap<>();
    private final Map<Field<?>, String> sources = new LinkedHashMap<>();
    private final Map<Field<?>, String> quotes = new LinkedHashMap<>();
    private final String source;

    /**
     * @param source what says all that follows; null when that is not known
     */
    public EventBuilder(String source) {
        this.source = source;
    }

    public EventBuilder() {
        this((String) null);
    }

    EventBuilder(Event event) {
        this();
        values.putAll(event.values());
        sources.putAll(event.sources());
        quotes.putAll(event.quotes());
    }

    /** Another event with the same fields so far, which goes its own way from here. */
    public EventBuilder copy() {
        EventBuilder copy = new EventBuilder(source);
        copy.values.putAll(values);
        copy.sources.putAll(sources);
        copy.quotes.putAll(quotes);
        return copy;
    }

    /** A missing value is a missing field: indexes are sparse, and NULL cannot be a key. */
    public <T> EventBuilder put(Field<T> field, T value) {
        return put(field, value, source);
    }

    public <T> EventBuilder put(Field<T> field, T value, String source) {
        return set(field, value, source);
    }

    /** As {@link #put}, for a value that was taken from another event's field. */
    public EventBuilder set(Field<?> field, Object value, String source) {
        if (value != null && !value.equals("") && !value.equals(List.of())) {
            values.put(field, value);
            source(field, source);
        }
        return this;
    }

    /**
     * Adds when the event is; an end before its start is left out, and so are years that are not
     * written in four digits, because times are sorted as texts.
     */
    public EventBuilder times(Instant start, Instant end, boolean allDay, ZoneId zone) {
        if (!isInRange(start) || end != null && !isInRange(end)) {
            return needsReview("start not understood");
        }
        if (!allDay && end != null && isWholeDays(start.atZone(zone), end.atZone(zone))) {
            LocalDate last = end.atZone(zone).toLocalDate();
            return times(start, last.plusDays(1).atStartOfDay(zone).toInstant(), true, zone);
        }
        boolean fits = end == null || !end.isBefore(start);
        put(Field.START_TIME, start);
        put(Field.END_TIME, fits ? end : null);
        put(Field.ALL_DAY, allDay);
        put(Field.TIMEZONE, zone);
        return fits ? this : needsReview("end before start");
    }

    /** Many sites write whole days as 00:00 to 23:59 of the last one. */
    private static boolean isWholeDays(ZonedDateTime start, ZonedDateTime end) {
        return start.toLocalTime().equals(LocalTime.MIDNIGHT)
                && !end.isBefore(start)
                && end.toLocalTime().truncatedTo(ChronoUnit.MINUTES).equals(LAST_MINUTE);
    }

    private static boolean isInRange(Instant time) {
        return !time.isBefore(EARLIEST) && time.isBefore(LATEST);
    }

    /** Adds why a person should look at the event; null for no reason. */
    public EventBuilder needsReview(String reason) {
        String before = get(Field.NEEDS_REVIEW);
        boolean isNew = reason != null && !reason.equals(before);
        return isNew
                ? put(Field.NEEDS_REVIEW, before == null ? reason : before + "; " + reason, null)
                : this;
    }

    public EventBuilder source(Field<?> field, String source) {
        if (source != null && !source.isEmpty()) {
            sources.put(field, source);
        }
        return this;
    }

    public EventBuilder quote(Field<?> field, String words) {
        if (words != null) {
            quotes.put(field, words);
        }
        return this;
    }

    /** Takes over a field of another event, with its source and quote. */
    EventBuilder copy(Field<?> field, Event other) {
        return set(field, other.get(field), other.source(field))
                .quote(field, other.quotes().get(field));
    }

    public EventBuilder remove(Field<?> field) {
        values.remove(field);
        return this;
    }

    /** Returns null for a field that is not known so far. */
    @SuppressWarnings("unchecked")
    public <T> T get(Field<T> field) {
        return (T) values.get(field);
    }

    public boolean has(Field<?> field) {
        return values.containsKey(field);
    }

    public Event build() {
        return new Event(values, sources, quotes);
    }
}
