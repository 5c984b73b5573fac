package services.andreas.events.run;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import services.andreas.events.failure.DynamoDbFailures;
import services.andreas.events.failure.Failures;
import services.andreas.events.usage.Files;
import software.amazon.awssdk.core.exception.SdkException;

/** Records the end of runs, notifies listeners, and keeps the summary of the ledger. */
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

    /** The report of the last run of this process. */
    public @Nullable RunReport last() {
        return last;
    }

    /** The summary of the ledger after the last run, once it has been read. */
    public @Nullable LedgerSummary standing() {
        return standing;
    }

    /** Reads the summary of the ledger. */
    public void look() {
        standing = records.standing();
    }

    /** Adds a listener that receives the report of each run. */
    public void onEnd(Consumer<RunReport> listener) {
        listeners.add(listener);
    }

    /** Notifies the listeners of a run of another application in this process. */
    public void tell(RunReport report) {
        listeners.forEach(listener -> listener.accept(report));
    }

    /** Records the run in the ledger and reports it in one line. */
    void add(IngestRun run, RunReport report) {
        LOG.info("Run ended: {}", report);
        if (!run.messages().reasons().isEmpty()) {
            LOG.info("Not done, or not whole, by reason: {}", run.messages().reasons());
        }
        String files = Files.words(report::used);
        if (!files.isEmpty()) {
            LOG.info("Attached files: {}", files);
        }
        try {
            if (!DynamoDbFailures.isNoTable(report.cause())) {
                records.add(run, report);
                records.noteDead(run.mailbox())
                        .forEach(
                                dead ->
                                        LOG.warn(
                                                "The run of {} did not end: its process" + " died",
                                                dead.start()));
                standing = records.standing(run.mailbox());
            }
        } catch (SdkException e) {
            // the exit code reports the run even if the ledger is unreachable
            LOG.warn("The record of this run could not be written: {}", Failures.of(e).reason());
        }
        METRICS.info(EmbeddedMetrics.of(report, standing, eventsTable));
        last = report;
        run.end();
        tell(report);
    }
}
