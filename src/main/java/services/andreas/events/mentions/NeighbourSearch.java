package services.andreas.events.mentions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import services.andreas.events.ledger.LedgerKey;
import services.andreas.events.merge.Mention;
import services.andreas.events.merge.series.Series;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A search for all that has to do with one mention: two reads a round, and a round more for those
 * that are found by what the last ones brought.
 */
final class NeighbourSearch {
    private static final int ROUNDS = 4;

    private final Neighbours neighbours;
    private final MentionKey told;
    private final @Nullable Map<Map<String, AttributeValue>, List<MentionKey>> first;
    private final Siblings siblings;
    private final Map<MentionKey, Mention> related = new LinkedHashMap<>();
    private final Map<MentionKey, Mention> said;
    private final Map<String, List<String>> heirs = new HashMap<>();
    private final Map<Map<String, AttributeValue>, List<MentionKey>> lists = new HashMap<>();
    private final Map<MentionKey, Map<String, AttributeValue>> read = new HashMap<>();
    private final Set<MentionKey> seen;
    private final Set<MentionKey> next;
    private List<Mention> frontier = new ArrayList<>();
    private @Nullable Map<String, Map<String, AttributeValue>> items;

    NeighbourSearch(Neighbours neighbours, PendingUpdate update, Siblings siblings) {
        this.neighbours = neighbours;
        this.siblings = siblings;
        told = update.told();
        first = update.known().getAndSet(null);
        said = new LinkedHashMap<>(update.statements());
        seen = new HashSet<>(update.statements().keySet());
        next = new LinkedHashSet<>(Set.of(told));
        items = first == null ? new HashMap<>() : null;
        Mention mention = update.mention();
        if (mention != null) {
            related.put(told, mention);
            frontier.add(mention);
            if (Series.isAboutSeries(mention.event())) {
                said.put(told, mention);
            }
        }
    }

    Neighbourhood found() {
        for (int round = 0; round < ROUNDS && !(frontier.isEmpty() && next.isEmpty()); round++) {
            askKeys();
            next.removeAll(seen);
            siblings.keepBack(next);
            next.addAll(siblings.of(related.values()));
            if (items == null && next.stream().allMatch(told::equals)) {
                // nobody else tells of it
                break;
            }
            if (items == null) {
                items = new HashMap<>();
            }
            frontier = new ArrayList<>();
            while (!next.isEmpty()) {
                frontier.addAll(readNext());
                seen.addAll(next);
                next.clear();
                next.addAll(siblings.of(related.values()));
            }
        }
        return new Neighbourhood(
                told,
                List.copyOf(related.values()),
                List.copyOf(said.values()),
                heirs,
                lists,
                read,
                items,
                new Neighbourhood.Computed());
    }

    private void askKeys() {
        Set<Map<String, AttributeValue>> keys =
                frontier.stream()
                        .flatMap(mention -> neighbours.keys(mention).stream())
                        .filter(key -> !lists.containsKey(key))
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        if (!keys.isEmpty()) {
            Map<Map<String, AttributeValue>, List<MentionKey>> known =
                    first != null && first.keySet().containsAll(keys)
                            ? first
                            : neighbours.known(keys);
            for (Map<String, AttributeValue> key : keys) {
                lists.put(key, known.get(key));
                next.addAll(known.get(key));
            }
        }
    }

    /**
     * Keeps the mentions that are related to the known ones, with all their items.
     *
     * @return those that were not known
     */
    private List<Mention> readNext() {
        Set<String> ids = new LinkedHashSet<>();
        next.stream()
                .map(MentionKey::eventId)
                .filter(id -> !LedgerKey.isStatement(id))
                .forEach(ids::add);
        next.forEach(one -> read.put(one, Map.of()));
        Map<MentionKey, Mention> mentions = new LinkedHashMap<>();
        List<String> more = new ArrayList<>();
        for (Map<String, AttributeValue> line : neighbours.read(next, ids, items)) {
            MentionKey one = MentionKey.of(line);
            read.put(one, line);
            Mention mention = neighbours.mention(line);
            if (Series.isAboutSeries(mention.event())) {
                said.put(one, mention);
            }
            if (!LedgerKey.isStatement(one.eventId())) {
                mentions.put(one, mention);
            }
            if (line.get("heir_of") != null) {
                heirs.put(one.eventId(), line.get("heir_of").ss());
                more.addAll(line.get("heir_of").ss());
            }
        }
        if (!more.isEmpty()) {
            neighbours.read(Set.of(), more, items);
        }
        // a mention that is missing was withdrawn
        next.stream().filter(one -> !mentions.containsKey(one)).forEach(related::remove);
        return related(mentions);
    }

    private List<Mention> related(Map<MentionKey, Mention> mentions) {
        List<Mention> fresh = new ArrayList<>();
        boolean grows = true;
        while (grows) {
            grows = false;
            for (Map.Entry<MentionKey, Mention> entry : mentions.entrySet()) {
                Mention mention = entry.getValue();
                boolean known = related.containsKey(entry.getKey());
                if (!known && neighbours.isRelated(mention, related.values())) {
                    related.put(entry.getKey(), mention);
                    fresh.add(mention);
                    grows = true;
                }
            }
        }
        return fresh;
    }
}
