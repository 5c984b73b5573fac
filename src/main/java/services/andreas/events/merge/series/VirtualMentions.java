package services.andreas.events.merge.series;

import static services.andreas.events.event.Field.ALL_DAY;
import static services.andreas.events.event.Field.END_TIME;
import static services.andreas.events.event.Field.RECURRENCE;
import static services.andreas.events.event.Field.RECURRENCE_ID;
import static services.andreas.events.event.Field.SERIES;
import static services.andreas.events.event.Field.START_TIME;
import static services.andreas.events.event.Field.STATUS;
import static services.andreas.events.event.Field.TIMEZONE;
import static services.andreas.events.event.Field.TITLE;
import static services.andreas.events.event.Field.UID;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import services.andreas.events.event.Event;
import services.andreas.events.event.EventBuilder;
import services.andreas.events.event.Zone;
import services.andreas.events.merge.Mention;
import services.andreas.events.merge.Merging;

/** What a mail about a whole series says of one of its occurrences. */
record VirtualMentions(Merging merging) {

    /** As if it named that occurrence of the same UID: whether that would be believed. */
    Mention asked(Mention said, Mention of, Instant occurrence) {
        Event event = bare(said).put(UID, of.event().get(UID)).build();
        return mention(said, event, occurrence);
    }

    Mention cancelled(Mention said, Instant occurrence) {
        return mention(said, withoutTimes(said).put(STATUS, "cancelled").build(), occurrence);
    }

    /** What RANGE=THISANDFUTURE says of a later occurrence: the same shift, on the wall. */
    Mention moved(Mention said, Instant occurrence) {
        Event event = said.event();
        if (event.start() == null || Statement.cancels(event)) {
            return mention(said, withoutTimes(said).build(), occurrence);
        }
        Zone zone = Zone.of(event.zone(ZoneOffset.UTC));
        LocalDateTime was = zone.local(event.get(RECURRENCE_ID));
        LocalDateTime local =
                zone.local(occurrence).plus(Duration.between(was, zone.local(event.start())));
        Instant start = zone.at(local);
        EventBuilder moved = bare(said).put(START_TIME, start);
        if (event.has(END_TIME)) {
            moved.put(END_TIME, event.endFrom(start, zone.id(), ZoneOffset.UTC));
        }
        return mention(
                said, moved.source(START_TIME, event.source(START_TIME)).build(), occurrence);
    }

    private static EventBuilder bare(Mention said) {
        EventBuilder bare = said.event().toBuilder().remove(RECURRENCE).remove(SERIES);
        // a mail that cancels by the UID alone is not named after its event
        return said.event().source(TITLE).equals("mail") && Statement.cancels(said.event())
                ? bare.remove(TITLE)
                : bare;
    }

    private static EventBuilder withoutTimes(Mention said) {
        return bare(said).remove(START_TIME).remove(END_TIME).remove(ALL_DAY).remove(TIMEZONE);
    }

    private Mention mention(Mention said, Event event, Instant occurrence) {
        return merging.mention(
                said.id() + "@" + occurrence,
                said.messageId(),
                event.toBuilder().put(RECURRENCE_ID, occurrence).build());
    }
}
