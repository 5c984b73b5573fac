package services.andreas.events.extract.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One event of an answer, unchecked.
 *
 * @param json as in schemas/events.schema.json
 */
public record StatedEvent(JsonNode json) {
    /** The members of the packaged schema; one that operators have added is taken as text. */
    private static final Set<String> KNOWN =
            Set.of(
                    "title",
                    "description",
                    "start_time",
                    "end_time",
                    "all_day",
                    "timezone",
                    "location",
                    "category",
                    "tags",
                    "organizer_name",
                    "organizer_url",
                    "source_url",
                    "duration_minutes",
                    "weekday",
                    "zone_words",
                    "status",
                    "sold_out",
                    "title_quote",
                    "date_quote",
                    "place_quote");

    /** Returns null for a member that says nothing. */
    public String text(String name) {
        String text = json.path(name).asText("").strip();
        return text.isEmpty() || text.equals("null") ? null : text;
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        json.path(name).forEach(text -> texts.add(text.asText().strip()));
        texts.removeIf(String::isEmpty);
        return texts.stream().distinct().toList();
    }

    boolean is(String name) {
        return json.path(name).asBoolean();
    }

    StatedTimes times() {
        JsonNode minutes = json.path("duration_minutes");
        return new StatedTimes(
                text("start_time"),
                text("end_time"),
                minutes.isNumber() ? minutes.asInt() : null,
                is("all_day"),
                text("timezone"),
                text("zone_words"),
                text("weekday"),
                text("date_quote"));
    }

    /** Members that operators have added to the schema. */
    Map<String, String> others() {
        Map<String, String> others = new LinkedHashMap<>();
        json.fieldNames()
                .forEachRemaining(
                        name -> {
                            if (!KNOWN.contains(name) && text(name) != null) {
                                others.put(name, text(name));
                            }
                        });
        return others;
    }
}
