package services.andreas.events.items;

import org.jspecify.annotations.Nullable;
import services.andreas.events.event.Event;
import services.andreas.events.merge.Group;
import services.andreas.events.merge.decision.Edits;

/**
 * What somebody else has done to the item of an event.
 *
 * @param id of the item
 * @param event as it is without the change
 * @param edits of its fields
 * @param deleted when the item was created that was deleted; null if it is there
 */
public record TableChange(
        String id, Group group, Event event, Edits edits, @Nullable String deleted) {}
