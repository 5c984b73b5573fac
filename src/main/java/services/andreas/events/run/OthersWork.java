package services.andreas.events.run;

import com.google.common.base.Ticker;
import java.time.Duration;
import org.apache.camel.Variable;
import services.andreas.events.failure.Failure;

/** How long a run waits at its end for what other runs have in work. */
public final class OthersWork {
    private final IngestRuns runs;
    private final Ticker ticker;
    private final long longest;

    /**
     * @param longest seconds to wait; a lease that is not renewed ends within that time
     */
    public OthersWork(IngestRuns runs, Ticker ticker, long longest) {
        this.runs = runs;
        this.ticker = ticker;
        this.longest = Duration.ofSeconds(longest + 1).toNanos();
    }

    /** When a run begins to wait. */
    public long begin() {
        return ticker.read();
    }

    /** Whether to look again in a moment. */
    public boolean areWorthAWait(
            @Variable("run") IngestRun run, @Variable("waitingSince") long since) {
        return !run.messages().elsewhere().isEmpty()
                && ticker.read() - since <= longest
                && runs.isOpen(run);
    }

    /** Names what is still in work elsewhere. */
    public void tell(@Variable("run") IngestRun run) {
        run.messages().elsewhere().forEach(id -> run.messages().notDone(Failure.ELSEWHERE));
    }
}
