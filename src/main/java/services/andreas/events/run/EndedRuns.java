package services.andreas.events.run;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import services.andreas.events.failure.DynamoDbFailures;
import services.andreas.events.failure.Failures;
import software.amazon.awssdk.core.exception.SdkException;

/** Records how runs ended, tells it to who listens, and knows how things stand since. */
public final class EndedRuns {
    private static final Logger LOG = LoggerFactory.getLogger(EndedRuns.class);
    private static final Logger METRICS = LoggerFactory.getLogger("metrics");

    private final RunRecords records;
    private final String eventsTable;
    private final List<Consumer<RunReport>> listeners = new CopyOnWriteArrayList<>();
    private volatile RunReport last;
    private volatile LedgerSummary standing;

    EndedRuns(RunRecords records, String eventsTable) {
        this.records = records;
        this.eventsTable = eventsTable;
    }

    /** What the last run of this process reported, or null. */
    public RunReport last() {
        return last;
    }

    /** How things stood after the last run, or null where the ledger has not told yet. */
    public LedgerSummary standing() {
        return standing;
    }

    /** Reads how earlier runs have left things. */
    public void look() {
        standing = records.standing();
    }

    /** Is told of each run that has ended. */
    public void onEnd(Consumer<RunReport> listener) {
        listeners.add(listener);
    }

    /** Records the run in the ledger and reports it in one line. */
    void add(IngestRun run, RunReport report) {
        LOG.info("Run ended: {}", report);
        if (!run.messages().reasons().isEmpty()) {
            LOG.info("Not done, by reason: {}", run.messages().reasons());
        }
        try {
            if (report.cause() == null || !report.cause().equals(DynamoDbFailures.UNREACHABLE)) {
                records.add(run, report);
                look();
            }
        } catch (SdkException e) {
            // the run is what it is, and its exit code tells, even where the ledger is out of reach
            LOG.warn("The record of this run could not be written: {}", Failures.of(e).reason());
        }
        METRICS.info(EmbeddedMetrics.of(report, standing, eventsTable));
        last = report;
        run.end();
        listeners.forEach(listener -> listener.accept(report));
    }
}
