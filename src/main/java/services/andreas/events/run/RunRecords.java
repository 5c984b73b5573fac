package services.andreas.events.run;

import static services.andreas.events.ledger.Attributes.n;
import static services.andreas.events.ledger.Attributes.s;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import services.andreas.events.failure.DynamoDbFailures;
import services.andreas.events.failure.FailureException;
import services.andreas.events.ledger.DynamoDb;
import services.andreas.events.ledger.KnownMailbox;
import services.andreas.events.ledger.KnownMailboxes;
import services.andreas.events.ledger.LedgerKey;
import services.andreas.events.ledger.OpenMessages;
import services.andreas.events.ledger.Partition;
import services.andreas.events.ledger.Status;
import services.andreas.events.settings.Version;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Writes and reads the records of runs in the ledger. */
public final class RunRecords {
    /** Records per read; one of the last few runs was usually good. */
    private static final int PAGE = 10;

    /** A mailbox that was not read for longer is no longer configured. */
    private static final Duration MONTH = Duration.ofDays(31);

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final OpenMessages messages;
    private final KnownMailboxes mailboxes;
    private final Clock clock;
    private final long lease;
    private volatile Instant sign = Instant.EPOCH;

    /**
     * @param lease seconds after its last sign of life when a run counts as dead
     */
    public RunRecords(
            DynamoDbClient dynamoDb,
            String table,
            OpenMessages messages,
            KnownMailboxes mailboxes,
            Clock clock,
            long lease) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.messages = messages;
        this.mailboxes = mailboxes;
        this.clock = clock;
        this.lease = lease;
    }

    /**
     * Records that a run is in progress.
     *
     * @throws FailureException where the record is not kept: neither would be what is paid for
     */
    void begin(IngestRun run) {
        mailboxes.note(run.mailbox());
        Map<String, AttributeValue> item = new HashMap<>(key(run));
        item.put("owner", s(run.owner()));
        item.put("version", s(Version.number()));
        item.put("state", s(RunRecord.RUNNING));
        item.put("alive_until", signOfLife());
        dynamoDb.putItem(put -> put.tableName(table).item(item));
        if (!DynamoDb.item(dynamoDb, table, key(run)).containsKey("owner")) {
            throw new FailureException(DynamoDbFailures.KEEPS_NOTHING);
        }
    }

    /** It still is; said three times in a lease. */
    void keepAlive(IngestRun run, Duration age) {
        if (clock.instant().isBefore(sign.plusSeconds(lease / 3))) {
            return;
        }
        change(
                key(run),
                "SET alive_until = :expiration, milliseconds = :age, #state = :running",
                "attribute_exists(#state) AND #owner = :owner",
                Map.of("#state", "state", "#owner", "owner"),
                Map.of(
                        ":expiration", signOfLife(),
                        ":age", n(age.toMillis()),
                        ":running", s(RunRecord.RUNNING),
                        ":owner", s(run.owner())));
    }

    private AttributeValue signOfLife() {
        sign = clock.instant();
        return n(sign.getEpochSecond() + lease);
    }

    /**
     * Marks the runs whose process died. Those that many workers carry out have sums to be closed.
     *
     * @return those that were not marked before
     */
    List<RunRecord> noteDead(String mailbox) {
        return newestFirst(mailbox, PAGE)
                .limit(PAGE)
                .filter(run -> run.isDead() && note(run))
                .toList();
    }

    private boolean note(RunRecord run) {
        return change(
                key(run.mailbox(), run.start()),
                "SET #state = :died",
                "#state = :running AND attribute_not_exists(shares)",
                Map.of("#state", "state"),
                Map.of(":died", s(RunRecord.DIED), ":running", s(RunRecord.RUNNING)));
    }

    private boolean change(
            Map<String, AttributeValue> key,
            String change,
            String condition,
            Map<String, String> names,
            Map<String, AttributeValue> values) {
        return DynamoDb.update(
                dynamoDb,
                update ->
                        update.tableName(table)
                                .key(key)
                                .updateExpression(change)
                                .conditionExpression(condition)
                                .expressionAttributeNames(names)
                                .expressionAttributeValues(values));
    }

    private static Map<String, AttributeValue> key(IngestRun run) {
        return key(run.mailbox(), run.start());
    }

    private static Map<String, AttributeValue> key(String mailbox, Instant start) {
        return LedgerKey.run(mailbox, start.truncatedTo(ChronoUnit.MILLIS).toString());
    }

    /** It has ended. */
    void add(IngestRun run, RunReport report) {
        if (run.mailbox().isEmpty()) {
            run.reads(mailboxes.last());
            mailboxes.note(run.mailbox());
        }
        Map<String, AttributeValue> item = new HashMap<>(key(run));
        item.putAll(RunRecord.ended(run, report));
        dynamoDb.putItem(put -> put.tableName(table).item(item));
    }

    /** The last runs over all these mailboxes, newest first. */
    public List<RunRecord> last(int count, List<KnownMailbox> of) {
        return of.stream()
                .flatMap(mailbox -> newestFirst(mailbox.id(), count).limit(count))
                .sorted(Comparator.comparing(RunRecord::start).reversed())
                .limit(count)
                .toList();
    }

    /** The summary of the ledger: the mailbox that has had no good run for longest counts. */
    LedgerSummary standing() {
        Instant recently = clock.instant().minus(MONTH);
        Instant oldest =
                mailboxes.all().stream()
                        .filter(mailbox -> mailbox.read().isAfter(recently))
                        .map(mailbox -> standing(mailbox.id()).lastGood())
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(null);
        return new LedgerSummary(messages.count(Status.QUARANTINED), oldest);
    }

    /** The summary of the ledger, including a run just added. */
    LedgerSummary standing(String mailbox) {
        Instant lastGood =
                newestFirst(mailbox, PAGE)
                        .filter(run -> run.exitCode() == 0)
                        .findFirst()
                        .map(RunRecord::end)
                        .orElse(null);
        return new LedgerSummary(messages.count(Status.QUARANTINED), lastGood);
    }

    private Stream<RunRecord> newestFirst(String mailbox, int page) {
        return new Partition(dynamoDb, table, LedgerKey.runs(mailbox))
                .lastFirst(page)
                .map(item -> RunRecord.of(item, clock.instant()));
    }
}
