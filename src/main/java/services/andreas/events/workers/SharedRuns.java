package services.andreas.events.workers;

import static services.andreas.events.ledger.Attributes.n;
import static services.andreas.events.ledger.Attributes.s;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import services.andreas.events.ledger.DynamoDb;
import services.andreas.events.ledger.LedgerKey;
import services.andreas.events.ledger.OpenRuns;
import services.andreas.events.run.IngestRun;
import services.andreas.events.run.RunRecord;
import services.andreas.events.settings.Version;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The records of runs that many workers carry out. The worker that counts the last share closes the
 * run; the next dispatcher or worker closes one that can no longer end.
 */
public final class SharedRuns {
    private static final Logger LOG = LoggerFactory.getLogger(SharedRuns.class);

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final OpenRuns open;
    private final Clock clock;
    private final long lease;
    private final long deadline;

    /**
     * @param lease seconds between two shares that are sent, after which a dispatcher counts as
     *     dead
     * @param deadline seconds after which a run whose shares are sent and not all counted counts as
     *     dead
     */
    public SharedRuns(
            DynamoDbClient dynamoDb, String table, Clock clock, long lease, long deadline) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.open = new OpenRuns(dynamoDb, table);
        this.clock = clock;
        this.lease = lease;
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
        item.put("state", s(RunRecord.RUNNING));
        item.putAll(OpenRuns.mark(clock.instant()));
        item.put("alive_until", inSeconds(lease));
        item.put("listed", n(listed));
        item.put("skipped", n(listed - pending));
        item.put("shares", n(shares));
        item.put("shares_sent", n(0));
        item.put("shares_counted", n(0));
        item.put("processed", n(0));
        dynamoDb.putItem(put -> put.tableName(table).item(item));
        close(run.mailbox(), start);
    }

    /** Records that a share has been sent; once it is the last one, the workers have longer. */
    void sent(Share share, boolean isLast) {
        // where workers were faster, or it was taken for dead, what is counted late is right, too
        change(
                share.mailbox(),
                share.start(),
                new RunChange()
                        .set("shares_sent", n(share.number()))
                        .set("alive_until", inSeconds(isLast ? deadline : lease))
                        .onlyIf("state", s(RunRecord.RUNNING)));
    }

    private AttributeValue inSeconds(long seconds) {
        return n(clock.instant().getEpochSecond() + seconds);
    }

    /**
     * The run that a share is of.
     *
     * @throws RefusedShareException if no such run is recorded
     */
    SharedRun of(Share share) {
        SharedRun run = read(share.mailbox(), share.start());
        if (!run.has(share)) {
            throw new RefusedShareException(
                    "its run is not in "
                            + table
                            + "; LEDGER_TABLE_NAME and TABLE_NAME of workers must be those of dispatch");
        }
        return run;
    }

    private SharedRun read(String mailbox, String start) {
        return new SharedRun(DynamoDb.item(dynamoDb, table, LedgerKey.run(mailbox, start)));
    }

    /**
     * Ends a run if every share is counted.
     *
     * @return true for one of those who try it at once
     */
    boolean close(String mailbox, String start) {
        SharedRun run = read(mailbox, start);
        if (run.hasEnded() || !run.isComplete()) {
            return false;
        }
        RunChange change = new RunChange();
        run.ended().forEach(change::set);
        run.provisional().forEach(change::remove);
        return settle(run, change)
                // another has closed it, or has added something since
                || close(mailbox, start);
    }

    /**
     * Ends the runs that cannot end any more: their dispatcher died before it had sent all shares,
     * or some of their shares are lost.
     */
    public void closeDead() {
        for (Map<String, AttributeValue> found : open.all()) {
            SharedRun run = read(LedgerKey.ofRuns(found), found.get("sk").s());
            if (run.isRunning()
                    && run.isSilent(clock.instant())
                    && !close(run.mailbox(), run.start())) {
                die(run, run.whyDead());
            }
        }
    }

    /** Ends a run whose remaining shares are not sent. */
    void abandon(Share share, String cause) {
        SharedRun run = read(share.mailbox(), share.start());
        if (run.isRunning()) {
            die(run, cause);
        }
    }

    private void die(SharedRun run, String cause) {
        RunChange change =
                new RunChange()
                        .set("state", s(RunRecord.DIED))
                        .set("cause", s(cause))
                        .onlyIf("alive_until", n(run.get("alive_until")));
        run.died().forEach(change::set);
        if (settle(run, change)) {
            LOG.warn(
                    "The run of {} over mailbox {} did not end: {}; the next dispatch sends what is left",
                    run.start(),
                    run.mailbox(),
                    cause);
        }
    }

    /** Changes the record to its end, unless it has changed since it was read. */
    private boolean settle(SharedRun run, RunChange change) {
        change.set("milliseconds", n(age(run.start())))
                .remove("alive_until")
                .onlyIf("state", s(run.state()))
                .onlyIf("processed", n(run.get("processed")))
                .onlyIf("shares_counted", n(run.get("shares_counted")));
        OpenRuns.MARK.forEach(change::remove);
        return change(run.mailbox(), run.start(), change);
    }

    private boolean change(String mailbox, String start, RunChange change) {
        return DynamoDb.update(
                dynamoDb,
                update ->
                        update.tableName(table)
                                .key(LedgerKey.run(mailbox, start))
                                .updateExpression(change.expression())
                                .conditionExpression(change.condition())
                                .expressionAttributeNames(change.names())
                                .expressionAttributeValues(change.values()));
    }

    /** Milliseconds; the clock of the dispatcher may be ahead of ours. */
    private long age(String start) {
        return Math.max(0, Duration.between(Instant.parse(start), clock.instant()).toMillis());
    }
}
