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

    private final TableWrites table;
    private final Merging merging;

    IdentityWrites(TableWrites table, Merging merging) {
        this.table = table;
        this.merging = merging;
    }

    List<TransactWriteItem> of(Map<MentionKey, Mention> mentions) {
        Map<Map<String, AttributeValue>, Set<String>> references = new LinkedHashMap<>();
        mentions.forEach(
                (told, mention) -> {
                    for (Identity identity : merging.identities(mention)) {
                        references
                                .computeIfAbsent(
                                        LedgerKey.identity(identity.day(), identity.words()),
                                        key -> new TreeSet<>())
                                .add(told.reference());
                    }
                });
        List<TransactWriteItem> writes = new ArrayList<>();
        // a full list says nothing, whatever else would belong to it
        references.forEach(
                (key, those) ->
                        writes.add(
                                append(key, those.stream().limit(merging.most()).toList(), null)));
        return writes;
    }

    /**
     * What is still to be appended to a list; nothing when it is there, or the list is full.
     *
     * @param append what failed
     * @param item the list as it is
     */
    Optional<TransactWriteItem> again(Update append, Map<String, AttributeValue> item) {
        List<AttributeValue> there = item.get("mentions").l();
        List<String> missing =
                append.expressionAttributeValues().get(":mentions").l().stream()
                        .filter(reference -> !there.contains(reference))
                        .map(AttributeValue::s)
                        .toList();
        return missing.isEmpty() || there.size() >= merging.most()
                ? Optional.empty()
                : Optional.of(append(append.key(), missing, there.size()));
    }

    /**
     * @param size of the list as it was seen, or null
     */
    private TransactWriteItem append(
            Map<String, AttributeValue> key, List<String> references, Integer size) {
        Map<String, AttributeValue> values = new HashMap<>();
        List<AttributeValue> mentions = references.stream().map(Attributes::s).toList();
        values.put(":mentions", AttributeValue.fromL(mentions));
        values.put(":none", AttributeValue.fromL(List.of()));
        List<String> conditions = new ArrayList<>();
        if (size == null && references.size() > MOST_COMPARED) {
            // what is there already is found out when this fails
            return append(key, "attribute_not_exists(mentions)", values);
        }
        if (size == null) {
            values.put(":most", n(merging.most()));
            conditions.add("size(mentions) < :most");
            for (int i = 0; i < references.size(); i++) {
                values.put(":t" + i, s(references.get(i)));
                conditions.add("NOT contains(mentions, :t" + i + ")");
            }
        } else {
            values.put(":size", n(size));
            conditions.add("size(mentions) = :size");
        }
        return append(
                key,
                "attribute_not_exists(mentions) OR (" + String.join(" AND ", conditions) + ")",
                values);
    }

    private TransactWriteItem append(
            Map<String, AttributeValue> key, String condition, Map<String, AttributeValue> values) {
        return table.update(
                key,
                "SET mentions = list_append(if_not_exists(mentions, :none), :mentions)",
                condition,
                values);
    }
}
