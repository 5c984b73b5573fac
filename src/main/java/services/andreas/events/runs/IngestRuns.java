package services.andreas.events.runs;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.camel.Headers;
import org.apache.camel.Variable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import services.andreas.events.failure.DynamoDbFailures;
import services.andreas.events.failure.Failure;
import services.andreas.events.failure.Failures;
import services.andreas.events.ledger.Claim;
import services.andreas.events.openai.OpenAIConstants;
import services.andreas.events.usage.Figures;
import services.andreas.events.usage.Prices;
import services.andreas.events.usage.Usage;
import software.amazon.awssdk.core.exception.SdkException;

/** Starts runs, hears from the routes what happens in them, and records how they ended. */
public final class IngestRuns {
    private static final Logger LOG = LoggerFactory.getLogger(IngestRuns.class);
    private static final Logger METRICS = LoggerFactory.getLogger("metrics");

    private final RunRecords records;
    private final String eventsTable;
    private final Clock clock;
    private final Figures figures;
    private final Prices prices;
    private final List<Consumer<RunReport>> listeners = new CopyOnWriteArrayList<>();
    private volatile Map<Usage, Long> before = Map.of();
    private volatile IngestRun current;
    private volatile RunReport last;
    private volatile Standing standing;
    private volatile boolean open = true;

    public IngestRuns(
            RunRecords records, String eventsTable, Clock clock, Figures figures, Prices prices) {
        this.records = records;
        this.eventsTable = eventsTable;
        this.clock = clock;
        this.figures = figures;
        this.prices = prices;
    }

    /** Runs of one process follow each other; what is used from now on is this one's. */
    public IngestRun start() {
        before = figures.now();
        current = new IngestRun(UUID.randomUUID().toString(), clock.instant());
        return current;
    }

    /** Whether a run is in hand. */
    public boolean isWorking() {
        return current != null && !current.isOver();
    }

    /** What the last run of this process reported, or null. */
    public RunReport last() {
        return last;
    }

    /** How things stood after the last run, or null where the ledger has not told yet. */
    public Standing standing() {
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

    /** The run that was started last, or null. */
    public IngestRun current() {
        return current;
    }

    public Collection<Claim> claimsInWork() {
        return current == null ? List.of() : current.claimsInWork();
    }

    /** The process is to end: nothing more is claimed. */
    public void closeGate() {
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

    public void deferred(
            @Variable("run") IngestRun run,
            @Variable("messageId") String id,
            @Variable("failure") Failure failure) {
        notDone(run, id, Outcome.DEFERRED, failure);
    }

    public void failed(
            @Variable("run") IngestRun run,
            @Variable("messageId") String id,
            @Variable("failure") Failure failure) {
        notDone(run, id, Outcome.FAILED, failure);
    }

    public void quarantined(
            @Variable("run") IngestRun run,
            @Variable("messageId") String id,
            @Variable("failure") Failure failure) {
        notDone(run, id, Outcome.QUARANTINED, failure);
    }

    /**
     * @param failure null for a message that was not tried, because the run had stopped
     */
    private static void notDone(IngestRun run, String id, Outcome outcome, Failure failure) {
        run.settled(id, outcome);
        if (failure != null) {
            run.notDone(failure);
        }
    }

    /** Counts one paid call, its tokens and its price; a server that tells no usage costs none. */
    public void asked(
            @Variable("run") IngestRun run,
            @Variable("messageId") String id,
            @Headers Map<String, Object> headers) {
        long prompt = tokens(headers, OpenAIConstants.PROMPT_TOKENS);
        long completion = tokens(headers, OpenAIConstants.COMPLETION_TOKENS);
        String model = (String) headers.get(OpenAIConstants.RESPONSE_MODEL);
        run.asked(id, tokens(headers, OpenAIConstants.TOTAL_TOKENS));
        figures.add(Usage.OPENAI_PROMPT_TOKENS, prompt);
        figures.add(Usage.OPENAI_COMPLETION_TOKENS, completion);
        figures.add(Usage.OPENAI_MICRODOLLARS, prices.microdollars(model, prompt, completion));
    }

    private static long tokens(Map<String, Object> headers, String name) {
        return headers.get(name) instanceof Long count ? count : 0;
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

    /** Whether every message that was worked on is held: whose fault it was, no other can tell. */
    public boolean isAllHeld(@Variable("run") IngestRun run) {
        return run.isAllHeld();
    }

    /** Stops the run for what the first held message met. */
    public void giveUpAll(@Variable("run") IngestRun run) {
        run.stop(run.held().get(0).failure().lasting());
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
        RunReport report = run.report(clock.instant()).using(figures.since(before));
        LOG.info("Run ended: {}", report);
        if (!run.reasons().isEmpty()) {
            LOG.info("Not done, by reason: {}", run.reasons());
        }
        try {
            if (report.cause() == null || !report.cause().equals(DynamoDbFailures.UNREACHABLE)) {
                records.add(run, report);
                standing = records.standing();
            }
        } catch (SdkException e) {
            // the run is what it is, and its exit code tells, even where the ledger is out of reach
            LOG.warn("The record of this run could not be written: {}", Failures.of(e).reason());
        }
        METRICS.info(EmbeddedMetrics.of(report, standing, eventsTable));
        last = report;
        run.end();
        listeners.forEach(listener -> listener.accept(report));
        return report;
    }
}
