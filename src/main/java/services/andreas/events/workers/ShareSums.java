package services.andreas.events.workers;

import static services.andreas.events.ledger.Attributes.n;
import static services.andreas.events.ledger.Attributes.s;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import services.andreas.events.ledger.LedgerKey;
import services.andreas.events.ledger.TableWrites;
import services.andreas.events.run.MessageResult;
import services.andreas.events.run.RunReport;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Adds what workers have done to the sums of runs; each share is counted once. */
public final class ShareSums {
    private static final Duration MARKS = Duration.ofDays(30);

    private static final String REFUSED = "ConditionalCheckFailed";

    /** A run changes its state twice at most: it dies, and it ends. */
    private static final int TRIES = 3;

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final TableWrites writes;
    private final SharedRuns runs;
    private final Clock clock;

    public ShareSums(DynamoDbClient dynamoDb, String table, SharedRuns runs, Clock clock) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.writes = new TableWrites(table);
        this.runs = runs;
        this.clock = clock;
    }

    /**
     * Adds what a worker has done for a share, whether or not it has finished it: the ledger lets
     * one worker complete a message.
     *
     * @param gmailSpace milliseconds between two calls of Gmail's, for the next worker
     */
    void add(Share share, RunReport report, long gmailSpace) {
        Map<String, Long> done = new HashMap<>(report.counters());
        SharedRun.LEFT.forEach(done::remove);
        done.keySet().removeAll(Set.of("listed", "skipped"));
        report.usage().forEach((usage, sum) -> done.put(usage.attribute(), sum));
        Map<String, AttributeValue> space = Map.of("gmail_space", n(gmailSpace));
        change(share, done, report.count(MessageResult.PROCESSED), space, null);
    }

    /**
     * Counts a finished share, unless it is counted already, with what it leaves undone.
     *
     * @return whether this closed the run
     */
    boolean count(Share share, RunReport report) {
        Map<String, Long> left = new HashMap<>();
        SharedRun.LEFT.forEach(name -> left.put(name, report.counters().get(name)));
        long ended = left.values().stream().mapToLong(Long::longValue).sum();
        left.put("shares_counted", 1L);
        left.put("shares_failed", report.hasFailed() ? 1L : 0L);
        Map<String, AttributeValue> cause =
                report.cause() == null ? Map.of() : Map.of("cause", s(report.cause().reason()));
        TransactWriteItem once =
                writes.update(
                        LedgerKey.share(share.run(), share.number()),
                        "SET expiration = :expiration",
                        "attribute_not_exists(pk)",
                        Map.of(":expiration", n(clock.instant().plus(MARKS).getEpochSecond())));
        change(share, left, ended, cause, once);
        return runs.close(share.mailbox(), share.start());
    }

    /**
     * By a transaction, because the SDK repeats one without doing it twice.
     *
     * @param once to be written along; nothing is changed where it is refused
     */
    private void change(
            Share share,
            Map<String, Long> sums,
            long ended,
            Map<String, AttributeValue> set,
            @Nullable TransactWriteItem once) {
        for (int tries = 1; ; tries++) {
            List<TransactWriteItem> all = new ArrayList<>();
            all.add(update(share, runs.of(share), sums, ended, set));
            if (once != null) {
                all.add(once);
            }
            try {
                dynamoDb.transactWriteItems(write -> write.transactItems(all));
                return;
            } catch (TransactionCanceledException e) {
                if (once != null && REFUSED.equals(e.cancellationReasons().get(1).code())) {
                    return;
                }
                if (tries == TRIES) {
                    throw e;
                }
                // the run has died or ended since it was read
            }
        }
    }

    private TransactWriteItem update(
            Share share,
            SharedRun run,
            Map<String, Long> sums,
            long ended,
            Map<String, AttributeValue> set) {
        RunChange change = new RunChange();
        run.plus(sums, ended).forEach(change::add);
        set.forEach(change::set);
        if (run.hasEnded()) {
            change.onlyWithout("state");
        } else {
            change.onlyIf("state", s(run.state()));
        }
        return TransactWriteItem.builder()
                .update(
                        update ->
                                update.tableName(table)
                                        .key(LedgerKey.run(share.mailbox(), share.start()))
                                        .updateExpression(change.expression())
                                        .conditionExpression(change.condition())
                                        .expressionAttributeNames(change.names())
                                        .expressionAttributeValues(change.values()))
                .build();
    }
}
