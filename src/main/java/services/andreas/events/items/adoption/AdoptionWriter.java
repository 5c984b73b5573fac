package services.andreas.events.items.adoption;

import static services.andreas.events.ledger.Attributes.n;
import static services.andreas.events.ledger.Attributes.s;
import static services.andreas.events.ledger.Attributes.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import services.andreas.events.failure.LeaseLostException;
import services.andreas.events.items.ItemMention;
import services.andreas.events.ledger.DynamoDb;
import services.andreas.events.ledger.LedgerKey;
import services.andreas.events.ledger.Status;
import services.andreas.events.mentions.MentionKey;
import services.andreas.events.mentions.MentionWriter;
import services.andreas.events.merge.Mention;
import services.andreas.events.merge.Merging;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Writes one mail of the original's table as if a run had worked on it. */
final class AdoptionWriter {
    private final DynamoDbClient dynamoDb;
    private final String events;
    private final String ledger;
    private final Merging merging;
    private final MentionWriter mentionWriter;
    private final Clock clock;

    AdoptionWriter(
            DynamoDbClient dynamoDb, String events, String ledger, Merging merging, Clock clock) {
        this.dynamoDb = dynamoDb;
        this.events = events;
        this.ledger = ledger;
        this.merging = merging;
        this.mentionWriter = new MentionWriter(dynamoDb, ledger, merging);
        this.clock = clock;
    }

    /** The items of a message say that they are ours last, so that what is broken off is seen. */
    void write(String messageId, List<Map<String, AttributeValue>> items)
            throws JsonProcessingException, LeaseLostException {
        Map<MentionKey, Mention> mentions = new LinkedHashMap<>();
        for (Map<String, AttributeValue> item : items) {
            String id = text(item, "id");
            mentions.put(
                    new MentionKey(id, messageId),
                    merging.mention(id, messageId, ItemMention.told(item, merging.json())));
        }
        mentionWriter.write(messageId, 0, mentions, Set.of(), Map.of());
        if (!messageId.startsWith(ItemMention.PREFIX)) {
            complete(messageId);
        }
        for (Map<String, AttributeValue> item : items) {
            mark(item);
        }
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
        // a run that has written it meanwhile has filled it in
        DynamoDb.update(
                dynamoDb,
                update ->
                        update.tableName(events)
                                .key(Map.of("id", item.get("id")))
                                .updateExpression(change)
                                .conditionExpression("attribute_not_exists(version)")
                                .expressionAttributeNames(Map.of("#status", "status"))
                                .expressionAttributeValues(values));
    }
}
