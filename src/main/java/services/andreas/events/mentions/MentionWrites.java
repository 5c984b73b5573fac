package services.andreas.events.mentions;

import static services.andreas.events.ledger.Attributes.n;
import static services.andreas.events.ledger.Attributes.s;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import services.andreas.events.event.Event;
import services.andreas.events.event.EventJson;
import services.andreas.events.event.Field;
import services.andreas.events.ledger.LedgerKey;
import services.andreas.events.ledger.TableWrites;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Builds the writes for the mentions of a message, and for those it has withdrawn. */
record MentionWrites(TableWrites table) {

    /** The message's own item: the events it mentions, and those it once mentioned. */
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

    /** Whether the message is known to mention anything. */
    TransactWriteItem known(String messageId) {
        Map<String, AttributeValue> key = LedgerKey.told(messageId);
        return table.check(key, "pk = :pk", Map.of(":pk", key.get("pk")));
    }

    TransactWriteItem contribution(MentionKey told, Event event) throws JsonProcessingException {
        return table.update(
                told.key(),
                "SET event = :event",
                null,
                Map.of(":event", s(EventJson.write(event))));
    }

    /** Notes when a series that goes on is to be expanded. */
    Optional<TransactWriteItem> due(MentionKey told, Event statement) {
        return Optional.ofNullable(statement.get(Field.SERIES_DUE))
                .map(
                        due ->
                                table.update(
                                        LedgerKey.due(due, told.reference()),
                                        "SET told = :told",
                                        null,
                                        Map.of(":told", s(told.reference()))));
    }

    /** Adds events to those that a message mentions. */
    TransactWriteItem moreOf(String messageId, Set<MentionKey> mentions) {
        return table.update(
                LedgerKey.told(messageId),
                "ADD mentions :mentions",
                null,
                Map.of(
                        ":mentions",
                        AttributeValue.fromSs(
                                mentions.stream().map(MentionKey::eventId).sorted().toList())));
    }

    TransactWriteItem delete(Map<String, AttributeValue> key) {
        return table.delete(key);
    }

    /**
     * @param heirs for each withdrawn mention, the one that continues its event, or null
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
