package services.andreas.events.mentions;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import services.andreas.events.event.Event;
import services.andreas.events.event.Field;
import services.andreas.events.recurrence.Recurrence;

/** The next events of a series, as its message would have mentioned them. */
final class NextOccurrences {
    private NextOccurrences() {}

    /**
     * @param statement about the series
     * @param starts local times
     */
    static List<Event> of(Event statement, Recurrence recurrence, List<LocalDateTime> starts) {
        Event common =
                statement.toBuilder()
                        .remove(Field.RECURRENCE)
                        .remove(Field.SERIES)
                        .remove(Field.SERIES_UNTIL)
                        .remove(Field.SERIES_DUE)
                        .remove(Field.END_TIME)
                        .build();
        String source = statement.source(Field.START_TIME);
        return starts.stream().map(local -> of(common, recurrence, local, source)).toList();
    }

    private static Event of(
            Event common, Recurrence recurrence, LocalDateTime local, String source) {
        Instant start = recurrence.zone().at(local);
        return common.toBuilder()
                .put(Field.START_TIME, start, source)
                .put(Field.END_TIME, recurrence.end(local), source)
                .put(Field.RECURRENCE_ID, start)
                .build();
    }
}
