package services.andreas.events.merge;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import services.andreas.events.merge.names.Place;
import services.andreas.events.merge.names.Title;

/**
 * What one message tells of one event.
 *
 * @param id the id that the event gets when nobody told of it before
 * @param messageId Gmail's id of the message
 * @param fields the members of the event, as extraction found them
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
        Map<String, Object> fields,
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

    String text(String name) {
        Object value = fields.get(name);
        return value == null ? null : value.toString();
    }

    String uid() {
        return text("uid");
    }

    String occurrence() {
        return text("recurrence_id");
    }

    /** Missing counts as passed: only Gmail can tell, and it did not say no. */
    boolean isAuthentic() {
        return !Boolean.FALSE.equals(fields.get("authenticated"));
    }

    long sequence() {
        return fields.get("ical_sequence") instanceof Number number ? number.longValue() : 0;
    }

    String organizer() {
        String organizer = text("organizer_email");
        return organizer == null ? null : organizer.toLowerCase(Locale.ROOT);
    }

    /** Gmail says that it is from the domain of its organizer. */
    boolean isOrganizersOwn() {
        return Boolean.TRUE.equals(fields.get("authenticated"))
                && isStructured()
                && organizer() != null
                && isOf(organizer());
    }

    /** The UID was given where the mail is from. */
    boolean hasOwnUid() {
        return Boolean.TRUE.equals(fields.get("authenticated"))
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
        return uid() != null || "calendar".equals(source("start_time"));
    }

    /** The source that told a member. */
    public String source(String member) {
        Object sources = fields.get("sources");
        Object source = sources instanceof Map<?, ?> map ? map.get(member) : null;
        return source == null ? "" : source.toString();
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
                && occurrence().equals(other.text("start_time"));
    }

    boolean isOtherOccurrence(Mention other) {
        return uid() != null && uid().equals(other.uid()) && !hasUidOf(other);
    }
}
