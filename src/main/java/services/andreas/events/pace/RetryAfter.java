package services.andreas.events.pace;

import com.google.api.client.http.HttpResponseException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import services.andreas.events.failure.Failure;
import services.andreas.events.failure.Failures;
import services.andreas.events.openai.errors.OpenAIServiceException;

/**
 * Delays the next redelivery by {@code Retry-After} (RFC 9110) or {@code retry-after-ms}, within a
 * bound.
 */
public final class RetryAfter implements Processor {
    private final Pace pace;
    private long longest;

    /**
     * @param pace slowed down for all calls if the failure is a rate limit
     */
    public RetryAfter(Pace pace) {
        this.pace = pace;
    }

    /** Milliseconds of the longest wait that is obeyed. */
    public void setLongest(long milliseconds) {
        longest = milliseconds;
    }

    @Override
    public void process(Exchange exchange) {
        Throwable thrown = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        long wait = Math.min(wait(thrown), longest);
        if (Failures.of(thrown).kind() == Failure.Kind.RATE_LIMIT) {
            pace.slowDown(exchange, wait);
            wait = Math.max(wait, pace.again(exchange));
        }
        if (wait > 0) {
            exchange.getMessage().setHeader(Exchange.REDELIVERY_DELAY, wait);
        } else {
            // a header from an earlier failure would replace the back-off
            exchange.getMessage().removeHeader(Exchange.REDELIVERY_DELAY);
        }
    }

    /** Looks at causes only: Camel adds the failures of earlier tries as suppressed. */
    private static long wait(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof HttpResponseException e) {
                return 1000 * number(e.getHeaders().getRetryAfter());
            }
            if (t instanceof OpenAIServiceException e) {
                return wait(e);
            }
        }
        return 0;
    }

    private static long wait(OpenAIServiceException e) {
        long milliseconds = number(e.header("retry-after-ms").orElse(null));
        return milliseconds > 0
                ? milliseconds
                : 1000 * number(e.header("retry-after").orElse(null));
    }

    /** Accepts fractions of seconds; ignores a date, which RFC 9110 allows too. */
    private static long number(String value) {
        return value != null && value.strip().matches("\\d{1,9}(\\.\\d*)?")
                ? (long) Math.ceil(Double.parseDouble(value.strip()))
                : 0;
    }
}
