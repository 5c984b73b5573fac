package services.andreas.events.items;

import com.fasterxml.jackson.databind.node.ObjectNode;
import services.andreas.events.event.Event;
import services.andreas.events.event.Field;
import services.andreas.events.merge.series.Occurrence;

/** What is known of the series of an event, in JSON. */
final class SeriesExplanation {
    private SeriesExplanation() {}

    static void add(Occurrence occurrence, ObjectNode explanation) {
        if (occurrence.series() != null) {
            explanation.put(Field.SERIES.name(), occurrence.series());
            Event master = occurrence.master().event();
            if (master.has(Field.SERIES_UNTIL)) {
                explanation.put(
                        Field.SERIES_UNTIL.name(), master.get(Field.SERIES_UNTIL).toString());
            }
        }
        if (!occurrence.takesPlace()) {
            explanation.put(Field.STATUS.name(), "retracted");
        }
    }
}
