package services.andreas.events.mentions;

import static services.andreas.events.ledger.Attributes.n;
import static services.andreas.events.ledger.Attributes.s;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import services.andreas.events.event.EventJson;
import services.andreas.events.ledger.LedgerKey;
import services.andreas.events.ledger.TableWrites;
import services.andreas.events.merge.Mention;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Says what is written of what a message tells, and of what it tells no more. */
final class MentionWrites {
    private final TableWrites table;

    MentionWrites(TableWrites table) {
        this.table = table;
    }

    /** The message's own line: which events it tells of, and told of once. */
    TransactWriteItem line(
            String messageId, long fence, Set<MentionKey> mentions, Set<String> withdrawn) {
        Map<String, AttributeValue> values = new HashMap<>(Map.of(":fence", n(fence)));
        List<String> set = new ArrayList<>(List.of("fence = :fence"));
        List<String> remove = new ArrayList<>();
        Map<String, Set<String>> lists =
                Map.of(
                        "mentions",
                        new TreeSet<>(mentions.stream().map(MentionKey::eventId).toList()),
                        "withdrawn",
                        withdrawn);
        lists.forEach(
                (name, ids) -> {
                    if (ids.isEmpty()) {
                        remove.add(name);
                    } else {
                        set.add(name + " = :" + name);
                        values.put(":" + name, AttributeValue.fromSs(List.copyOf(ids)));
                    }
                });
        String change =
                "SET "
                        + String.join(", ", set)
                        + (remove.isEmpty() ? "" : " REMOVE " + String.join(", ", remove));
        return table.update(
                LedgerKey.told(messageId),
                change,
                "attribute_not_exists(fence) OR fence <= :fence",
                values);
    }

    /** Whether the message's own line is still the one that this claim has written. */
    TransactWriteItem unchanged(String messageId, long fence) {
        return table.check(LedgerKey.told(messageId), "fence = :fence", Map.of(":fence", n(fence)));
    }

    TransactWriteItem contribution(MentionKey told, Mention mention)
            throws JsonProcessingException {
        return table.update(
                told.key(),
                "SET event = :event",
                null,
                Map.of(":event", s(EventJson.write(mention.event()))));
    }

    /**
     * @param heirs for each mention that goes, who carries its event on, or null
     */
    List<TransactWriteItem> inherit(Map<MentionKey, MentionKey> heirs) {
        List<TransactWriteItem> writes = new ArrayList<>();
        Map<MentionKey, Set<String>> inherited = new LinkedHashMap<>();
        heirs.forEach(
                (gone, heir) -> {
                    writes.add(table.delete(gone.key()));
                    if (heir != null) {
                        inherited.computeIfAbsent(heir, key -> new TreeSet<>()).add(gone.eventId());
                        writes.add(
                                table.update(
                                        LedgerKey.heir(gone.eventId()),
                                        "SET told = :told",
                                        null,
                                        Map.of(":told", s(heir.reference()))));
                    }
                });
        inherited.forEach(
                (heir, ids) ->
                        writes.add(
                                table.update(
                                        heir.key(),
                                        "ADD heir_of :ids",
                                        null,
                                        Map.of(":ids", AttributeValue.fromSs(List.copyOf(ids))))));
        return writes;
    }
}
