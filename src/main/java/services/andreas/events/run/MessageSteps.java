package services.andreas.events.run;

import com.google.common.base.Ticker;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import services.andreas.events.failure.Failure;
import services.andreas.events.failure.FailureException;
import services.andreas.events.failure.LeaseLostException;
import services.andreas.events.ledger.MessageClaims;
import software.amazon.awssdk.core.exception.SdkException;

/** The steps of work on a message: each begins only while the message is ours and in time. */
public final class MessageSteps {
    /** In a lease there is time for a first renewal, and for more if that fails. */
    private static final int RENEWALS = 3;

    private final MessageClaims claims;
    private final Ticker ticker;
    private final long lease;

    /**
     * @param lease seconds that a claim lasts
     */
    public MessageSteps(MessageClaims claims, Ticker ticker, long lease) {
        this.claims = claims;
        this.ticker = ticker;
        this.lease = Duration.ofSeconds(lease).toNanos();
    }

    /**
     * The next step of work on a message, such as a paid call, may begin: the message is ours, also
     * after this process has stood still for longer than its lease.
     *
     * @throws LeaseLostException when another owner has taken it over
     * @throws FailureException when the step before took too long
     */
    public void step(@Variable("run") IngestRun run, @Variable("messageId") String messageId)
            throws LeaseLostException {
        InWork work = run == null ? null : run.inWork(messageId);
        if (work == null) {
            return;
        }
        if (work.isLate()) {
            throw new FailureException(Failure.MESSAGE_DEADLINE);
        }
        if (!isHeld(work)) {
            throw new LeaseLostException(messageId);
        }
        work.step(ticker.read());
    }

    /** Whether a paid call must not be tried again, because the message may be another owner's. */
    public boolean isTaken(
            @Variable("run") IngestRun run, @Variable("messageId") String messageId) {
        InWork work = run == null ? null : run.inWork(messageId);
        return work != null && (work.isLate() || !isHeld(work));
    }

    private boolean isHeld(InWork work) {
        if (work.sinceLease(ticker.read()) >= lease) {
            try {
                renew(work);
            } catch (LeaseLostException | SdkException e) {
                work.lose();
            }
        }
        return !work.isLost();
    }

    /** Names the deadline as what ended the work, however the interrupted step failed. */
    public void explain(
            Exchange exchange,
            @Variable("run") IngestRun run,
            @Variable("messageId") String messageId) {
        InWork work = run.inWork(messageId);
        if (work == null) {
            return;
        }
        work.rest();
        if (work.isLate()) {
            exchange.setProperty(
                    Exchange.EXCEPTION_CAUGHT, new FailureException(Failure.MESSAGE_DEADLINE));
        } else if (work.isLost()) {
            exchange.setProperty(Exchange.EXCEPTION_CAUGHT, new LeaseLostException(messageId));
        }
    }

    /** Whether it is time to renew the lease. */
    boolean isDue(InWork work) {
        return !work.isLost() && work.sinceLease(ticker.read()) > lease / RENEWALS;
    }

    void renew(InWork work) throws LeaseLostException {
        long now = ticker.read();
        try {
            claims.renew(work.claim());
            work.renewed(now);
        } catch (LeaseLostException e) {
            work.lose();
            throw e;
        }
    }
}
