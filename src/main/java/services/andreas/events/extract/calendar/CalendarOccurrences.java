package services.andreas.events.extract.calendar;

import java.time.Instant;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import services.andreas.events.event.Event;
import services.andreas.events.event.EventBuilder;
import services.andreas.events.event.Field;
import services.andreas.events.mail.Mail;
import services.andreas.events.recurrence.CalendarDuration;
import services.andreas.events.recurrence.Horizon;
import services.andreas.events.recurrence.Recurrence;
import services.andreas.events.recurrence.RecurrenceText;

/** The events that a VEVENT describes: the whole, each occurrence, its series. */
final class CalendarOccurrences {
    private final CalendarEvent event;
    private final Instant sent;

    /** What all have in common. */
    private final EventBuilder common;

    CalendarOccurrences(CalendarEvent event, CalendarDetails details, Mail mail) {
        this.event = event;
        this.sent = mail.date();
        this.common = details.draft(mail).put(Field.UID, event.uid());
        common.put(Field.SEQUENCE, event.hasSequence() ? event.sequence() : null);
        common.put(Field.STAMP, event.stamped());
        boolean isDoubtful =
                event.start() != null
                        && (event.recurrence().isDoubtful()
                                || RecurrenceText.of(event.recurrence()) == null);
        if (isDoubtful) {
            common.needsReview("repetition not understood");
        }
    }

    /** The event as it stands, without repetition. */
    EventBuilder whole() {
        return event.start() == null ? common.copy() : at(event.start().local(), null);
    }

    private EventBuilder at(LocalDateTime local, @Nullable CalendarDuration length) {
        boolean isDate = event.start().isDate();
        EventBuilder draft = common.copy();
        draft.times(event.zone().at(local), event.end(local, length), isDate, event.zone().id());
        if (event.isInUnknownZone()) {
            draft.needsReview("time zone not known");
        }
        return draft;
    }

    /**
     * What it says of the occurrence that it takes the place of.
     *
     * @param original when that begins by the rule
     */
    Event change(Instant original) {
        return whole().put(Field.RECURRENCE_ID, original)
                .put(Field.OVERRIDE, true)
                .put(Field.THIS_AND_FUTURE, event.replacesLater() ? true : null)
                .build();
    }

    /** One occurrence of its own. */
    Event occurrence(LocalDateTime local) {
        return at(local, event.recurrence().added().get(local))
                .put(Field.RECURRENCE_ID, event.zone().at(local))
                .build();
    }

    /**
     * What it says about an occurrence later than the one it replaces.
     *
     * @param local when that begins now
     * @param original when that begins by the rule
     */
    Event laterChange(LocalDateTime local, Instant original) {
        return at(local, null).put(Field.RECURRENCE_ID, original).put(Field.OVERRIDE, true).build();
    }

    /** What it says of its series, or null when that is too long to be kept. */
    @Nullable Event statement(Horizon horizon) {
        if (event.start() == null || event.replaced() != null) {
            return common.copy().put(Field.RECURRENCE, Recurrence.NONE).build();
        }
        Recurrence recurrence = event.recurrence();
        String text = RecurrenceText.of(recurrence);
        if (text == null) {
            return null;
        }
        EventBuilder statement =
                whole().put(Field.RECURRENCE, text).put(Field.SERIES, recurrence.words());
        Instant until = horizon.until(recurrence, sent, event.starts(horizon, sent));
        if (recurrence.goesOnAfter(until)) {
            statement.put(Field.SERIES_UNTIL, until).put(Field.SERIES_DUE, horizon.due(until));
        }
        return statement.build();
    }
}
