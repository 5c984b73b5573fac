package services.andreas.events.items;

import static services.andreas.events.ledger.Attributes.s;
import static services.andreas.events.ledger.Attributes.text;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Body;
import services.andreas.events.ledger.BatchReader;
import services.andreas.events.ledger.LedgerKey;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/**
 * Notes in the ledger which items were written, after they were: an item that is noted and missing
 * was deleted by somebody. One that is yet to be written is not noted, so it never counts as
 * deleted.
 */
public final class WrittenItems {
    private static final String CREATED = "created_at";

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

    /** Before a write: the rest of an item that is gone may be removed, and means nothing. */
    public void forget(@Body ItemUpdate update) {
        if (update.isEnd()) {
            dynamoDb.deleteItem(
                    delete -> delete.tableName(ledger).key(LedgerKey.item(update.id())));
        }
    }

    /** After a write. */
    public void note(@Body ItemUpdate update) {
        if (update.since() != null) {
            Map<String, AttributeValue> note = new HashMap<>(LedgerKey.item(update.id()));
            note.put(CREATED, update.since());
            dynamoDb.putItem(put -> put.tableName(ledger).item(note));
        }
    }

    /** Which of these items were deleted by somebody, and when each was created. */
    Map<String, String> deleted(Collection<String> missing) {
        Map<String, String> deleted = new TreeMap<>();
        if (missing.isEmpty()) {
            return deleted;
        }
        List<Map<String, AttributeValue>> notes = missing.stream().map(LedgerKey::item).toList();
        reader.read(Map.of(ledger, notes))
                .get(ledger)
                .forEach(note -> deleted.put(LedgerKey.eventId(note), text(note, CREATED)));
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

    private static Map<String, AttributeValue> key(String id) {
        return Map.of("id", s(id));
    }

    /** A table that was made anew has lost its items, but nobody has deleted them. */
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
