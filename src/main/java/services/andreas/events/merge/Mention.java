package services.andreas.events.merge;

import static services.andreas.events.event.Field.AUTHENTICATED;
import static services.andreas.events.event.Field.METHOD;
import static services.andreas.events.event.Field.RECURRENCE_ID;
import static services.andreas.events.event.Field.SEQUENCE;
import static services.andreas.events.event.Field.START_TIME;
import static services.andreas.events.event.Field.UID;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import services.andreas.events.event.Event;
import services.andreas.events.event.Field;
import services.andreas.events.merge.decision.Decision;
import services.andreas.events.merge.names.Place;
import services.andreas.events.merge.names.Title;
import services.andreas.events.text.LetterCase;

/**
 * What one message says about one event.
 *
 * @param id the id that the event gets if this is its first mention
 * @param messageId Gmail's id of the message
 * @param event as extraction found it
 * @param told when the message was received
 * @param start null if it is not given
 * @param day in the zone of the event; null without a start
 * @param dateOnly whether only the day of the start is given
 * @param place null if it is not given
 * @param link the canonical address of its page when only this event has it, or null
 * @param sender who speaks: the sender's domain, or the address where many share one; the organizer
 *     where a calendar service speaks for him
 * @param organizer whose event it is said to be, as {@code sender}; null when it does not say
 * @param issuer who assigned the UID, as {@code sender}; null if unknown
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
        @Nullable String organizer,
        @Nullable String issuer,
        boolean moving) {

    private static final Set<String> ANSWERS =
            Set.of("COUNTER", "REPLY", "REFRESH", "DECLINECOUNTER");

    /** What a person has decided, as JSON; it counts only from the ledger of decisions. */
    public static final Field<?> DECISION = Field.named("decision");

    /** Oldest first: the order in which mentions are applied, whenever they arrive. */
    public static final Comparator<Mention> OLDEST_FIRST =
            Comparator.comparing(Mention::told)
                    .thenComparing(Mention::messageId)
                    .thenComparing(Mention::id);

    /** Whether it is no mention of a mail, but what a person has decided. */
    public boolean isDecision() {
        return messageId.startsWith(Decision.PREFIX) && event.has(DECISION);
    }

    /** The decision, if it is one. */
    public Decision decision() {
        return Decision.read(event.get(DECISION).toString());
    }

    /** Whether it is about all events of its sender. */
    public boolean isOfSender() {
        return isDecision() && id.startsWith(Decision.PREFIX);
    }

    String uid() {
        return event.get(UID);
    }

    Instant occurrence() {
        return event.get(RECURRENCE_ID);
    }

    /** A missing result counts as passed: Gmail found nothing wrong. */
    boolean isAuthentic() {
        return event.get(AUTHENTICATED, true);
    }

    /** Gmail says that it is from its sender. */
    boolean isProven() {
        return event.get(AUTHENTICATED, false);
    }

    int sequence() {
        return event.get(SEQUENCE, 0);
    }

    /** What a guest answers or proposes (RFC 5546) is never what the event is. */
    boolean isProposal() {
        return ANSWERS.contains(LetterCase.upper(event.get(METHOD, "")));
    }

    /** Gmail says that it is from the domain of its organizer. */
    boolean isOrganizersOwn() {
        return isProven() && isStructured() && sender.equals(organizer);
    }

    /** The UID was given where the mail is from. */
    boolean hasOwnUid() {
        return isProven()
                && isStructured()
                && (organizer == null || sender.equals(organizer))
                && sender.equals(issuer);
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
