package services.andreas.events.extract.model;

import static services.andreas.events.event.Field.LOCATION;
import static services.andreas.events.event.Field.TITLE;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.apache.camel.Variable;
import services.andreas.events.event.Event;
import services.andreas.events.extract.ExtractionRules;
import services.andreas.events.extract.FoundEvents;

/** What the sources before have found, in the words of a prompt. */
public final class KnownEvents {
    /** A sender's data may name an event by a whole book. */
    private static final int LONGEST = 300;

    private final int most;

    public KnownEvents(ExtractionRules rules) {
        most = rules.questions().known();
    }

    /** Returns a line for each event, or nothing when there is none. */
    public String words(@Variable("foundEvents") FoundEvents foundEvents) {
        if (foundEvents == null || foundEvents.events().isEmpty()) {
            return "none";
        }
        StringBuilder words = new StringBuilder();
        foundEvents.events().stream()
                .limit(most)
                .forEach(event -> words.append(words.isEmpty() ? "" : "\n").append(line(event)));
        return words.toString();
    }

    private static String line(Event event) {
        String line = "- " + event.get(TITLE);
        if (event.start() != null) {
            ZonedDateTime start = event.start().atZone(event.zone(ZoneOffset.UTC));
            line += " | " + (event.isAllDay() ? start.toLocalDate() : start.toLocalDateTime());
        }
        String whole = event.has(LOCATION) ? line + " | " + event.get(LOCATION) : line;
        return whole.substring(0, Math.min(whole.length(), LONGEST)).replaceAll("\\R", " ");
    }
}
