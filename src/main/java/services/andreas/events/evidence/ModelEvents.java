package services.andreas.events.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import services.andreas.events.mail.Mail;

/** The rung of the model: what its checked answer tells. */
public final class ModelEvents {
    private static final String RUNG = "openai";

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
                    "source_url");

    private final ObjectMapper json = new ObjectMapper();
    private final ZoneId zone;

    /**
     * @param zone IANA zone of times that name none
     */
    public ModelEvents(String zone) {
        this.zone = ZoneId.of(zone);
    }

    /**
     * Adds what an answer tells.
     *
     * @param answer JSON that fits schemas/events.schema.json
     */
    public void read(
            @Body String answer,
            @Variable("mail") Mail mail,
            @Variable("evidence") Evidence evidence)
            throws JsonProcessingException {
        List<Map<String, Object>> events = new ArrayList<>();
        for (JsonNode told : json.readTree(answer).path("events")) {
            Map<String, Object> event = event(told);
            if (event.containsKey("title")) {
                events.add(event);
            }
        }
        evidence.add(events);
    }

    private Map<String, Object> event(JsonNode told) {
        EventTimes times =
                EventTimes.resolve(
                        text(told, "start_time"),
                        text(told, "end_time"),
                        text(told, "timezone"),
                        zone);
        Draft draft = new Draft(RUNG);
        draft.put("title", text(told, "title"));
        draft.put("description", text(told, "description"));
        if (times.start() != null) {
            draft.put("start_time", times.start().toString());
            draft.put("end_time", times.end() == null ? null : times.end().toString());
            draft.put("all_day", times.allDay());
            draft.put("timezone", times.zone().getId());
        }
        draft.doubt(times.doubt());
        draft.put("location", text(told, "location"));
        draft.put("category", text(told, "category"));
        draft.put("tags", texts(told.path("tags")));
        draft.put("organizer_name", text(told, "organizer_name"));
        draft.put("organizer_url", url(told, "organizer_url"));
        draft.put("source_url", url(told, "source_url"));
        told.properties().stream()
                .filter(member -> !KNOWN.contains(member.getKey()))
                .forEach(member -> draft.put(member.getKey(), text(told, member.getKey())));
        return draft.event();
    }

    private static String text(JsonNode told, String name) {
        String text = told.path(name).asText("").strip();
        return text.isEmpty() || text.equals("null") ? null : text;
    }

    private static List<String> texts(JsonNode told) {
        List<String> texts = new ArrayList<>();
        told.forEach(text -> texts.add(text.asText().strip()));
        texts.removeIf(String::isEmpty);
        return texts.stream().distinct().toList();
    }

    private static String url(JsonNode told, String name) {
        String text = text(told, name);
        return text != null && Links.isWeb(text) ? text : null;
    }
}
