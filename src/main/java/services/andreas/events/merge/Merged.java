package services.andreas.events.merge;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import services.andreas.events.event.Event;
import services.andreas.events.event.Field;

/**
 * What all believed mentions together say of an event.
 *
 * @param from which mention each of its fields is from
 * @param sequence how many mentions have changed it since the first
 * @param history the last changes, oldest first
 * @param claims mentions that are not believed and say something else
 * @param mailboxes ids of the mailboxes whose mails mention it, in order; so many at most
 */
public record Merged(
        Event event,
        Map<Field<?>, Mention> from,
        int sequence,
        List<Revision> history,
        List<Mention> claims,
        List<String> mailboxes) {

    /**
     * @param series the rule of the series that it belongs to, in words, or null
     */
    public Merged in(@Nullable String series) {
        Event whole = event.toBuilder().put(Field.SERIES, series).build();
        return new Merged(whole, from, sequence, history, claims, mailboxes);
    }

    /** The same with another event. */
    public Merged with(Event other) {
        return new Merged(other, from, sequence, history, claims, mailboxes);
    }

    /**
     * A change of an event.
     *
     * @param at when the message was received that changed it
     * @param was the former value of each field that changed; empty where there was none
     */
    public record Revision(Instant at, String messageId, Map<Field<?>, Object> was) {}
}
