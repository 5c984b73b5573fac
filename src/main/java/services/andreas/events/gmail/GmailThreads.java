package services.andreas.events.gmail;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.DefaultThreadPoolFactory;
import org.apache.camel.util.concurrent.CamelThreadFactory;

/**
 * Has the google-mail component call Gmail in the thread that asks. Its own threads would be shared
 * by all applications of the process, and end with the first of them: the calls of others that wait
 * for a thread would never return.
 */
public final class GmailThreads extends DefaultThreadPoolFactory {
    private static final String OF_COMPONENT = "CamelGoogleMail";

    @Override
    public ScheduledExecutorService newScheduledThreadPool(
            ThreadPoolProfile profile, ThreadFactory threads) {
        boolean isOfGmail =
                threads instanceof CamelThreadFactory factory
                        && factory.getName().equals(OF_COMPONENT);
        return isOfGmail ? new OfTheCaller() : super.newScheduledThreadPool(profile, threads);
    }

    /** Has no thread to end, and serves whoever comes next. */
    private static final class OfTheCaller extends AbstractExecutorService
            implements ScheduledExecutorService {
        @Override
        public void execute(Runnable call) {
            call.run();
        }

        @Override
        public void shutdown() {
            // another application may use it
        }

        @Override
        public List<Runnable> shutdownNow() {
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return false;
        }

        @Override
        public boolean isTerminated() {
            return false;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return true;
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable call, long delay, TimeUnit unit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <V> ScheduledFuture<V> schedule(Callable<V> call, long delay, TimeUnit unit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ScheduledFuture<?> scheduleAtFixedRate(
                Runnable call, long first, long period, TimeUnit unit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ScheduledFuture<?> scheduleWithFixedDelay(
                Runnable call, long first, long delay, TimeUnit unit) {
            throw new UnsupportedOperationException();
        }
    }
}
