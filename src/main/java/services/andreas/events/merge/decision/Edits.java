package services.andreas.events.merge.decision;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.google.common.collect.Maps;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import services.andreas.events.event.Event;
import services.andreas.events.event.EventBuilder;
import services.andreas.events.event.EventJson;
import services.andreas.events.event.Field;

/**
 * What fields of an event are to be.
 *
 * @param values by name, as JSON has them; an empty text for a field that is to have none
 */
public record Edits(@JsonValue Map<String, Object> values) {
    public static final Edits NONE = new Edits(Map.of());

    public Edits {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Edits of(Map<String, Object> values) {
        return new Edits(values);
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** The names of the fields, sorted. */
    public Set<String> names() {
        return values.keySet();
    }

    public boolean has(Field<?> field) {
        return values.containsKey(field.name());
    }

    public Edits without(Field<?> field) {
        return new Edits(Maps.filterKeys(values, Predicate.not(field.name()::equals)::test));
    }

    /** Those that an event can have. */
    public Edits possible(EventJson json) {
        Event read = json.of(values);
        return new Edits(
                Maps.filterEntries(
                        values,
                        edit ->
                                edit.getValue().equals("")
                                        || read.has(Field.named(edit.getKey()))));
    }

    /** What these fields are in an event. */
    public Edits before(Event event) {
        Map<String, Object> members = EventJson.members(event);
        return new Edits(Maps.toMap(names(), name -> members.getOrDefault(name, "")));
    }

    /** The event with these edits of a person. */
    public EventBuilder in(Event event, EventJson json) {
        Event read = json.of(values);
        EventBuilder edited = event.toBuilder();
        for (String name : names()) {
            Field<?> field = Field.named(name);
            edited.remove(field).set(field, read.values().get(field), DecidedEvent.PERSON);
        }
        return edited;
    }
}
