package services.andreas.events.app;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Threads that work on several mailboxes, some at once. */
public final class Lanes implements AutoCloseable {
    private final ExecutorService threads;

    public Lanes(int atOnce) {
        threads = Executors.newFixedThreadPool(atOnce);
    }

    /** What becomes of each, in their order; waits for all. */
    public <A, B> List<B> each(List<A> all, Function<A, B> work) throws InterruptedException {
        List<Future<B>> begun = new ArrayList<>();
        for (A one : all) {
            begun.add(threads.submit(() -> work.apply(one)));
        }
        List<B> ended = new ArrayList<>();
        for (Future<B> one : begun) {
            try {
                ended.add(one.get());
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
        return ended;
    }

    /** Waits for a lane, and for the work. */
    <T> T one(Callable<T> work) throws InterruptedException, ExecutionException {
        return threads.submit(work).get();
    }

    /**
     * Takes no more work, and waits for what is begun.
     *
     * @return false if some is not done within an hour
     */
    boolean finish() throws InterruptedException {
        threads.shutdown();
        return threads.awaitTermination(1, TimeUnit.HOURS);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
