package services.andreas.events.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Events as routes and the ledger have them: JSON objects with the names of the events table.
 *
 * @param zone in which a day without a time begins
 */
public record EventJson(ZoneId zone) {
    private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};
    private static final TypeReference<List<Map<String, Object>>> LIST = new TypeReference<>() {};
    private static final String SOURCES = "sources";
    private static final String QUOTES = "quotes";

    private static final ObjectMapper JSON = new ObjectMapper();

    public Event read(String object) throws JsonProcessingException {
        return of(JSON.readValue(object, MEMBERS));
    }

    public List<Event> readAll(String array) throws JsonProcessingException {
        return JSON.readValue(array, LIST).stream().map(this::of).toList();
    }

    /** Leaves out what is not of the kind of its field. */
    public Event of(Map<String, ?> members) {
        EventBuilder event = new EventBuilder();
        members.forEach(
                (name, value) -> {
                    Field<?> field = Field.named(name);
                    event.set(field, field.kind().read(value, zone), null);
                });
        if (event.has(Field.START_TIME) && Kind.isDay(members.get(Field.START_TIME.name()))) {
            event.put(Field.ALL_DAY, true);
        }
        if (members.get(SOURCES) instanceof Map<?, ?> sources) {
            sources.forEach((name, by) -> event.source(field(name), by.toString()));
        }
        if (members.get(QUOTES) instanceof Map<?, ?> quotes) {
            quotes.forEach((name, words) -> event.quote(field(name), words.toString()));
        }
        return event.build();
    }

    private static Field<?> field(Object name) {
        return Field.named(name.toString());
    }

    public static String write(Event event) throws JsonProcessingException {
        return JSON.writeValueAsString(members(event));
    }

    public static String write(List<Event> events) throws JsonProcessingException {
        return JSON.writeValueAsString(events.stream().map(EventJson::members).toList());
    }

    /** Texts, numbers, booleans, lists and objects, by their names. */
    public static Map<String, Object> members(Event event) {
        Map<String, Object> members = byName(event.values());
        if (!event.sources().isEmpty()) {
            members.put(SOURCES, byName(event.sources()));
        }
        if (!event.quotes().isEmpty()) {
            members.put(QUOTES, byName(event.quotes()));
        }
        return members;
    }

    public static Map<String, Object> byName(Map<Field<?>, ?> values) {
        Map<String, Object> named = new LinkedHashMap<>();
        values.forEach((field, value) -> named.put(field.name(), Kind.plain(value)));
        return named;
    }
}
