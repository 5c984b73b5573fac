package services.andreas.events.manage;

import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.quartz.SchedulerException;
import services.andreas.events.run.IngestRun;
import services.andreas.events.run.IngestRuns;
import services.andreas.events.run.RunReport;
import services.andreas.events.usage.Figures;

/** Shows runs in JMX, and starts one on demand. */
public record RunsControl(IngestRuns runs, Figures figures, Schedule schedule)
        implements RunsMXBean {
    static final String NAME = "services.andreas.events:type=Runs,name=ingest-mailbox";

    /** Seconds; Quartz starts a job at once. */
    private static final long PATIENCE = 10;

    @Override
    public boolean isWorking() {
        return runs.isWorking();
    }

    @Override
    public long getMessagesToDo() {
        return runs.current() == null ? 0 : runs.current().messages().toDo();
    }

    @Override
    public long getMessagesDone() {
        return runs.current() == null ? 0 : runs.current().messages().done();
    }

    @Override
    public String getLastOutcome() {
        RunReport last = runs.ended().last();
        return last == null ? "none" : RunReport.word(last.exitCode());
    }

    @Override
    public String getLastCause() {
        RunReport last = runs.ended().last();
        return last == null || last.cause() == null ? "" : last.cause().message();
    }

    @Override
    public Map<String, Long> getLastCounters() {
        RunReport last = runs.ended().last();
        return last == null ? Map.of() : new TreeMap<>(last.counters());
    }

    @Override
    public Map<String, Long> getUsage() {
        Map<String, Long> usage = new TreeMap<>();
        figures.now().forEach((what, sum) -> usage.put(what.attribute(), sum));
        return usage;
    }

    @Override
    public String trigger() {
        try {
            if (isWorking()) {
                schedule.trigger();
                return "A run starts when this one has ended: " + name(runs.current());
            }
            Future<IngestRun> next = runs.next();
            schedule.trigger();
            return "Started: " + name(next.get(PATIENCE, TimeUnit.SECONDS));
        } catch (TimeoutException e) {
            return "No run has started yet; is the route schedule-ingest started?";
        } catch (SchedulerException | ExecutionException e) {
            throw new IllegalStateException("The schedule does not start a run");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted");
        }
    }

    private static String name(IngestRun run) {
        return "the run of %s (%s)"
                .formatted(run.start().truncatedTo(ChronoUnit.SECONDS), run.owner());
    }
}
