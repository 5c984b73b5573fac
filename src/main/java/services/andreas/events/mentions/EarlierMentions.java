package services.andreas.events.mentions;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import services.andreas.events.ledger.BatchReader;
import services.andreas.events.ledger.LedgerKey;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What a message mentioned when it was processed before.
 *
 * @param eventIds of its mentions
 * @param withdrawn ids of those that it has taken back
 */
record EarlierMentions(Set<String> eventIds, Set<String> withdrawn) {
    static final EarlierMentions NOTHING = new EarlierMentions(Set.of(), Set.of());

    static EarlierMentions of(BatchReader reader, String table, String messageId) {
        List<Map<String, AttributeValue>> found =
                reader.read(Map.of(table, List.of(LedgerKey.told(messageId)))).get(table);
        return found.isEmpty()
                ? NOTHING
                : new EarlierMentions(
                        ids(found.get(0), "mentions"), ids(found.get(0), "withdrawn"));
    }

    private static Set<String> ids(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        return value == null ? Set.of() : new HashSet<>(value.ss());
    }

    boolean isNothing() {
        return eventIds.isEmpty() && withdrawn.isEmpty();
    }
}
