package services.andreas.events.manage;

import services.andreas.events.failure.Failures;
import services.andreas.events.ledger.OpenMessages;
import services.andreas.events.ledger.Status;
import services.andreas.events.run.IngestRuns;
import software.amazon.awssdk.core.exception.SdkException;

/** Shows the ledger in JMX. */
public record LedgerView(IngestRuns runs, OpenMessages messages) implements LedgerMXBean {
    static final String NAME = "services.andreas.events:type=Ledger,name=messages";

    @Override
    public int getClaimsInWork() {
        return runs.inWork().size();
    }

    @Override
    public long getOpen() {
        return count(Status.FAILED)
                + count(Status.ANSWERED)
                + count(Status.INPROGRESS)
                + count(Status.SUBMITTED);
    }

    @Override
    public long getQuarantined() {
        return count(Status.QUARANTINED);
    }

    private long count(Status status) {
        try {
            return messages.count(status);
        } catch (SdkException e) {
            // a JMX client lacks the exception classes of the AWS SDK
            throw new IllegalStateException(Failures.of(e).reason());
        }
    }
}
