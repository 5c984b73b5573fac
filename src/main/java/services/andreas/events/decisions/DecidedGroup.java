package services.andreas.events.decisions;

import java.util.Optional;
import services.andreas.events.mentions.MentionKey;
import services.andreas.events.mentions.Neighbourhood;
import services.andreas.events.merge.Group;
import services.andreas.events.merge.Mention;
import services.andreas.events.merge.Merging;

/**
 * The event that an id stands for, with all that is known of it.
 *
 * @param id as a person named it
 */
record DecidedGroup(String id, Group group) {

    /**
     * Empty when the mention is no event.
     *
     * @param around what has to do with the mention
     */
    static Optional<DecidedGroup> of(String id, Neighbourhood around, Merging merging) {
        return merging.groups(around.mentions()).stream()
                .filter(Group::isEvent)
                .filter(
                        group ->
                                group.mentions().stream()
                                        .map(MentionKey::of)
                                        .anyMatch(around.told()::equals))
                .findFirst()
                .map(group -> new DecidedGroup(id, group));
    }

    Mention first() {
        return group.believed().get(0);
    }
}
