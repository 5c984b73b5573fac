package services.andreas.events.cli.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import services.andreas.events.terminal.LocalTimes;

/** The values of an explained event, as people read them. */
record ExplainedValues(JsonNode explanation, LocalTimes times) {
    private static final Set<String> OF_EVENT = Set.of("start_time", "end_time");

    /** What the event itself says. */
    String of(String name) {
        return of(name, field(name));
    }

    private JsonNode field(String name) {
        for (JsonNode field : explanation.path("fields")) {
            if (field.path("name").asText().equals(name)) {
                return field.path("value");
            }
        }
        return MissingNode.getInstance();
    }

    /** What a field says; a time in our zone, but a whole day in the zone of the event. */
    String of(String name, JsonNode value) {
        if (!OF_EVENT.contains(name)) {
            return list(value);
        }
        try {
            Instant time = Instant.parse(value.asText());
            return field("all_day").asBoolean()
                    ? time.atZone(ZoneId.of(field("timezone").asText("UTC"))).toLocalDate()
                            + " (whole day)"
                    : times.minute(time);
        } catch (DateTimeException e) {
            return list(value);
        }
    }

    /** A time that is not one of the event. */
    String minute(JsonNode time) {
        try {
            return times.minute(Instant.parse(time.asText()));
        } catch (DateTimeException e) {
            return time.asText();
        }
    }

    /** Says in which zone times are. */
    String zone() {
        return times.named();
    }

    static String list(JsonNode value) {
        if (!value.isArray()) {
            return value.asText().isEmpty() ? "none" : value.asText();
        }
        List<String> texts = new ArrayList<>();
        value.forEach(text -> texts.add(text.asText()));
        return String.join(", ", texts);
    }
}
