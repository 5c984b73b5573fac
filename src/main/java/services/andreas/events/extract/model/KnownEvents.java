package services.andreas.events.extract.model;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.apache.camel.Variable;
import services.andreas.events.extract.FoundEvents;

/** What the sources before have found, in the words of a prompt. */
public final class KnownEvents {
    /** More would cost more than what the model leaves out for them. */
    private static final int MOST = 40;

    /** A sender's data may name an event by a whole book. */
    private static final int LONGEST = 300;

    /** Returns a line for each event, or nothing when there is none. */
    public String words(@Variable("foundEvents") FoundEvents foundEvents) {
        if (foundEvents == null || foundEvents.events().isEmpty()) {
            return "none";
        }
        StringBuilder words = new StringBuilder();
        foundEvents.events().stream()
                .limit(MOST)
                .forEach(event -> words.append(words.isEmpty() ? "" : "\n").append(line(event)));
        return words.toString();
    }

    private static String line(Map<String, Object> event) {
        String line = "- " + event.get("title");
        if (event.containsKey("start_time")) {
            ZoneId zone = ZoneId.of((String) event.getOrDefault("timezone", "UTC"));
            var start = Instant.parse((String) event.get("start_time")).atZone(zone);
            boolean isDay = Boolean.TRUE.equals(event.get("all_day"));
            line += " | " + (isDay ? start.toLocalDate() : start.toLocalDateTime());
        }
        String whole = event.containsKey("location") ? line + " | " + event.get("location") : line;
        return whole.substring(0, Math.min(whole.length(), LONGEST)).replaceAll("\\R", " ");
    }
}
