package services.andreas.events.run;

import java.util.List;
import org.apache.camel.Variable;
import services.andreas.events.failure.Failure;
import services.andreas.events.failure.Service;
import services.andreas.events.ledger.Claim;

/**
 * Decides whether a message or a service is to blame for a failure, by what other messages met in
 * the run.
 */
public record Verdicts(IngestRuns runs) {
    /**
     * A service did for a message what it was asked to.
     *
     * @param service its name, since Camel tries all its converters for an enum
     */
    public void served(IngestRun run, String service) {
        run.held().of(Service.valueOf(service)).served();
    }

    /** A service passed a test that needs no message. */
    public void passedTest(@Variable("run") IngestRun run, @Variable("failure") Failure failure) {
        run.held().of(failure.service()).passedTest();
    }

    /**
     * Keeps a message claimed until the verdict at the end of the run.
     *
     * @return how many messages have failed alike in a row; 0 for one that has failed so before
     */
    public int hold(
            @Variable("run") IngestRun run,
            @Variable("claim") Claim claim,
            @Variable("failure") Failure failure) {
        return run.hold(claim, failure);
    }

    public List<HeldMessage> held(@Variable("run") IngestRun run) {
        return run.held().all();
    }

    /** Whether several messages failed as this one, and the service has served none. */
    public boolean isOutage(@Variable("run") IngestRun run, @Variable("held") HeldMessage held) {
        return run.held().isOutage(held);
    }

    /** Whether it is still open if the message or the service is to blame. */
    public boolean needsTest(@Variable("run") IngestRun run, @Variable("held") HeldMessage held) {
        return runs.isOpen(run) && !isOutage(run, held) && !isToBlame(run, held);
    }

    /** Whether the message is to blame for its failure, and not the service. */
    public boolean isToBlame(@Variable("run") IngestRun run, @Variable("held") HeldMessage held) {
        return run.held().isToBlame(held);
    }
}
