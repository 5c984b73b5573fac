package services.andreas.events.decisions;

import java.util.Optional;
import services.andreas.events.mentions.MentionKey;
import services.andreas.events.mentions.Neighbours;
import services.andreas.events.mentions.StoredMentions;
import services.andreas.events.merge.Group;
import services.andreas.events.merge.Mention;
import services.andreas.events.merge.Merging;

/**
 * The event that an id stands for, with all that is known of it.
 *
 * @param id as a person named it
 */
record DecidedGroup(String id, Group group) {

    /** Empty when no mention is known by this id. */
    static Optional<DecidedGroup> of(
            String id, StoredMentions stored, Neighbours neighbours, Merging merging) {
        return stored.of(id)
                .flatMap(told -> group(told, neighbours, merging))
                .map(group -> new DecidedGroup(id, group));
    }

    private static Optional<Group> group(MentionKey told, Neighbours neighbours, Merging merging) {
        return merging.groups(neighbours.of(told).mentions()).stream()
                .filter(Group::isEvent)
                .filter(
                        group ->
                                group.mentions().stream()
                                        .map(MentionKey::of)
                                        .anyMatch(told::equals))
                .findFirst();
    }

    Mention first() {
        return group.believed().get(0);
    }
}
