package services.andreas.events;

import static services.andreas.events.Attributes.n;
import static services.andreas.events.Attributes.s;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Header;
import org.apache.camel.Variable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Starts runs, hears from the routes what happens in them, and records how they ended. */
public final class IngestRuns {
    private static final Logger LOG = LoggerFactory.getLogger(IngestRuns.class);
    private static final Logger METRICS = LoggerFactory.getLogger("metrics");

    private final DynamoDbClient dynamoDb;
    private final String eventsTable;
    private final String ledgerTable;
    private final Clock clock;
    private volatile IngestRun current;
    private volatile boolean open = true;

    public IngestRuns(
            DynamoDbClient dynamoDb, String eventsTable, String ledgerTable, Clock clock) {
        this.dynamoDb = dynamoDb;
        this.eventsTable = eventsTable;
        this.ledgerTable = ledgerTable;
        this.clock = clock;
    }

    public IngestRun start() {
        current = new IngestRun(UUID.randomUUID().toString(), clock.instant());
        return current;
    }

    /** The run that was started last, or null. */
    IngestRun current() {
        return current;
    }

    Collection<Claim> claimsInWork() {
        return current == null ? List.of() : current.claimsInWork();
    }

    /** The process is to end: nothing more is claimed. */
    void closeGate() {
        open = false;
    }

    /** The gate before each claim: shut once the run is stopped or the process is to end. */
    public boolean isOpen(@Variable("run") IngestRun run) {
        if (!open) {
            run.stop(Failure.SHUTDOWN);
        }
        return !run.isStopped();
    }

    public void processed(@Variable("run") IngestRun run, @Variable("messageId") String id) {
        run.settled(id, Outcome.PROCESSED);
    }

    public void skipped(@Variable("run") IngestRun run, @Variable("messageId") String id) {
        run.settled(id, Outcome.SKIPPED);
    }

    public void deferred(@Variable("run") IngestRun run, @Variable("messageId") String id) {
        run.settled(id, Outcome.DEFERRED);
    }

    public void failed(@Variable("run") IngestRun run, @Variable("messageId") String id) {
        run.settled(id, Outcome.FAILED);
    }

    public void quarantined(@Variable("run") IngestRun run, @Variable("messageId") String id) {
        run.settled(id, Outcome.QUARANTINED);
    }

    /** Counts one paid call and its tokens; a server that tells no usage costs none. */
    public void asked(
            @Variable("run") IngestRun run,
            @Variable("messageId") String id,
            @Header("CamelOpenAITotalTokens") Long tokens) {
        run.asked(id, tokens == null ? 0 : tokens);
    }

    public void changed(@Variable("run") IngestRun run, @Variable("change") Change change) {
        run.changed(change);
    }

    /**
     * Keeps a message claimed until the end of the run tells whose fault its failure was.
     *
     * @return how many messages have failed so since the last one that did not
     */
    public int hold(
            @Variable("run") IngestRun run,
            @Variable("claim") Claim claim,
            @Variable("failure") Failure failure) {
        return run.hold(claim, failure);
    }

    public List<Held> held(@Variable("run") IngestRun run) {
        return run.held();
    }

    /** Stops the run, because an API stays down. */
    public void giveUp(@Variable("run") IngestRun run, @Variable("failure") Failure failure) {
        run.stop(failure.lasting());
    }

    /** Stops the run: nothing more is claimed. */
    public void stop(@Variable("run") IngestRun run, @Variable("failure") Failure failure) {
        run.stop(failure);
    }

    /** Records the run in the ledger and reports it in one line. */
    public RunReport finish(@Variable("run") IngestRun run) {
        RunReport report = run.report(clock.instant());
        LOG.info("Run ended: {}", report);
        METRICS.info(EmbeddedMetrics.of(report, eventsTable));
        try {
            if (report.cause() == null || !report.cause().equals(DynamoDbFailures.UNREACHABLE)) {
                record(run, report);
            }
        } catch (SdkException e) {
            // the run is what it is, and its exit code tells, even where the ledger is out of reach
            LOG.warn("The record of this run could not be written: {}", Failures.of(e).reason());
        }
        return report;
    }

    private void record(IngestRun run, RunReport report) {
        String start = report.start().truncatedTo(ChronoUnit.MILLIS).toString();
        Map<String, AttributeValue> item = new HashMap<>(LedgerKey.run(start));
        report.counters().forEach((name, count) -> item.put(name, n(count)));
        item.put("owner", s(run.owner()));
        item.put("milliseconds", n(report.duration().toMillis()));
        item.put("exit_code", n(report.exitCode()));
        if (report.cause() != null) {
            item.put("cause", s(report.cause().reason()));
        }
        dynamoDb.putItem(put -> put.tableName(ledgerTable).item(item));
    }
}
