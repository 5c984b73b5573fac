package services.andreas.events.merge;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import services.andreas.events.event.Event;
import services.andreas.events.event.Field;

/**
 * What all believed mentions together say of an event.
 *
 * @param from which mention each of its fields is from
 * @param sequence how many mentions have changed it since the first
 * @param history the last changes, oldest first
 * @param claims mentions that are not believed and say something else
 */
public record Merged(
        Event event,
        Map<Field<?>, Mention> from,
        int sequence,
        List<Revision> history,
        List<Mention> claims) {

    /**
     * A change of an event.
     *
     * @param at when the message was received that changed it
     * @param was of each field that changed, what it was; an empty text where it was not told
     */
    public record Revision(Instant at, String emailId, Map<Field<?>, Object> was) {}
}
