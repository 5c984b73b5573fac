package services.andreas.events.items;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.regex.Pattern;
import org.apache.camel.Body;

/** Keeps some of a mail's events; for routes that operators edit. */
public final class EventFilter {
    private final ObjectMapper json = new ObjectMapper();
    private final String member;
    private final Pattern pattern;

    /**
     * @param member of the events, such as {@code location}
     * @param pattern a regular expression, to be found in it whatever the case
     */
    public EventFilter(String member, String pattern) {
        this.member = member;
        this.pattern = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** From a JSON array of events to one of those that match. */
    public String keep(@Body String events) throws JsonProcessingException {
        ArrayNode kept = json.createArrayNode();
        for (JsonNode event : json.readTree(events)) {
            if (pattern.matcher(event.path(member).asText("")).find()) {
                kept.add(event);
            }
        }
        return kept.toString();
    }
}
