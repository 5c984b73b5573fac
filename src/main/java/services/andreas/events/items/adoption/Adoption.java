package services.andreas.events.items.adoption;

import static services.andreas.events.ledger.Attributes.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import services.andreas.events.failure.LeaseLostException;
import services.andreas.events.items.ItemMention;
import services.andreas.events.mail.MessageKey;
import services.andreas.events.merge.Merging;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Imports the original's table: records its items as known events under their ids, and its mails as
 * completed. It can be repeated, and resumed after an interruption.
 */
public final class Adoption {
    private final DynamoDbClient dynamoDb;
    private final String events;
    private final AdoptionWriter writer;

    /**
     * @param adopted items that became known events
     * @param messages mails that are recorded as completed
     * @param known items left alone: written by us already, or from a mail that a run has worked on
     * @param withoutMessage adopted items that name no message
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
        this.writer = new AdoptionWriter(dynamoDb, eventsTable, ledgerTable, merging, clock);
    }

    /**
     * Reads the table once.
     *
     * @param mailbox the id of the mailbox that the original read
     * @param dry true to write nothing
     * @param progress receives the number of mails done and the number of all mails
     */
    public Result adopt(String mailbox, boolean dry, BiConsumer<Integer, Integer> progress)
            throws JsonProcessingException {
        Map<String, List<Map<String, AttributeValue>>> mails = new LinkedHashMap<>();
        for (Map<String, AttributeValue> item :
                dynamoDb.scanPaginator(scan -> scan.tableName(events)).items()) {
            String messageId = text(item, "email_id");
            boolean none = messageId == null || messageId.isBlank();
            mails.computeIfAbsent(
                            none ? ItemMention.messageId(item) : MessageKey.in(mailbox, messageId),
                            key -> new ArrayList<>())
                    .add(item);
        }
        int all = mails.values().stream().mapToInt(List::size).sum();
        // a mail is complete once all its items are marked
        mails.values().removeIf(items -> items.stream().allMatch(Adoption::isOurs));
        int adopted = 0;
        int messages = 0;
        int withoutMessage = 0;
        int done = 0;
        for (Map.Entry<String, List<Map<String, AttributeValue>>> mail : mails.entrySet()) {
            boolean none = mail.getKey().startsWith(ItemMention.PREFIX);
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
     * @return false if a run of ours has worked on the message already, so that its record counts
     */
    private boolean adopt(String messageId, List<Map<String, AttributeValue>> items)
            throws JsonProcessingException {
        try {
            writer.write(messageId, items);
            return true;
        } catch (LeaseLostException e) {
            return false;
        }
    }
}
