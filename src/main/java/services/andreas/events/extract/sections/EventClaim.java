package services.andreas.events.extract.sections;

import java.util.List;
import java.util.Map;
import services.andreas.events.extract.sections.Passages.Passage;

/**
 * What an answer says of an event.
 *
 * @param title in the words of the mail
 * @param places where the mail says it, by kind
 */
public record EventClaim(String title, Map<String, List<Passage>> places) {

    /** Where the mail says it. */
    List<Passage> of(String kind) {
        return places.getOrDefault(kind, List.of());
    }
}
