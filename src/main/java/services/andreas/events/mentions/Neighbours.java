package services.andreas.events.mentions;

import static services.andreas.events.ledger.Attributes.s;
import static services.andreas.events.ledger.Attributes.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import services.andreas.events.ledger.BatchReader;
import services.andreas.events.ledger.LedgerKey;
import services.andreas.events.merge.Identity;
import services.andreas.events.merge.Mention;
import services.andreas.events.merge.Merging;
import services.andreas.events.merge.series.Series;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Finds all mentions that have to do with one another, by the identities they share: two reads a
 * round, and a round more for those that are found by what the last ones brought.
 */
public final class Neighbours {
    private static final int ROUNDS = 4;

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
        Map<Map<String, AttributeValue>, List<MentionKey>> known = new HashMap<>();
        keys.forEach(key -> known.put(key, List.of()));
        for (Map<String, AttributeValue> item : reader.read(Map.of(ledger, keys)).get(ledger)) {
            List<AttributeValue> mentions = item.get("mentions").l();
            if (mentions.size() < merging.most()) {
                known.put(
                        Map.of("pk", item.get("pk"), "sk", item.get("sk")),
                        mentions.stream().map(told -> MentionKey.of(told.s())).toList());
            }
        }
        return known;
    }

    /** All that may have to do with a mention that the ledger holds. */
    public Neighbourhood of(MentionKey told) {
        return of(told, null, Map.of(), Map.of(), null);
    }

    /**
     * @param statements what is known already to be said about whole series
     * @param siblings what its message tells, as far as that is known
     * @param first the neighbours by the keys of the mention, if they were read after it was
     *     written; null to read it
     */
    public Neighbourhood of(
            MentionKey told,
            @Nullable Mention mention,
            Map<MentionKey, Mention> statements,
            Map<MentionKey, Mention> siblings,
            @Nullable Map<Map<String, AttributeValue>, List<MentionKey>> first) {
        Map<MentionKey, Mention> said = new LinkedHashMap<>(statements);
        Map<MentionKey, Mention> related = new LinkedHashMap<>();
        Map<String, List<String>> heirs = new HashMap<>();
        Set<List<MentionKey>> orders = new HashSet<>();
        Map<String, Map<String, AttributeValue>> items = first == null ? new HashMap<>() : null;
        Set<Map<String, AttributeValue>> asked = new HashSet<>();
        Set<MentionKey> seen = new HashSet<>(said.keySet());
        Siblings others = new Siblings(told, siblings, merging);
        List<Mention> frontier = new ArrayList<>();
        if (mention != null) {
            related.put(told, mention);
            frontier.add(mention);
            if (Series.isAboutSeries(mention.event())) {
                said.put(told, mention);
            }
        }
        Set<MentionKey> next = new LinkedHashSet<>(Set.of(told));
        for (int round = 0; round < ROUNDS && !(frontier.isEmpty() && next.isEmpty()); round++) {
            Set<Map<String, AttributeValue>> keys =
                    frontier.stream()
                            .flatMap(known -> keys(known).stream())
                            .filter(asked::add)
                            .collect(Collectors.toCollection(LinkedHashSet::new));
            if (!keys.isEmpty()) {
                Map<Map<String, AttributeValue>, List<MentionKey>> known =
                        first != null && first.keySet().containsAll(keys) ? first : known(keys);
                keys.forEach(key -> next.addAll(known.get(key)));
                keys.forEach(key -> orders.add(known.get(key)));
            }
            next.removeAll(seen);
            others.keepBack(next);
            next.addAll(others.of(related.values()));
            if (items == null && next.stream().allMatch(told::equals)) {
                break;
            }
            if (items == null) {
                items = new HashMap<>();
            }
            frontier = new ArrayList<>();
            while (!next.isEmpty()) {
                frontier.addAll(read(next, related, said, heirs, items));
                seen.addAll(next);
                next.clear();
                next.addAll(others.of(related.values()));
            }
        }
        return new Neighbourhood(
                told,
                List.copyOf(related.values()),
                List.copyOf(said.values()),
                heirs,
                orders,
                items);
    }

    /** Keeps the mentions that are related to the known ones, with all their items. */
    private List<Mention> read(
            Set<MentionKey> told,
            Map<MentionKey, Mention> related,
            Map<MentionKey, Mention> said,
            Map<String, List<String>> heirs,
            Map<String, Map<String, AttributeValue>> items) {
        List<Map<String, AttributeValue>> contributions = new ArrayList<>();
        List<Map<String, AttributeValue>> ids = new ArrayList<>();
        for (MentionKey one : told) {
            contributions.add(one.key());
            if (!LedgerKey.isStatement(one.eventId())) {
                ids.add(Map.of("id", s(one.eventId())));
            }
        }
        var found = reader.read(Map.of(ledger, contributions, events, ids));
        found.get(events).forEach(item -> items.put(text(item, "id"), item));
        Map<MentionKey, Mention> mentions = new LinkedHashMap<>();
        List<Map<String, AttributeValue>> more = new ArrayList<>();
        for (Map<String, AttributeValue> item : found.get(ledger)) {
            MentionKey one = MentionKey.of(item);
            Mention mention = stored.read(item);
            if (Series.isAboutSeries(mention.event())) {
                said.put(one, mention);
            }
            if (!LedgerKey.isStatement(one.eventId())) {
                mentions.put(one, mention);
            }
            if (item.get("heir_of") != null) {
                heirs.put(one.eventId(), item.get("heir_of").ss());
                item.get("heir_of").ss().forEach(id -> more.add(Map.of("id", s(id))));
            }
        }
        if (!more.isEmpty()) {
            reader.read(Map.of(events, more))
                    .get(events)
                    .forEach(item -> items.put(text(item, "id"), item));
        }
        // a mention that is missing was withdrawn
        told.stream().filter(one -> !mentions.containsKey(one)).forEach(related::remove);
        return related(mentions, related);
    }

    private List<Mention> related(
            Map<MentionKey, Mention> mentions, Map<MentionKey, Mention> related) {
        List<Mention> fresh = new ArrayList<>();
        boolean grows = true;
        while (grows) {
            grows = false;
            for (Map.Entry<MentionKey, Mention> entry : mentions.entrySet()) {
                Mention mention = entry.getValue();
                boolean known = related.containsKey(entry.getKey());
                boolean fits =
                        related.isEmpty()
                                || related.values().stream()
                                        .anyMatch(other -> merging.related(mention, other));
                if (!known && fits) {
                    related.put(entry.getKey(), mention);
                    fresh.add(mention);
                    grows = true;
                }
            }
        }
        return fresh;
    }
}
