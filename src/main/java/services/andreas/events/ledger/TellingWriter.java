package services.andreas.events.ledger;

import static services.andreas.events.ledger.Attributes.n;
import static services.andreas.events.ledger.Attributes.s;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.Lists;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import services.andreas.events.failure.LeaseLostException;
import services.andreas.events.merging.Identity;
import services.andreas.events.merging.Merging;
import services.andreas.events.merging.Telling;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** Writes what a message tells, and under what it is found, in one transaction. */
public final class TellingWriter {
    /** The most writes that one transaction takes. */
    private static final int MOST = 100;

    private static final String CONDITION_FAILED = "ConditionalCheckFailed";

    private final ObjectMapper json = new ObjectMapper();
    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Merging merging;

    public TellingWriter(DynamoDbClient dynamoDb, String table, Merging merging) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.merging = merging;
    }

    /**
     * @param withdrawn ids of what the message told once and tells no more
     * @param heirs for each telling that goes, who carries its event on, or null
     */
    public void write(
            String messageId,
            long fence,
            Map<Told, Telling> tellings,
            Set<String> withdrawn,
            Map<Told, Told> heirs)
            throws JsonProcessingException, LeaseLostException {
        List<TransactWriteItem> writes = new ArrayList<>();
        writes.add(told(messageId, fence, tellings.keySet(), withdrawn));
        for (Map.Entry<Told, Telling> entry : tellings.entrySet()) {
            Map<String, AttributeValue> event =
                    Map.of(":event", s(json.writeValueAsString(entry.getValue().fields())));
            writes.add(
                    update(
                            LedgerKey.contribution(entry.getKey()),
                            "SET event = :event",
                            null,
                            event));
        }
        inherit(heirs, writes);
        List<TransactWriteItem> others = new ArrayList<>();
        byIdentity(tellings)
                .forEach(
                        (key, references) ->
                                others.add(append(key, List.copyOf(references), null)));
        // the message's own line comes first: what it names can be taken back
        for (List<TransactWriteItem> part : Lists.partition(writes, MOST)) {
            int room = MOST - part.size();
            List<TransactWriteItem> with =
                    others.subList(0, part.size() < MOST ? Math.min(room, others.size()) : 0);
            transact(messageId, part, List.copyOf(with));
            with.clear();
        }
        for (List<TransactWriteItem> part : Lists.partition(others, MOST)) {
            transact(messageId, List.of(), part);
        }
    }

    /**
     * @param identities what the tellings are found by: where that is written already, or shared by
     *     so many that it says nothing, it stays as it is
     */
    private void transact(
            String messageId, List<TransactWriteItem> writes, List<TransactWriteItem> identities)
            throws LeaseLostException {
        List<TransactWriteItem> all = new ArrayList<>(writes);
        all.addAll(identities);
        if (all.isEmpty()) {
            return;
        }
        try {
            dynamoDb.transactWriteItems(transaction -> transaction.transactItems(all));
        } catch (TransactionCanceledException e) {
            List<CancellationReason> reasons = e.cancellationReasons();
            if (reasons.stream().noneMatch(reason -> CONDITION_FAILED.equals(reason.code()))) {
                throw e;
            }
            List<TransactWriteItem> left = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                boolean failed = CONDITION_FAILED.equals(reasons.get(i).code());
                if (failed && i < writes.size()) {
                    throw new LeaseLostException(messageId);
                } else if (failed) {
                    again(all.get(i).update(), reasons.get(i).item()).ifPresent(left::add);
                } else if (i >= writes.size()) {
                    left.add(all.get(i));
                }
            }
            transact(messageId, writes, left);
        }
    }

    /** What is still to be appended to this list; nothing when it is there, or the list is full. */
    private Optional<TransactWriteItem> again(Update append, Map<String, AttributeValue> item) {
        List<AttributeValue> there = item.get("tellings").l();
        List<String> missing =
                append.expressionAttributeValues().get(":tellings").l().stream()
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
        List<AttributeValue> tellings = references.stream().map(Attributes::s).toList();
        values.put(":tellings", AttributeValue.fromL(tellings));
        values.put(":none", AttributeValue.fromL(List.of()));
        List<String> conditions = new ArrayList<>();
        if (size == null) {
            values.put(":most", n(merging.most()));
            conditions.add("size(tellings) < :most");
            for (int i = 0; i < references.size(); i++) {
                values.put(":t" + i, s(references.get(i)));
                conditions.add("NOT contains(tellings, :t" + i + ")");
            }
        } else {
            values.put(":size", n(size));
            conditions.add("size(tellings) = :size");
        }
        return update(
                key,
                "SET tellings = list_append(if_not_exists(tellings, :none), :tellings)",
                "attribute_not_exists(tellings) OR (" + String.join(" AND ", conditions) + ")",
                values);
    }

    private TransactWriteItem told(
            String messageId, long fence, Set<Told> tellings, Set<String> withdrawn) {
        Map<String, AttributeValue> values = new HashMap<>(Map.of(":fence", n(fence)));
        List<String> set = new ArrayList<>(List.of("fence = :fence"));
        List<String> remove = new ArrayList<>();
        Map<String, Set<String>> lists =
                Map.of(
                        "tellings",
                        new TreeSet<>(tellings.stream().map(Told::eventId).toList()),
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
        return update(
                LedgerKey.told(messageId),
                change,
                "attribute_not_exists(fence) OR fence <= :fence",
                values);
    }

    private void inherit(Map<Told, Told> heirs, List<TransactWriteItem> writes) {
        Map<Told, Set<String>> inherited = new LinkedHashMap<>();
        heirs.forEach(
                (gone, heir) -> {
                    writes.add(
                            TransactWriteItem.builder()
                                    .delete(
                                            delete ->
                                                    delete.tableName(table)
                                                            .key(LedgerKey.contribution(gone)))
                                    .build());
                    if (heir != null) {
                        inherited.computeIfAbsent(heir, key -> new TreeSet<>()).add(gone.eventId());
                        writes.add(
                                update(
                                        LedgerKey.heir(gone.eventId()),
                                        "SET told = :told",
                                        null,
                                        Map.of(":told", s(heir.reference()))));
                    }
                });
        inherited.forEach(
                (heir, ids) ->
                        writes.add(
                                update(
                                        LedgerKey.contribution(heir),
                                        "ADD heir_of :ids",
                                        null,
                                        Map.of(":ids", AttributeValue.fromSs(List.copyOf(ids))))));
    }

    private Map<Map<String, AttributeValue>, Set<String>> byIdentity(Map<Told, Telling> tellings) {
        Map<Map<String, AttributeValue>, Set<String>> references = new LinkedHashMap<>();
        tellings.forEach(
                (told, telling) -> {
                    for (Identity identity : merging.identities(telling)) {
                        references
                                .computeIfAbsent(
                                        LedgerKey.identity(identity), key -> new TreeSet<>())
                                .add(told.reference());
                    }
                });
        return references;
    }

    private TransactWriteItem update(
            Map<String, AttributeValue> key,
            String change,
            String condition,
            Map<String, AttributeValue> values) {
        return TransactWriteItem.builder()
                .update(
                        update ->
                                update.tableName(table)
                                        .key(key)
                                        .updateExpression(change)
                                        .conditionExpression(condition)
                                        .returnValuesOnConditionCheckFailure(
                                                ReturnValuesOnConditionCheckFailure.ALL_OLD)
                                        .expressionAttributeValues(values))
                .build();
    }
}
