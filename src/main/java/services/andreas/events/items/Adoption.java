package services.andreas.events.items;

import static services.andreas.events.ledger.Attributes.n;
import static services.andreas.events.ledger.Attributes.s;
import static services.andreas.events.ledger.Attributes.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import services.andreas.events.failure.LeaseLostException;
import services.andreas.events.ledger.LedgerKey;
import services.andreas.events.ledger.Status;
import services.andreas.events.ledger.TellingWriter;
import services.andreas.events.ledger.Told;
import services.andreas.events.merging.Merging;
import services.andreas.events.merging.Telling;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Takes over the table of the original: its items become known events under their ids, its mails
 * count as done. It may be repeated, and taken up where it was broken off.
 */
public final class Adoption {
    /** Stands for the message of an item that names none. */
    private static final String NO_MESSAGE = "adopted-";

    private final DynamoDbClient dynamoDb;
    private final String events;
    private final String ledger;
    private final Merging merging;
    private final TellingWriter writer;
    private final Clock clock;

    /**
     * @param adopted items that became known events
     * @param messages that count as done from now on
     * @param known items that were ours already
     * @param withoutMessage of the adopted items, those that name no message
     */
    public record Result(int adopted, int messages, int known, int withoutMessage) {}

    public Adoption(
            DynamoDbClient dynamoDb,
            String eventsTable,
            String ledgerTable,
            Merging merging,
            Clock clock) {
        this.dynamoDb = dynamoDb;
        this.events = eventsTable;
        this.ledger = ledgerTable;
        this.merging = merging;
        this.writer = new TellingWriter(dynamoDb, ledgerTable, merging);
        this.clock = clock;
    }

    /**
     * Reads the table once.
     *
     * @param dry whether nothing is to be written
     */
    public Result adopt(boolean dry) throws JsonProcessingException, LeaseLostException {
        Map<String, List<Map<String, AttributeValue>>> byMessage = new LinkedHashMap<>();
        int known = 0;
        int adopted = 0;
        int withoutMessage = 0;
        for (Map<String, AttributeValue> item :
                dynamoDb.scanPaginator(scan -> scan.tableName(events)).items()) {
            if (item.containsKey("version")) {
                known++;
                continue;
            }
            String messageId = text(item, "email_id");
            boolean none = messageId == null || messageId.isBlank();
            adopted++;
            withoutMessage += none ? 1 : 0;
            byMessage
                    .computeIfAbsent(
                            none ? NO_MESSAGE + text(item, "id") : messageId,
                            key -> new ArrayList<>())
                    .add(item);
        }
        if (!dry) {
            for (Map.Entry<String, List<Map<String, AttributeValue>>> message :
                    byMessage.entrySet()) {
                adopt(message.getKey(), message.getValue());
            }
        }
        return new Result(adopted, byMessage.size() - withoutMessage, known, withoutMessage);
    }

    /** The items of a message say that they are ours last, so that what is broken off is seen. */
    private void adopt(String messageId, List<Map<String, AttributeValue>> items)
            throws JsonProcessingException, LeaseLostException {
        Map<Told, Telling> tellings = new LinkedHashMap<>();
        for (Map<String, AttributeValue> item : items) {
            String id = text(item, "id");
            tellings.put(new Told(id, messageId), merging.telling(id, messageId, told(item)));
        }
        writer.write(messageId, 0, tellings, Set.of(), Map.of());
        if (!messageId.startsWith(NO_MESSAGE)) {
            complete(messageId);
        }
        for (Map<String, AttributeValue> item : items) {
            mark(item);
        }
    }

    private static Map<String, Object> told(Map<String, AttributeValue> item) {
        Map<String, Object> told = new HashMap<>();
        for (String name : ItemAttributes.owned()) {
            AttributeValue value = item.get(name);
            if (value == null || Boolean.TRUE.equals(value.nul())) {
                continue;
            }
            if (value.bool() != null) {
                told.put(name, value.bool());
            } else if (value.hasL()) {
                told.put(name, value.l().stream().map(AttributeValue::s).toList());
            } else if (value.hasSs()) {
                told.put(name, value.ss());
            } else if (value.s() != null && !value.s().isBlank()) {
                told.put(name, value.s());
            }
        }
        String created = text(item, "created_at");
        if (created != null) {
            told.put("mail_date", created);
        }
        return told;
    }

    private void complete(String messageId) {
        long now = clock.instant().getEpochSecond();
        Map<String, AttributeValue> state = new HashMap<>(LedgerKey.message(messageId));
        state.put("status", Status.COMPLETED.value());
        state.put("outcome", s("adopted"));
        state.put("fence", n(1));
        state.put("completed_at", n(now));
        try {
            dynamoDb.putItem(
                    put ->
                            put.tableName(ledger)
                                    .item(state)
                                    .conditionExpression("attribute_not_exists(pk)"));
        } catch (ConditionalCheckFailedException e) {
            // our own run was faster, and knows better what became of it
        }
    }

    private void mark(Map<String, AttributeValue> item) {
        Map<String, AttributeValue> values =
                new HashMap<>(Map.of(":one", n(1), ":status", s("confirmed")));
        String calendar = "";
        if (item.get("start_time") != null && item.get("start_time").s() != null) {
            values.put(":calendar", s("events"));
            calendar = ", calendar = if_not_exists(calendar, :calendar)";
        }
        String change = "SET version = :one, #status = if_not_exists(#status, :status)" + calendar;
        try {
            dynamoDb.updateItem(
                    update ->
                            update.tableName(events)
                                    .key(Map.of("id", item.get("id")))
                                    .updateExpression(change)
                                    .conditionExpression("attribute_not_exists(version)")
                                    .expressionAttributeNames(Map.of("#status", "status"))
                                    .expressionAttributeValues(values));
        } catch (ConditionalCheckFailedException e) {
            // written by a run meanwhile, which has filled it in
        }
    }
}
