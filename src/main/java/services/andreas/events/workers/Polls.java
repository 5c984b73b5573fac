package services.andreas.events.workers;

import java.time.Duration;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import services.andreas.events.failure.Failure;
import services.andreas.events.failure.FailureException;

/** What the queue answers to a worker that looks for shares. */
final class Polls implements PollingConsumerPollStrategy, ExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Polls.class);

    private final Idleness idleness;
    private volatile @Nullable Failure failure;

    Polls(Idleness idleness) {
        this.idleness = idleness;
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        return true;
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
        failure = null;
        if (polledMessages == 0) {
            idleness.nothing();
        }
    }

    /** No second try at once; the exception goes to {@link #handleException}. */
    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retry, Exception cause) {
        return false;
    }

    /** Logs one line for as long as the reason is the same. */
    @Override
    public synchronized void handleException(Throwable exception) {
        Failure now = QueueFailures.of(exception);
        if (!now.equals(failure)) {
            LOG.warn("No share could be taken from the queue: {}", now.message());
        }
        failure = now;
        idleness.nothing();
    }

    @Override
    public void handleException(String message, Throwable exception) {
        handleException(exception);
    }

    @Override
    public void handleException(String message, Exchange exchange, Throwable exception) {
        handleException(exception);
    }

    /**
     * Whether a worker has no reason to go on.
     *
     * @param idle how long to wait for a share; null for ever
     */
    boolean areOver(@Nullable Duration idle) {
        Failure last = failure;
        boolean isRefused = last != null && !last.isTransient() && !last.isUnreachable();
        return isRefused || idle != null && idleness.lasts().compareTo(idle) > 0;
    }

    /**
     * @throws FailureException if the last one has failed
     */
    void check() {
        Failure last = failure;
        if (last != null) {
            throw new FailureException(last);
        }
    }
}
