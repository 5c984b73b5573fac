package services.andreas.events.bench;

import java.io.IOException;
import java.time.Duration;

/**
 * A run over ordinary mails with one event each.
 *
 * @param steadyRate mails per second while all workers are busy
 */
record TimedRun(Run run, double steadyRate) {

    static TimedRun of(Program program, Duration latency, int concurrency, int mails)
            throws IOException, InterruptedException {
        try (World world = new World(1)) {
            world.mailbox(mails, Mails.ORDINARY);
            world.latency(latency);
            Run run = program.once(world.environment(concurrency)).mustHaveProcessed(mails);
            return new TimedRun(run, world.steadyRate());
        }
    }
}
