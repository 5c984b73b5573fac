package services.andreas.events.mentions;

import static services.andreas.events.ledger.Attributes.s;
import static services.andreas.events.ledger.Attributes.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import services.andreas.events.ledger.BatchReader;
import services.andreas.events.ledger.LedgerKey;
import services.andreas.events.merge.Identity;
import services.andreas.events.merge.Mention;
import services.andreas.events.merge.Merging;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Finds all mentions that have to do with one another, by the identities they share. */
public final class Neighbours {
    private final BatchReader reader;
    private final String events;
    private final String ledger;
    private final Merging merging;
    private final StoredMentions stored;

    public Neighbours(DynamoDbClient dynamoDb, String events, String ledger, Merging merging) {
        this.reader = new BatchReader(dynamoDb);
        this.events = events;
        this.ledger = ledger;
        this.merging = merging;
        this.stored = new StoredMentions(dynamoDb, ledger, merging);
    }

    /** Everything under which a mention may be found, or may find others. */
    List<Map<String, AttributeValue>> keys(Mention mention) {
        Set<Identity> identities = new LinkedHashSet<>(merging.identities(mention));
        identities.addAll(merging.searched(mention));
        return identities.stream()
                .map(identity -> LedgerKey.identity(identity.day(), identity.words()))
                .distinct()
                .toList();
    }

    /** Which mentions the ledger knows by each of these keys, in the order in which they came. */
    Map<Map<String, AttributeValue>, List<MentionKey>> known(
            Collection<Map<String, AttributeValue>> keys) {
        return lists(keys, reader.read(Map.of(ledger, keys)).get(ledger));
    }

    private Map<Map<String, AttributeValue>, List<MentionKey>> lists(
            Collection<Map<String, AttributeValue>> keys,
            Collection<Map<String, AttributeValue>> found) {
        Map<Map<String, AttributeValue>, List<MentionKey>> lists = new HashMap<>();
        keys.forEach(key -> lists.put(key, List.of()));
        for (Map<String, AttributeValue> item : found) {
            List<AttributeValue> mentions = item.get("mentions").l();
            if (mentions.size() < merging.most()) {
                lists.put(
                        Map.of("pk", item.get("pk"), "sk", item.get("sk")),
                        mentions.stream().map(told -> MentionKey.of(told.s())).toList());
            }
        }
        return lists;
    }

    /**
     * Reads mentions, and items of events.
     *
     * @param items receives those that there are, by id
     * @return what the ledger has of those mentions
     */
    List<Map<String, AttributeValue>> read(
            Collection<MentionKey> mentions,
            Collection<String> ids,
            Map<String, Map<String, AttributeValue>> items) {
        var found =
                reader.read(
                        Map.of(
                                ledger, mentions.stream().map(MentionKey::key).toList(),
                                events, ids.stream().map(id -> Map.of("id", s(id))).toList()));
        found.get(events).forEach(item -> items.put(text(item, "id"), item));
        return found.get(ledger);
    }

    /** Of a line of the ledger. */
    Mention mention(Map<String, AttributeValue> line) {
        return stored.read(line);
    }

    boolean isRelated(Mention mention, Collection<Mention> others) {
        return others.isEmpty()
                || others.stream().anyMatch(other -> merging.related(mention, other));
    }

    /** All that may have to do with a mention that the ledger holds. */
    public Neighbourhood of(MentionKey told) {
        return of(PendingUpdate.of(told));
    }

    Neighbourhood of(PendingUpdate update) {
        Siblings siblings = new Siblings(update.told(), update.siblings(), merging);
        return new NeighbourSearch(this, update, siblings).found();
    }

    /** Whether the ledger still has what was found, and nothing more; one read says so. */
    boolean isStill(Neighbourhood around) {
        Set<Map<String, AttributeValue>> keys = new LinkedHashSet<>(around.lists().keySet());
        Map<MentionKey, Map<String, AttributeValue>> mentions = new HashMap<>();
        for (MentionKey mention : around.read().keySet()) {
            keys.add(mention.key());
            mentions.put(mention, Map.of());
        }
        List<Map<String, AttributeValue>> lists = new ArrayList<>();
        for (Map<String, AttributeValue> item : reader.read(Map.of(ledger, keys)).get(ledger)) {
            if (LedgerKey.isEvent(item)) {
                mentions.put(MentionKey.of(item), item);
            } else {
                lists.add(item);
            }
        }
        return mentions.equals(around.read())
                && lists(around.lists().keySet(), lists).equals(around.lists());
    }
}
