package services.andreas.events.mentions;

import static services.andreas.events.ledger.Attributes.n;
import static services.andreas.events.ledger.Attributes.s;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import services.andreas.events.ledger.Attributes;
import services.andreas.events.ledger.LedgerKey;
import services.andreas.events.ledger.TableWrites;
import services.andreas.events.merge.Identity;
import services.andreas.events.merge.Mention;
import services.andreas.events.merge.Merging;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** Builds the index writes: each identity lists the mentions that share it. */
final class IdentityWrites {
    /** A condition may hold 300 operators and 4 KB; each reference takes three and 40 bytes. */
    private static final int MOST_COMPARED = 50;

    /** In the write of a list that never fills up: its oldest and newest references stay. */
    private static final String ROOM = ":room";

    private final TableWrites table;
    private final Merging merging;
    private final KeptReferences kept;

    IdentityWrites(TableWrites table, Merging merging, StoredMentions stored) {
        this.table = table;
        this.merging = merging;
        this.kept = new KeptReferences(stored);
    }

    private record Line(Map<String, AttributeValue> key, boolean crowds) {}

    List<TransactWriteItem> of(Map<MentionKey, Mention> mentions) {
        Map<Line, Set<String>> references = new LinkedHashMap<>();
        mentions.forEach(
                (told, mention) -> {
                    for (Identity identity : merging.identities(mention)) {
                        Line line =
                                new Line(
                                        LedgerKey.identity(identity.day(), identity.words()),
                                        identity.crowds());
                        references
                                .computeIfAbsent(line, one -> new TreeSet<>())
                                .add(told.reference());
                    }
                });
        List<TransactWriteItem> writes = new ArrayList<>();
        // a full list says nothing, whatever else would belong to it
        references.forEach(
                (line, those) ->
                        writes.add(append(line, those.stream().limit(merging.most()).toList())));
        return writes;
    }

    /**
     * What is still to be appended to a list; nothing when it is there, or the list is full.
     *
     * @param append what failed
     * @param item the list as it is
     * @param own what the message mentions
     */
    Optional<TransactWriteItem> again(
            Update append, Map<String, AttributeValue> item, Map<MentionKey, Mention> own) {
        List<AttributeValue> there = item.get("mentions").l();
        List<AttributeValue> missing =
                append.expressionAttributeValues().get(":mentions").l().stream()
                        .filter(reference -> !there.contains(reference))
                        .toList();
        if (missing.isEmpty() || there.size() >= merging.most()) {
            return Optional.empty();
        }
        String size = append.expressionAttributeValues().containsKey(ROOM) ? ROOM : ":size";
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(size, n(there.size()));
        if (size.equals(ROOM) && there.size() + missing.size() >= merging.most()) {
            values.put(":last", there.get(there.size() - 1));
            List<AttributeValue> references = kept.of(there, missing, own, merging.most() - 1);
            values.put(":mentions", AttributeValue.fromL(references));
            return Optional.of(
                    table.update(
                            append.key(),
                            "SET mentions = :mentions",
                            "size(mentions) = %s AND mentions[%d] = :last"
                                    .formatted(ROOM, there.size() - 1),
                            values));
        }
        values.put(":mentions", AttributeValue.fromL(missing));
        return Optional.of(
                append(
                        append.key(),
                        "attribute_not_exists(mentions) OR size(mentions) = " + size,
                        values));
    }

    private TransactWriteItem append(Line line, List<String> references) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(
                ":mentions", AttributeValue.fromL(references.stream().map(Attributes::s).toList()));
        if (references.size() > MOST_COMPARED) {
            // what is there already is found out when this fails
            return append(line.key(), "attribute_not_exists(mentions)", values);
        }
        String most = line.crowds() ? ":most" : ROOM;
        values.put(most, n(line.crowds() ? merging.most() : merging.most() - references.size()));
        List<String> conditions = new ArrayList<>(List.of("size(mentions) < " + most));
        for (int i = 0; i < references.size(); i++) {
            values.put(":t" + i, s(references.get(i)));
            conditions.add("NOT contains(mentions, :t" + i + ")");
        }
        return append(
                line.key(),
                "attribute_not_exists(mentions) OR (" + String.join(" AND ", conditions) + ")",
                values);
    }

    private TransactWriteItem append(
            Map<String, AttributeValue> key, String condition, Map<String, AttributeValue> values) {
        values.put(":none", AttributeValue.fromL(List.of()));
        return table.update(
                key,
                "SET mentions = list_append(if_not_exists(mentions, :none), :mentions)",
                condition,
                values);
    }
}
