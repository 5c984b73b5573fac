package services.andreas.events.extract.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import services.andreas.events.event.Field;
import services.andreas.events.text.Text;

/**
 * One event of an answer, unchecked.
 *
 * @param json as in schemas/events.schema.json
 */
public record StatedEvent(JsonNode json) {
    /** Members that say how to read the others. */
    static final Set<String> HINTS =
            Set.of(
                    "duration_minutes",
                    "weekday",
                    "zone_words",
                    "title_quote",
                    "date_quote",
                    "place_quote");

    /** No name, place or quotation is longer. */
    private static final int MAX_CHARS = 1_000;

    private static final int MAX_PROSE = 8_000;

    public String text(Field<?> field) {
        return text(field.name());
    }

    /** Returns null for a member that says nothing. */
    public String text(String name) {
        int most = name.equals("description") ? MAX_PROSE : MAX_CHARS;
        String text = Text.cut(json.path(name).asText("").strip(), most);
        return text.isEmpty() || text.equals("null") ? null : text;
    }

    List<String> texts(Field<?> field) {
        List<String> texts = new ArrayList<>();
        json.path(field.name()).forEach(text -> texts.add(text.asText().strip()));
        texts.removeIf(String::isEmpty);
        return texts.stream().distinct().toList();
    }

    boolean is(Field<?> field) {
        return json.path(field.name()).asBoolean();
    }

    /**
     * @param place as far as the mail names it
     */
    StatedTimes times(String place) {
        JsonNode minutes = json.path("duration_minutes");
        return new StatedTimes(
                text(Field.START_TIME),
                text(Field.END_TIME),
                minutes.isNumber() ? minutes.asInt() : null,
                is(Field.ALL_DAY),
                text(Field.TIMEZONE),
                text("zone_words"),
                text("weekday"),
                text("date_quote"),
                place);
    }

    /** Members that operators have added to the schema. */
    Map<Field<?>, String> others() {
        Map<Field<?>, String> others = new LinkedHashMap<>();
        json.fieldNames()
                .forEachRemaining(
                        name -> {
                            Field<?> field = Field.named(name);
                            if (field.role() == Field.Role.ADDED && !HINTS.contains(name)) {
                                others.put(field, text(name));
                            }
                        });
        return others;
    }
}
