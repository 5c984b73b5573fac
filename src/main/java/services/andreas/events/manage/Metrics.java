package services.andreas.events.manage;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import services.andreas.events.run.Change;
import services.andreas.events.run.IngestRun;
import services.andreas.events.run.IngestRuns;
import services.andreas.events.run.LedgerSummary;
import services.andreas.events.run.MessageResult;
import services.andreas.events.run.RunReport;
import services.andreas.events.usage.Figures;
import services.andreas.events.usage.Usage;

/**
 * The metrics of a long-running process, for Prometheus. Usage counts at once; messages, events and
 * the run itself count when a run has ended, as in its record.
 */
public final class Metrics {
    private final PrometheusMeterRegistry registry;
    private final Figures figures;
    private final IngestRuns runs;
    private final Clock clock;

    public Metrics(
            PrometheusMeterRegistry registry, Figures figures, IngestRuns runs, Clock clock) {
        this.registry = registry;
        this.figures = figures;
        this.runs = runs;
        this.clock = clock;
        for (Usage usage : Usage.values()) {
            switch (usage) {
                case OPENAI_MILLISECONDS -> latency();
                case OPENAI_MICRODOLLARS -> cost();
                default -> use(usage);
            }
        }
        standing();
        outcomes();
        runs.ended().onEnd(this::count);
        new JvmMemoryMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    /** All metrics in the text format of Prometheus. */
    public String scrape() {
        return registry.scrape();
    }

    private void use(Usage usage) {
        FunctionCounter.builder(usage.metric(), figures, all -> all.sum(usage))
                .tag(usage.tag(), usage.value())
                .register(registry);
    }

    private void latency() {
        FunctionTimer.builder(
                        Usage.OPENAI_MILLISECONDS.metric(),
                        figures,
                        all ->
                                all.sum(Usage.OPENAI_ANSWERED_CALLS)
                                        + all.sum(Usage.OPENAI_FAILED_CALLS),
                        all -> all.sum(Usage.OPENAI_MILLISECONDS),
                        TimeUnit.MILLISECONDS)
                .register(registry);
    }

    private void cost() {
        FunctionCounter.builder(
                        Usage.OPENAI_MICRODOLLARS.metric(),
                        figures,
                        all -> all.sum(Usage.OPENAI_MICRODOLLARS) / 1e6)
                .baseUnit("usd")
                .register(registry);
    }

    private void standing() {
        Gauge.builder("ingest.last.good.run.age", this::secondsSinceLastGoodRun)
                .baseUnit("seconds")
                .description("Seconds since a run was good; NaN if none was")
                .register(registry);
        Gauge.builder("ingest.quarantined", this::quarantined)
                .description("Messages in quarantine")
                .register(registry);
        Gauge.builder("ingest.messages.left", this::left)
                .description("Messages that the current run has still to process")
                .register(registry);
    }

    private double secondsSinceLastGoodRun() {
        LedgerSummary standing = runs.ended().standing();
        Instant lastGood = standing == null ? null : standing.lastGood();
        return lastGood == null
                ? Double.NaN
                : Duration.between(lastGood, clock.instant()).toMillis() / 1000.0;
    }

    private double quarantined() {
        LedgerSummary standing = runs.ended().standing();
        return standing == null ? Double.NaN : standing.quarantined();
    }

    private double left() {
        IngestRun run = runs.current();
        return run == null ? 0 : run.messages().toDo() - run.messages().done();
    }

    /** Creates every counter at start, so that the first count shows as an increase. */
    private void outcomes() {
        for (MessageResult outcome : MessageResult.values()) {
            messages(outcome);
        }
        for (Change change : Change.values()) {
            events(change);
        }
        for (int exitCode = 0; exitCode <= RunReport.HANGS; exitCode++) {
            runsThatEnded(exitCode);
        }
        duration();
    }

    private void count(RunReport report) {
        report.messages().forEach((outcome, count) -> messages(outcome).increment(count));
        report.events().forEach((change, count) -> events(change).increment(count));
        runsThatEnded(report.exitCode()).increment();
        duration().record(report.duration());
    }

    private Counter messages(MessageResult outcome) {
        return registry.counter("ingest.messages", "outcome", word(outcome));
    }

    private Counter events(Change change) {
        return registry.counter("ingest.events", "change", word(change));
    }

    private Counter runsThatEnded(int exitCode) {
        return registry.counter("ingest.runs", "outcome", RunReport.word(exitCode));
    }

    private Timer duration() {
        return registry.timer("ingest.run.duration");
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
