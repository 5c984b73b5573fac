package services.andreas.events.items.adoption;

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
import java.util.function.BiConsumer;
import services.andreas.events.failure.LeaseLostException;
import services.andreas.events.ledger.LedgerKey;
import services.andreas.events.ledger.Status;
import services.andreas.events.mentions.MentionKey;
import services.andreas.events.mentions.MentionWriter;
import services.andreas.events.merge.Mention;
import services.andreas.events.merge.Merging;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Takes over the table of the original: its items become known events under their ids, its mails
 * count as done. It may be repeated, and taken up where it was broken off.
 */
public final class Adoption {
    /** Stands for the message of an item that names none. */
    private static final String NO_MESSAGE = "adopted-";

    private static final int ATTEMPTS = 10;

    private static final Set<String> BUSY =
            Set.of("ThrottlingError", "ProvisionedThroughputExceeded", "TransactionConflict");

    private final DynamoDbClient dynamoDb;
    private final String events;
    private final String ledger;
    private final Merging merging;
    private final MentionWriter writer;
    private final Clock clock;

    /**
     * @param adopted items that became known events
     * @param messages that count as done from now on
     * @param known items that are left alone: ours already, or of a mail that a run has worked on
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
        this.writer = new MentionWriter(dynamoDb, ledgerTable, merging);
        this.clock = clock;
    }

    /**
     * Reads the table once.
     *
     * @param dry whether nothing is to be written
     * @param progress is told how many mails are done, and of how many
     */
    public Result adopt(boolean dry, BiConsumer<Integer, Integer> progress)
            throws JsonProcessingException {
        Map<String, List<Map<String, AttributeValue>>> mails = new LinkedHashMap<>();
        for (Map<String, AttributeValue> item :
                dynamoDb.scanPaginator(scan -> scan.tableName(events)).items()) {
            String messageId = text(item, "email_id");
            boolean none = messageId == null || messageId.isBlank();
            mails.computeIfAbsent(
                            none ? NO_MESSAGE + text(item, "id") : messageId,
                            key -> new ArrayList<>())
                    .add(item);
        }
        int all = mails.values().stream().mapToInt(List::size).sum();
        // a mail is done when its last item says so
        mails.values().removeIf(items -> items.stream().allMatch(Adoption::isOurs));
        int adopted = 0;
        int messages = 0;
        int withoutMessage = 0;
        int done = 0;
        for (Map.Entry<String, List<Map<String, AttributeValue>>> mail : mails.entrySet()) {
            boolean none = mail.getKey().startsWith(NO_MESSAGE);
            List<Map<String, AttributeValue>> items = mail.getValue();
            if (dry || adopt(mail.getKey(), items)) {
                adopted += (int) items.stream().filter(item -> !isOurs(item)).count();
                messages += none ? 0 : 1;
                withoutMessage += none ? 1 : 0;
            }
            progress.accept(++done, mails.size());
        }
        return new Result(adopted, messages, all - adopted, withoutMessage);
    }

    private static boolean isOurs(Map<String, AttributeValue> item) {
        return item.containsKey("version");
    }

    /**
     * @return false when a run of ours has worked on the message already, and knows better
     */
    private boolean adopt(String messageId, List<Map<String, AttributeValue>> items)
            throws JsonProcessingException {
        for (int attempt = 1; ; attempt++) {
            try {
                write(messageId, items);
                return true;
            } catch (LeaseLostException e) {
                return false;
            } catch (DynamoDbException e) {
                if (attempt == ATTEMPTS || !canHeal(e)) {
                    throw e;
                }
                pause(attempt);
            }
        }
    }

    private static boolean canHeal(DynamoDbException e) {
        boolean busy =
                e instanceof TransactionCanceledException cancelled
                        && cancelled.cancellationReasons().stream()
                                .anyMatch(reason -> BUSY.contains(reason.code()));
        return busy || e.isThrottlingException() || e.statusCode() >= 500;
    }

    /** Twice as long each time, up to three seconds. */
    private static void pause(int attempt) {
        try {
            Thread.sleep(Math.min(3_000, 50L << attempt));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the table was busy", e);
        }
    }

    /** The items of a message say that they are ours last, so that what is broken off is seen. */
    private void write(String messageId, List<Map<String, AttributeValue>> items)
            throws JsonProcessingException, LeaseLostException {
        Map<MentionKey, Mention> mentions = new LinkedHashMap<>();
        for (Map<String, AttributeValue> item : items) {
            String id = text(item, "id");
            mentions.put(
                    new MentionKey(id, messageId),
                    merging.mention(id, messageId, OriginalItem.told(item)));
        }
        writer.write(messageId, 0, mentions, Set.of(), Map.of());
        if (!messageId.startsWith(NO_MESSAGE)) {
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
