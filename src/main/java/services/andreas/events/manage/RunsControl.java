package services.andreas.events.manage;

import java.util.Map;
import java.util.TreeMap;
import org.quartz.SchedulerException;
import services.andreas.events.run.IngestRuns;
import services.andreas.events.run.RunReport;
import services.andreas.events.usage.Figures;

/** Shows runs in JMX, and starts one on demand. */
public final class RunsControl implements RunsMXBean {
    static final String NAME = "services.andreas.events:type=Runs,name=ingest-mailbox";

    private final IngestRuns runs;
    private final Figures figures;
    private final Schedule schedule;

    public RunsControl(IngestRuns runs, Figures figures, Schedule schedule) {
        this.runs = runs;
        this.figures = figures;
        this.schedule = schedule;
    }

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
        boolean working = isWorking();
        try {
            schedule.trigger();
            return working ? "A run starts when the current one has ended" : "A run starts";
        } catch (SchedulerException e) {
            throw new IllegalStateException("The schedule does not start a run");
        }
    }
}
