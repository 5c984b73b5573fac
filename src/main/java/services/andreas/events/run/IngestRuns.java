package services.andreas.events.run;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import org.apache.camel.Body;
import org.apache.camel.Headers;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;
import services.andreas.events.failure.Failure;
import services.andreas.events.ledger.Claim;
import services.andreas.events.usage.Figures;
import services.andreas.events.usage.Prices;

/** Starts runs, takes their events from the routes, and records their end. */
public final class IngestRuns {
    private final Clock clock;
    private final RunUsage usage;
    private final EndedRuns ended;
    private final RunRecords records;
    private final Duration deadline;
    private final Queue<CompletableFuture<IngestRun>> awaiting = new ConcurrentLinkedQueue<>();
    private volatile IngestRun current;
    private volatile boolean open = true;

    /**
     * @param deadline seconds after which a run claims nothing more
     */
    public IngestRuns(
            RunRecords records,
            String eventsTable,
            Clock clock,
            Figures figures,
            Prices prices,
            long deadline) {
        this.records = records;
        this.deadline = Duration.ofSeconds(deadline);
        this.clock = clock;
        this.usage = new RunUsage(figures, prices);
        this.ended = new EndedRuns(records, eventsTable);
    }

    public IngestRun start() {
        usage.begin();
        IngestRun run = new IngestRun(UUID.randomUUID().toString(), clock.instant());
        current = run;
        for (var next = awaiting.poll(); next != null; next = awaiting.poll()) {
            next.complete(run);
        }
        return run;
    }

    /** The run that starts next. */
    public Future<IngestRun> next() {
        CompletableFuture<IngestRun> next = new CompletableFuture<>();
        awaiting.add(next);
        return next;
    }

    /**
     * Notes which mailbox the run reads.
     *
     * @param mailbox its id
     */
    public void reads(@Variable("run") IngestRun run, @Body String mailbox) {
        run.reads(mailbox);
    }

    /** Records in the ledger that this run has started. */
    public void record(@Variable("run") IngestRun run) {
        records.begin(run);
        run.recorded();
    }

    /**
     * Keeps the record of the run alive, and stops the run at its deadline; called twice a second.
     */
    void keepAlive(IngestRun run) {
        Duration age = Duration.between(run.start(), clock.instant());
        if (age.compareTo(deadline) > 0) {
            run.stop(Failure.RUN_DEADLINE);
        }
        if (run.isRecorded()) {
            records.keepAlive(run, age);
        }
    }

    /** Whether a run is in progress. */
    public boolean isWorking() {
        return current != null && !current.isOver();
    }

    public EndedRuns ended() {
        return ended;
    }

    /** The last started run, or null. */
    public IngestRun current() {
        return current;
    }

    /** What the run in hand has claimed and not settled. */
    public Collection<InWork> inWork() {
        return current == null ? List.of() : current.inWork();
    }

    /** Claims no more messages, because the process ends. */
    public void closeGate() {
        open = false;
    }

    /** The gate before each claim: closed once the run is stopped or the process ends. */
    public boolean isOpen(@Variable("run") IngestRun run) {
        if (!open) {
            run.stop(Failure.SHUTDOWN);
        }
        return !run.isStopped();
    }

    /** Records that a message is in work. */
    public void claimed(@Variable("run") IngestRun run, @Variable("claim") Claim claim) {
        run.claimed(claim);
    }

    /**
     * @param result the name of a {@link MessageResult}, since Camel tries all its converters for
     *     an enum
     */
    public void settled(IngestRun run, String id, String result) {
        run.settled(id, MessageResult.valueOf(result));
    }

    /**
     * @param failure null for a message that was not tried because the run had stopped
     */
    public void notDone(IngestRun run, String id, MessageResult result, @Nullable Failure failure) {
        run.settled(id, result);
        if (failure != null) {
            run.messages().notDone(failure);
        }
    }

    /** Records that a message has more than was read of it. */
    public void leftOut(@Variable("run") IngestRun run) {
        run.messages().leftOut();
    }

    /** Counts one paid call. */
    public void asked(
            @Variable("run") IngestRun run,
            @Variable("messageId") String id,
            @Headers Map<String, Object> headers) {
        usage.asked(run, id, headers);
    }

    public void changed(@Variable("run") IngestRun run, @Variable("change") Change change) {
        run.changed(change);
    }

    /** Stops the run, because the service is to blame. */
    public void giveUp(@Variable("run") IngestRun run, @Variable("failure") Failure failure) {
        run.stop(failure.lasting());
    }

    /** Stops the run, so that no more messages are claimed. */
    public void stop(@Variable("run") IngestRun run, @Variable("failure") Failure failure) {
        run.stop(failure);
    }

    /** Ends what is one share of a run, which its worker counts. */
    public RunReport report(@Variable("run") IngestRun run) {
        run.end();
        return run.report(clock.instant()).using(usage.sinceBegin());
    }

    /** Records the run in the ledger and reports it in one line. */
    public RunReport finish(@Variable("run") IngestRun run) {
        RunReport report = run.report(clock.instant()).using(usage.sinceBegin());
        ended.add(run, report);
        return report;
    }
}
