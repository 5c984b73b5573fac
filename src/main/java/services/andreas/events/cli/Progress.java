package services.andreas.events.cli;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import services.andreas.events.run.IngestRun;
import services.andreas.events.run.IngestRuns;
import services.andreas.events.terminal.Count;
import services.andreas.events.terminal.Screen;

/** Shows the progress of a run: a bar on a terminal, otherwise a log line now and then. */
public final class Progress {
    private static final Logger LOG = LoggerFactory.getLogger(Progress.class);
    private static final Duration BAR = Duration.ofMillis(200);
    private static final Duration LINE = Duration.ofSeconds(3);
    private static final int WIDTH = 30;

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    new ThreadFactoryBuilder().setNameFormat("progress").setDaemon(true).build());
    private final IngestRuns runs;
    private final PrintStream terminal;
    private final long start = System.nanoTime();

    private Progress(IngestRuns runs, PrintStream terminal) {
        this.runs = runs;
        this.terminal = terminal;
        long period = (terminal == null ? LINE : BAR).toMillis();
        timer.scheduleAtFixedRate(this::show, period, period, TimeUnit.MILLISECONDS);
    }

    public static Progress of(IngestRuns runs) {
        return new Progress(runs, Screen.current().isPresent() ? System.err : null);
    }

    private void show() {
        IngestRun run = runs.current();
        if (run == null || run.messages().toDo() == 0) {
            return;
        }
        long done = run.messages().done();
        long all = run.messages().toDo();
        double seconds = (System.nanoTime() - start) / 1e9;
        double rate = done / seconds;
        String speed =
                done == 0
                        ? ""
                        : String.format(
                                Locale.ROOT, ", %.1f/s, %.0f s left", rate, (all - done) / rate);
        if (terminal == null) {
            LOG.info("{} of {} done{}", done, Count.of(all, "message"), speed);
            return;
        }
        int filled = (int) (WIDTH * done / all);
        terminal.printf(
                "\r[%s%s] %d of %d%s\u001b[K",
                "#".repeat(filled), ".".repeat(WIDTH - filled), done, all, speed);
        terminal.flush();
    }

    public void close() {
        timer.shutdownNow();
        if (terminal != null) {
            terminal.print("\r\u001b[K");
            terminal.flush();
        }
    }
}
