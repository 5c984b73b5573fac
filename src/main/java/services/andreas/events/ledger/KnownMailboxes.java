package services.andreas.events.ledger;

import static services.andreas.events.ledger.Attributes.n;
import static services.andreas.events.ledger.Attributes.s;

import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The mailboxes that runs have read, by which their records are found.
 *
 * @param name of the mailbox that this process reads; empty where only one is configured
 */
public record KnownMailboxes(DynamoDbClient dynamoDb, String table, Clock clock, String name) {
    /** Stands for the id of a mailbox that no run could read yet, before its name. */
    private static final String UNREAD = "-";

    /** Notes that a run reads this mailbox now. */
    public void note(String mailbox) {
        Map<String, AttributeValue> item = new HashMap<>(LedgerKey.mailbox(mailbox));
        item.put("read_at", n(clock.instant().getEpochSecond()));
        if (!name.isEmpty()) {
            item.put("name", s(name));
        }
        dynamoDb.putItem(put -> put.tableName(table).item(item));
    }

    /** The id that our mailbox had when it was last read; Gmail may be out of reach now. */
    public String last() {
        return last(name);
    }

    /**
     * The id that a mailbox had when it was last read.
     *
     * @param called its name in the configuration
     */
    public String last(String called) {
        return all().stream()
                .filter(known -> known.name().equals(called))
                .max(Comparator.comparing(KnownMailbox::read))
                .map(KnownMailbox::id)
                .orElse(UNREAD + called);
    }

    /** All of them, by id. */
    public List<KnownMailbox> all() {
        return new Partition(dynamoDb, table, LedgerKey.MAILBOXES)
                .items()
                .map(KnownMailbox::of)
                .toList();
    }
}
