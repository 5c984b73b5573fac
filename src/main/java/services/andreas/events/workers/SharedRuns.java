package services.andreas.events.workers;

import static services.andreas.events.ledger.Attributes.n;
import static services.andreas.events.ledger.Attributes.number;
import static services.andreas.events.ledger.Attributes.s;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import services.andreas.events.ledger.LedgerKey;
import services.andreas.events.ledger.TableWrites;
import services.andreas.events.run.IngestRun;
import services.andreas.events.run.MessageResult;
import services.andreas.events.run.RunReport;
import services.andreas.events.settings.Version;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * The sums of runs that many workers carry out: each share is counted once, however often it is
 * delivered, and the worker that counts the last one closes the run.
 */
public final class SharedRuns {
    /** What a share may leave undone. */
    private static final Set<String> LEFT = Set.of("failed", "deferred", "quarantined");

    private static final Duration MARKS = Duration.ofDays(30);

    private static final int INCOMPLETE = 1;
    private static final int FAILED = 2;

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final TableWrites writes;
    private final Clock clock;
    private final long deadline;

    /**
     * @param deadline seconds after which a run whose shares are not all counted counts as dead
     */
    public SharedRuns(DynamoDbClient dynamoDb, String table, Clock clock, long deadline) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.writes = new TableWrites(table);
        this.clock = clock;
        this.deadline = deadline;
    }

    /**
     * Records a run before any of its shares is sent.
     *
     * @param shares number of its shares
     * @param pending number of messages in them
     */
    void open(IngestRun run, String start, int shares, long pending) {
        Map<String, AttributeValue> item = new HashMap<>(LedgerKey.run(run.mailbox(), start));
        long listed = run.messages().all();
        item.put("owner", s(run.owner()));
        item.put("version", s(Version.number()));
        item.put("state", s("running"));
        item.put("alive_until", n(clock.instant().getEpochSecond() + deadline));
        item.put("listed", n(listed));
        item.put("skipped", n(listed - pending));
        item.put("shares", n(shares));
        item.put("shares_counted", n(0));
        item.put("processed", n(0));
        dynamoDb.putItem(put -> put.tableName(table).item(item));
        close(run.mailbox(), start);
    }

    /**
     * Adds what a worker has done for a share, whether or not it has finished it: the ledger lets
     * one worker complete a message.
     */
    void add(Share share, RunReport report) {
        Map<String, Long> done = new HashMap<>(report.counters());
        LEFT.forEach(done::remove);
        done.keySet().removeAll(Set.of("listed", "skipped"));
        report.usage().forEach((usage, sum) -> done.put(usage.attribute(), sum));
        try {
            change(
                    sums(
                            share,
                            "",
                            Map.of(),
                            done,
                            "attribute_exists(pk) AND attribute_exists(#s)"));
        } catch (TransactionCanceledException e) {
            // the run is closed, and has counted these as done by somebody
            done.put("skipped", -report.count(MessageResult.PROCESSED));
            change(sums(share, "", Map.of(), done, "attribute_exists(pk)"));
        }
    }

    /**
     * Counts a finished share, unless it is counted already, with what it leaves undone.
     *
     * @return whether this closed the run
     */
    boolean count(Share share, RunReport report) {
        Map<String, Long> left = new HashMap<>();
        LEFT.forEach(name -> left.put(name, report.counters().get(name)));
        left.put("shares_counted", 1L);
        left.put("shares_failed", report.exitCode() >= FAILED ? 1L : 0L);
        String cause = report.cause() == null ? "" : " SET cause = :cause";
        Map<String, AttributeValue> values =
                report.cause() == null ? Map.of() : Map.of(":cause", s(report.cause().reason()));
        long forgotten = clock.instant().plus(MARKS).getEpochSecond();
        TransactWriteItem once =
                writes.update(
                        LedgerKey.share(share.run(), share.number()),
                        "SET expiration = :expiration",
                        "attribute_not_exists(pk)",
                        Map.of(":expiration", n(forgotten)));
        try {
            change(once, sums(share, cause, values, left, "attribute_exists(pk)"));
        } catch (TransactionCanceledException e) {
            boolean isCounted =
                    e.cancellationReasons().stream()
                            .anyMatch(why -> "ConditionalCheckFailed".equals(why.code()));
            if (!isCounted) {
                throw e;
            }
        }
        return close(share.mailbox(), share.start());
    }

    /** A transaction, because the SDK repeats one without doing it twice. */
    private void change(TransactWriteItem... changes) {
        dynamoDb.transactWriteItems(write -> write.transactItems(changes));
    }

    private TransactWriteItem sums(
            Share share,
            String also,
            Map<String, AttributeValue> given,
            Map<String, Long> sums,
            String condition) {
        Map<String, AttributeValue> values = new HashMap<>(given);
        // some of the names are words of DynamoDB, such as deferred
        Map<String, String> names = new HashMap<>();
        List<String> additions = new ArrayList<>();
        sums.forEach(
                (name, sum) -> {
                    additions.add("#" + name + " :" + name);
                    names.put("#" + name, name);
                    values.put(":" + name, n(sum));
                });
        if (condition.contains("#s)")) {
            names.put("#s", "state");
        }
        return TransactWriteItem.builder()
                .update(
                        update ->
                                update.tableName(table)
                                        .key(LedgerKey.run(share.mailbox(), share.start()))
                                        .updateExpression(
                                                "ADD " + String.join(", ", additions) + also)
                                        .conditionExpression(condition)
                                        .expressionAttributeNames(names)
                                        .expressionAttributeValues(values))
                .build();
    }

    /** Ends the run if every share is counted; of two workers, one does. */
    private boolean close(String mailbox, String start) {
        Map<String, AttributeValue> key = LedgerKey.run(mailbox, start);
        Map<String, AttributeValue> run =
                dynamoDb.getItem(get -> get.tableName(table).key(key).consistentRead(true)).item();
        if (run == null
                || !run.containsKey("state")
                || number(run, "shares_counted", 0) < number(run, "shares", 0)) {
            return false;
        }
        long age = Duration.between(Instant.parse(start), clock.instant()).toMillis();
        try {
            dynamoDb.updateItem(
                    update ->
                            update.tableName(table)
                                    .key(key)
                                    .updateExpression(
                                            "SET exit_code = :code, milliseconds = :age,"
                                                    + " skipped = :skipped"
                                                    + " REMOVE #state, alive_until")
                                    .conditionExpression(
                                            "attribute_exists(#state) AND #done = :done")
                                    .expressionAttributeNames(
                                            Map.of("#state", "state", "#done", "processed"))
                                    .expressionAttributeValues(
                                            Map.of(
                                                    ":code", n(exitCode(run)),
                                                    ":age", n(age),
                                                    ":skipped", n(skipped(run)),
                                                    ":done", n(number(run, "processed", 0)))));
            return true;
        } catch (ConditionalCheckFailedException e) {
            // closed by another worker, or another has added something since
            return close(mailbox, start);
        }
    }

    /** What is neither done nor left by this run was done by others. */
    private static long skipped(Map<String, AttributeValue> run) {
        return number(run, "listed", 0) - number(run, "processed", 0) - left(run);
    }

    private static long left(Map<String, AttributeValue> run) {
        return LEFT.stream().mapToLong(name -> number(run, name, 0)).sum();
    }

    private static int exitCode(Map<String, AttributeValue> run) {
        if (number(run, "shares_failed", 0) > 0) {
            return FAILED;
        }
        return left(run) == 0 ? 0 : INCOMPLETE;
    }
}
