package services.andreas.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.apache.camel.Variable;
import services.andreas.events.mail.Mail;

/**
 * Turns a checked answer of the model into events: their members are the attributes of the events
 * table, a member that says nothing is missing, and times are resolved to UTC.
 */
public final class AnswerReader {
    private final ObjectMapper json = new ObjectMapper();
    private final ZoneId zone;

    /**
     * @param zone IANA zone of times that name none
     */
    public AnswerReader(String zone) {
        this.zone = ZoneId.of(zone);
    }

    /**
     * Lets only a whole answer pass.
     *
     * @throws AnswerRejectedException when it was cut, filtered or refused
     */
    public void whole(@Body String answer, @Header("CamelOpenAIFinishReason") String finishReason)
            throws AnswerRejectedException {
        if (!"stop".equals(finishReason)) {
            throw new AnswerRejectedException("answer-ended-by-" + Failures.code(finishReason));
        }
        if (answer.isBlank()) {
            throw new AnswerRejectedException("answer-refused");
        }
    }

    /**
     * @param answer JSON that fits schemas/events.schema.json
     * @return a JSON array of events, each of them once
     */
    public String events(@Body String answer, @Variable("mail") Mail mail)
            throws JsonProcessingException {
        Map<String, Map<String, Object>> events = new LinkedHashMap<>();
        for (JsonNode told : json.readTree(answer).path("events")) {
            Map<String, Object> event = event(told, mail);
            if (event.containsKey("title")) {
                events.putIfAbsent(EventIdentity.of(event), event);
            }
        }
        return json.writeValueAsString(events.values());
    }

    private Map<String, Object> event(JsonNode told, Mail mail) {
        EventTimes times =
                EventTimes.resolve(
                        text(told, "start_time"),
                        text(told, "end_time"),
                        text(told, "timezone"),
                        zone);
        Map<String, Object> event = new LinkedHashMap<>();
        put(event, "title", text(told, "title"));
        put(event, "description", text(told, "description"));
        put(event, "start_time", times.start() == null ? null : times.start().toString());
        put(event, "end_time", times.end() == null ? null : times.end().toString());
        if (times.start() != null) {
            put(event, "all_day", times.allDay());
            put(event, "timezone", times.zone().getId());
        }
        put(event, "needs_review", times.doubt());
        put(event, "location", text(told, "location"));
        put(event, "normalized_location", EventIdentity.normalized(text(told, "location")));
        put(event, "category", text(told, "category"));
        put(event, "tags", texts(told.path("tags")));
        put(event, "organizer_name", text(told, "organizer_name"));
        put(event, "organizer_url", url(told, "organizer_url"));
        put(event, "source_url", url(told, "source_url"));
        put(event, "source_name", mail.sender().name());
        put(event, "source_email", mail.sender().address());
        put(event, "source_domain", mail.sender().domain());
        put(event, "email_id", mail.id());
        put(event, "mail_date", mail.date().toString());
        return event;
    }

    /** A missing value is a missing attribute: indexes are sparse, and NULL cannot be a key. */
    private static void put(Map<String, Object> event, String name, Object value) {
        if (value != null && !value.equals("") && !value.equals(List.of())) {
            event.put(name, value);
        }
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
        if (text == null) {
            return null;
        }
        try {
            URI uri = URI.create(text);
            boolean web = uri.getScheme() != null && uri.getScheme().matches("(?i)https?");
            return web && uri.getHost() != null ? text : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
