package services.andreas.events.mentions;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import services.andreas.events.merge.Mention;
import services.andreas.events.merge.decision.Decision;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Which references a list keeps that would be too long: the one that was written first, whose id
 * the item has; what people have decided; and the oldest and the newest mentions by their receipt,
 * whatever the order in which they were written.
 */
record KeptReferences(StoredMentions stored) {

    /**
     * @param there references that the list has
     * @param missing references that it is to have as well
     * @param own what the message of the missing ones mentions
     * @param most references that it may have
     * @return in the order in which they were written
     */
    List<AttributeValue> of(
            List<AttributeValue> there,
            List<AttributeValue> missing,
            Map<MentionKey, Mention> own,
            int most) {
        List<MentionKey> all =
                Stream.concat(there.stream(), missing.stream())
                        .map(reference -> MentionKey.of(reference.s()))
                        .toList();
        List<MentionKey> others =
                all.stream()
                        .skip(1)
                        .filter(key -> !key.messageId().startsWith(Decision.PREFIX))
                        .toList();
        List<MentionKey> told = oldestFirst(others, own);
        int room = Math.max(0, most - (all.size() - others.size()));
        int newest = Math.min(told.size(), (room + 1) / 2);
        int oldest = Math.min(told.size() - newest, room - newest);
        Set<MentionKey> dropped = new HashSet<>(others);
        told.subList(0, oldest).forEach(dropped::remove);
        told.subList(told.size() - newest, told.size()).forEach(dropped::remove);
        return all.stream()
                .filter(key -> !dropped.contains(key))
                .map(key -> AttributeValue.fromS(key.reference()))
                .toList();
    }

    /** Without those that were taken back. */
    private List<MentionKey> oldestFirst(List<MentionKey> keys, Map<MentionKey, Mention> own) {
        Map<MentionKey, Mention> known = stored.at(keys.stream().map(MentionKey::key).toList());
        known.putAll(own);
        return keys.stream()
                .filter(known::containsKey)
                .sorted(Comparator.comparing(known::get, Mention.OLDEST_FIRST))
                .toList();
    }
}
