package services.andreas.events.extract.repeats;

import static services.andreas.events.event.Field.RECURRENCE;
import static services.andreas.events.event.Field.RECURRENCE_ID;
import static services.andreas.events.event.Field.SERIES_DUE;
import static services.andreas.events.event.Field.SERIES_UNTIL;
import static services.andreas.events.event.Field.UID;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import services.andreas.events.event.Event;
import services.andreas.events.event.EventBuilder;
import services.andreas.events.recurrence.Horizon;
import services.andreas.events.recurrence.Recurrence;
import services.andreas.events.recurrence.RecurrenceText;
import services.andreas.events.recurrence.RuleBudget;

/** What prose says of a series as a whole, in the form in which calendars say it. */
public final class SeriesStatement {
    private SeriesStatement() {}

    /** The UID of a series to which its mail gives none; null for a rule too long to be kept. */
    public static @Nullable String uid(String messageId, String title, @Nullable Recurrence rule) {
        String text = rule == null ? null : RecurrenceText.of(rule);
        if (text == null) {
            return null;
        }
        String words = String.join("\n", messageId, title, text);
        return "prose-" + UUID.nameUUIDFromBytes(words.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether an event has its UID from here. */
    public static boolean isUnnamed(Event event) {
        return event.get(UID, "").startsWith("prose-");
    }

    /**
     * @param one of its occurrences
     */
    public static Event of(Event one, Recurrence rule, Instant sent, Horizon horizon) {
        EventBuilder statement =
                one.toBuilder().remove(RECURRENCE_ID).put(RECURRENCE, RecurrenceText.of(rule));
        List<LocalDateTime> told = rule.starts(horizon, sent, new RuleBudget());
        Instant until = horizon.until(rule, sent, told);
        if (rule.goesOnAfter(until)) {
            statement.put(SERIES_UNTIL, until).put(SERIES_DUE, horizon.due(until));
        }
        return statement.build();
    }
}
