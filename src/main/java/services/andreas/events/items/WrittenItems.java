package services.andreas.events.items;

import static services.andreas.events.ledger.Attributes.s;
import static services.andreas.events.ledger.Attributes.text;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;
import services.andreas.events.ledger.BatchReader;
import services.andreas.events.ledger.Claim;
import services.andreas.events.ledger.LedgerKey;
import services.andreas.events.ledger.MessageLedger;
import services.andreas.events.mentions.MentionKey;
import services.andreas.events.mentions.PendingUpdate;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/**
 * Notes in the ledger which items were written, after they were: an item that is noted and missing
 * was deleted by somebody. One that is yet to be written is not noted, so it never counts as
 * deleted. What a message creates when it is worked on first is noted with its completion, in the
 * state of the message; everything else has a note of its own, which comes first.
 */
public final class WrittenItems {
    private static final String CREATED = "created_at";
    private static final String ENDED = "ended";

    private final DynamoDbClient dynamoDb;
    private final BatchReader reader;
    private final String events;
    private final String ledger;

    public WrittenItems(DynamoDbClient dynamoDb, String eventsTable, String ledgerTable) {
        this.dynamoDb = dynamoDb;
        this.reader = new BatchReader(dynamoDb);
        this.events = eventsTable;
        this.ledger = ledgerTable;
    }

    /**
     * Where items are noted until the message is settled; null when it was worked on before, and
     * when what it noted then stands in its state.
     */
    public @Nullable Map<String, String> begin(@Variable("claim") @Nullable Claim claim) {
        return claim != null && claim.fence() == 1 ? new ConcurrentHashMap<>() : null;
    }

    /** Before a write: the rest of an item that is gone may be removed, and means nothing. */
    public void forget(@Body ItemUpdate update) {
        if (update.isEnd()) {
            note(update.id(), Map.of(ENDED, AttributeValue.fromBool(true)));
        }
    }

    /**
     * After a write.
     *
     * @param own what is noted with the message, by the id of its mention; null outside of its
     *     first work
     */
    public void note(
            @Body ItemUpdate update,
            @Variable("messageId") @Nullable String messageId,
            @Variable("pendingUpdate") PendingUpdate pendingUpdate,
            @Variable("itemsWritten") @Nullable Map<String, String> own) {
        if (update.since() == null) {
            return;
        }
        if (own != null && pendingUpdate.told().equals(new MentionKey(update.id(), messageId))) {
            own.put(update.id(), update.since().s());
        } else {
            note(update.id(), Map.of(CREATED, update.since()));
        }
    }

    private void note(String id, Map<String, AttributeValue> what) {
        Map<String, AttributeValue> note = new HashMap<>(LedgerKey.item(id));
        note.putAll(what);
        dynamoDb.putItem(put -> put.tableName(ledger).item(note));
    }

    /**
     * Which of these items were deleted by somebody, and when each was created.
     *
     * @param missing ids, each with the message whose mention has it; empty for none
     */
    Map<String, String> deleted(Map<String, Optional<String>> missing) {
        if (missing.isEmpty()) {
            return Map.of();
        }
        Map<String, String> deleted = noted(missing);
        if (deleted.isEmpty()) {
            return deleted;
        }
        // another worker may have written it since it was looked for
        reader.read(Map.of(events, deleted.keySet().stream().map(WrittenItems::key).toList()))
                .get(events)
                .forEach(item -> deleted.remove(text(item, "id")));
        if (!deleted.isEmpty()) {
            Instant table = tableCreated();
            deleted.values().removeIf(created -> Instant.parse(created).isBefore(table));
        }
        return deleted;
    }

    private Map<String, String> noted(Map<String, Optional<String>> missing) {
        Set<Map<String, AttributeValue>> keys = new HashSet<>();
        missing.forEach(
                (id, message) -> {
                    keys.add(LedgerKey.item(id));
                    message.map(LedgerKey::message).ifPresent(keys::add);
                });
        Map<String, String> noted = new TreeMap<>();
        List<Map<String, AttributeValue>> notes = new ArrayList<>();
        for (Map<String, AttributeValue> item : reader.read(Map.of(ledger, keys)).get(ledger)) {
            if (LedgerKey.isEvent(item)) {
                notes.add(item);
            } else {
                noted.putAll(MessageLedger.itemsWritten(item));
            }
        }
        noted.keySet().retainAll(missing.keySet());
        for (Map<String, AttributeValue> note : notes) {
            noted.put(LedgerKey.eventId(note), text(note, CREATED));
            if (note.containsKey(ENDED)) {
                noted.remove(LedgerKey.eventId(note));
            }
        }
        return noted;
    }

    private static Map<String, AttributeValue> key(String id) {
        return Map.of("id", s(id));
    }

    /** A recreated table has lost its items, but nobody has deleted them. */
    private Instant tableCreated() {
        try {
            return dynamoDb.describeTable(describe -> describe.tableName(events))
                    .table()
                    .creationDateTime()
                    .truncatedTo(ChronoUnit.SECONDS);
        } catch (DynamoDbException e) {
            if (e.awsErrorDetails().errorCode().equals("AccessDeniedException")) {
                // then nothing is taken for deleted
                return Instant.MAX;
            }
            throw e;
        }
    }
}
