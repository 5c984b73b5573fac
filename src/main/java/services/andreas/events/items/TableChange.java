package services.andreas.events.items;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import services.andreas.events.event.Event;
import services.andreas.events.merge.Group;

/**
 * What somebody else has done to the item of an event.
 *
 * @param id of the item
 * @param event as it is without the change
 * @param values of the fields that were changed, as JSON has them; an empty text for none
 * @param deleted when the item was created that was deleted; null if it is there
 */
public record TableChange(
        String id,
        Group group,
        Event event,
        Map<String, Object> values,
        @Nullable String deleted) {}
