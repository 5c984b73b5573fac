package services.andreas.events;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import services.andreas.events.standin.Fault;
import services.andreas.events.standin.Handler;
import services.andreas.events.standin.Reply;
import services.andreas.events.standin.Request;

/** A call on its way for as long as it takes, as of a process that was stopped in the middle. */
final class Pause implements Fault {

    private final Semaphore reached = new Semaphore(0);
    private final CountDownLatch over = new CountDownLatch(1);

    @Override
    public Reply answer(Request request, Handler standIn) throws java.io.IOException {
        reached.release();
        await(over);
        return standIn.answer(request);
    }

    void awaitReached() {
        awaitReached(1);
    }

    /** Waits until so many calls are paused. */
    void awaitReached(int calls) {
        try {
            if (!reached.tryAcquire(calls, Patience.SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Nothing happened in " + Patience.SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void end() {
        over.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(Patience.SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Nothing happened in " + Patience.SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
