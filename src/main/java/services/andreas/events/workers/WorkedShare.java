package services.andreas.events.workers;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import services.andreas.events.failure.Failure;
import services.andreas.events.failure.Failures;
import services.andreas.events.failure.Service;
import services.andreas.events.run.MessageResult;
import services.andreas.events.run.RunReport;

/**
 * What a worker has done for a share.
 *
 * @param gmailSpace milliseconds between two calls of Gmail's that it had to keep at last
 */
record WorkedShare(RunReport report, long gmailSpace) {
    /** Nothing, because its mailbox could not be opened. */
    static WorkedShare none(Share share, long gmailSpace, Failure why) {
        return new WorkedShare(
                new RunReport(
                        Instant.now(),
                        Duration.ZERO,
                        Map.of(MessageResult.DEFERRED, (long) share.ids().size()),
                        Map.of(),
                        0,
                        0,
                        Map.of(),
                        why),
                gmailSpace);
    }

    /** Whether this worker or the tables, rather than the mailbox, may be to blame. */
    boolean isCutOff() {
        Failure cause = report.cause();
        return cause != null
                && (cause.isUnreachable()
                        || cause.service() == Service.DYNAMODB
                        || cause.equals(Failures.BROKEN_PROGRAM));
    }
}
