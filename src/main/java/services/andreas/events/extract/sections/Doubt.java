package services.andreas.events.extract.sections;

import java.util.List;
import services.andreas.events.event.EventBuilder;
import services.andreas.events.event.Field;

/**
 * What may be of another event of the mail.
 *
 * @param kind of the claims of {@link Belonging}
 * @param reason for a person to look
 */
public record Doubt(Field<?> field, String kind, String reason) {
    private static final List<Doubt> ALL =
            List.of(
                    new Doubt(Field.START_TIME, "date", "title and date do not stand together"),
                    new Doubt(Field.START_TIME, "day", "title and date do not stand together"),
                    new Doubt(Field.START_TIME, "hour", "title and time do not stand together"),
                    new Doubt(Field.END_TIME, "end", "title and end do not stand together"),
                    new Doubt(Field.LOCATION, "place", "place may be of another event"),
                    new Doubt(Field.SOURCE_URL, "link", "link may be of another event"));

    private static final List<Doubt> STATES =
            List.of(
                    new Doubt(Field.STATUS, "status", "status may be of another event"),
                    new Doubt(Field.SOLD_OUT, "sold_out", "sold out may be of another event"));

    /** Adds the doubts about one event of an answer. */
    public static void note(EventBuilder event, Belonging belonging, int index) {
        for (Doubt doubt : ALL) {
            if (event.has(doubt.field) && belonging.isDoubtful(index, doubt.kind)) {
                event.needsReview(doubt.reason);
            }
        }
        for (Doubt doubt : STATES) {
            if (event.has(doubt.field) && belonging.isOfOthers(index, doubt.kind)) {
                event.needsReview(doubt.reason);
            }
        }
    }
}
