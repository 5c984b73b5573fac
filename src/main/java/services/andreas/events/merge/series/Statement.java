package services.andreas.events.merge.series;

import static services.andreas.events.event.Field.METHOD;
import static services.andreas.events.event.Field.RECURRENCE;
import static services.andreas.events.event.Field.RECURRENCE_ID;
import static services.andreas.events.event.Field.SEQUENCE;
import static services.andreas.events.event.Field.STAMP;
import static services.andreas.events.event.Field.STATUS;
import static services.andreas.events.event.Field.THIS_AND_FUTURE;
import static services.andreas.events.event.Field.UID;

import java.time.Instant;
import java.util.Comparator;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import services.andreas.events.event.Event;
import services.andreas.events.merge.Mention;
import services.andreas.events.recurrence.Recurrence;
import services.andreas.events.recurrence.RecurrenceText;
import services.andreas.events.recurrence.SeriesUid;
import services.andreas.events.text.LetterCase;

/**
 * What one calendar says about more than one occurrence of its series.
 *
 * @param recurrence null when it does not say when the series takes place
 */
record Statement(Mention mention, SeriesUid uid, @Nullable Recurrence recurrence) {
    /** SEQUENCE, then DTSTAMP, then receipt (RFC 5546, section 2.1.5). */
    static final Comparator<Mention> OLDEST_FIRST =
            Comparator.comparing((Mention mention) -> mention.event().get(SEQUENCE, 0))
                    .thenComparing(Statement::written)
                    .thenComparing(Mention.OLDEST_FIRST);

    /** By these methods nobody says what a whole series is. */
    private static final Set<String> NO_MASTERS =
            Set.of("ADD", "REPLY", "COUNTER", "REFRESH", "DECLINECOUNTER");

    static Statement of(Mention mention) {
        String text = mention.event().get(RECURRENCE);
        return new Statement(
                mention,
                SeriesUid.of(mention.event().get(UID, "")),
                text == null ? null : RecurrenceText.parse(text));
    }

    static Instant written(Mention mention) {
        return mention.event().get(STAMP, mention.told());
    }

    private String method() {
        return LetterCase.upper(mention.event().get(METHOD, ""));
    }

    private boolean isAboutAll() {
        return !mention.event().has(RECURRENCE_ID) && !NO_MASTERS.contains(method());
    }

    /** Whether it says by a rule when the series takes place. */
    boolean isMaster() {
        return recurrence != null && isAboutAll() && !cancels();
    }

    /** Whether it says that the event takes place once. */
    boolean isSingle() {
        return !mention.event().has(RECURRENCE)
                && mention.start() != null
                && isAboutAll()
                && !cancels();
    }

    boolean cancelsAll() {
        return isAboutAll()
                && cancels()
                && !Recurrence.NONE.equals(mention.event().get(RECURRENCE));
    }

    boolean changesLater() {
        return mention.event().has(THIS_AND_FUTURE) && !NO_MASTERS.contains(method());
    }

    private boolean cancels() {
        return cancels(mention.event());
    }

    static boolean cancels(Event event) {
        return "CANCEL".equalsIgnoreCase(event.get(METHOD))
                || "cancelled".equals(event.get(STATUS));
    }

    boolean contains(Instant occurrence) {
        return recurrence == null
                ? occurrence.equals(mention.start())
                : recurrence.mayContain(occurrence);
    }

    boolean isNewerThan(Mention other) {
        return OLDEST_FIRST.compare(mention, other) > 0;
    }
}
