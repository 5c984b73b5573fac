package services.andreas.events.merge;

import static services.andreas.events.event.Field.AUTHENTICATED;
import static services.andreas.events.event.Field.ORGANIZER_EMAIL;
import static services.andreas.events.event.Field.RECURRENCE_ID;
import static services.andreas.events.event.Field.SEQUENCE;
import static services.andreas.events.event.Field.START_TIME;
import static services.andreas.events.event.Field.UID;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import services.andreas.events.event.Event;
import services.andreas.events.merge.names.Place;
import services.andreas.events.merge.names.Title;

/**
 * What one message tells of one event.
 *
 * @param id the id that the event gets when nobody told of it before
 * @param messageId Gmail's id of the message
 * @param event as extraction found it
 * @param told when the message was received
 * @param start null when it is not told
 * @param day in the zone of the event; null without a start
 * @param dateOnly whether only the day of the start is told
 * @param place null when it is not told
 * @param link the canonical address of its page when only this event has it, or null
 * @param sender who is trusted with it: the sender's domain, or the address where many share one
 * @param moving whether it says that time, date or place have changed
 */
public record Mention(
        String id,
        String messageId,
        Event event,
        Instant told,
        Title title,
        Instant start,
        LocalDate day,
        boolean dateOnly,
        Place place,
        String link,
        String sender,
        boolean moving) {

    /** Oldest first; the order in which mentions are heard, whenever they arrive. */
    public static final Comparator<Mention> OLDEST_FIRST =
            Comparator.comparing(Mention::told)
                    .thenComparing(Mention::messageId)
                    .thenComparing(Mention::id);

    String uid() {
        return event.get(UID);
    }

    Instant occurrence() {
        return event.get(RECURRENCE_ID);
    }

    /** Missing counts as passed: only Gmail can tell, and it did not say no. */
    boolean isAuthentic() {
        return event.get(AUTHENTICATED, true);
    }

    private boolean isProven() {
        return event.get(AUTHENTICATED, false);
    }

    int sequence() {
        return event.get(SEQUENCE, 0);
    }

    String organizer() {
        String organizer = event.get(ORGANIZER_EMAIL);
        return organizer == null ? null : organizer.toLowerCase(Locale.ROOT);
    }

    /** Gmail says that it is from the domain of its organizer. */
    boolean isOrganizersOwn() {
        return isProven() && isStructured() && organizer() != null && isOf(organizer());
    }

    /** The UID was given where the mail is from. */
    boolean hasOwnUid() {
        return isProven()
                && isStructured()
                && uid() != null
                && uid().contains("@")
                && (organizer() == null || isOf(organizer()))
                && isOf(uid().toLowerCase(Locale.ROOT));
    }

    private boolean isOf(String address) {
        String host = address.substring(address.lastIndexOf('@') + 1);
        return !sender.isEmpty()
                && (address.equals(sender) || host.equals(sender) || host.endsWith("." + sender));
    }

    boolean isStructured() {
        return uid() != null || "calendar".equals(event.source(START_TIME));
    }

    boolean hasUidOf(Mention other) {
        return uid() != null
                && uid().equals(other.uid())
                && (Objects.equals(occurrence(), other.occurrence())
                        || isOccurrenceOf(other)
                        || other.isOccurrenceOf(this));
    }

    /** An occurrence that was changed names the start that the calendar gave it before. */
    private boolean isOccurrenceOf(Mention other) {
        return occurrence() != null
                && other.occurrence() == null
                && occurrence().equals(other.start);
    }

    boolean isOtherOccurrence(Mention other) {
        return uid() != null && uid().equals(other.uid()) && !hasUidOf(other);
    }
}
