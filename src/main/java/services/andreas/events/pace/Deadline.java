package services.andreas.events.pace;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.http.HttpRequest;
import org.apache.http.HttpRequestInterceptor;
import org.apache.http.client.methods.HttpRequestWrapper;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.protocol.HttpContext;

/**
 * Aborts an HTTP exchange when its time is over, from the connection to the last byte of the
 * answer: a socket timeout starts again with every byte. The call fails with an {@link
 * java.io.IOException}.
 */
public final class Deadline implements HttpRequestInterceptor {
    private static final ScheduledThreadPoolExecutor TIMER =
            new ScheduledThreadPoolExecutor(
                    1,
                    new ThreadFactoryBuilder().setNameFormat("deadlines").setDaemon(true).build());

    static {
        TIMER.setRemoveOnCancelPolicy(true);
    }

    private final Duration time;

    /**
     * @param time for each exchange of the client that this intercepts
     */
    public Deadline(Duration time) {
        this.time = time;
    }

    /**
     * For the deadlines of other clients. It forgets what is cancelled at once, where a timer of
     * its own would wake up for each of a million deadlines that were met.
     */
    public static ScheduledExecutorService timer() {
        return TIMER;
    }

    /** To be cancelled when the exchange is over; aborting it then does no harm. */
    public static Future<?> start(HttpUriRequest request, Duration time) {
        return TIMER.schedule(request::abort, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void process(HttpRequest request, HttpContext context) {
        start((HttpUriRequest) ((HttpRequestWrapper) request).getOriginal(), time);
    }
}
