package services.andreas.events.workers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import services.andreas.events.Patience;
import software.amazon.awssdk.core.exception.AbortedException;

class WatchTest {
    @Test
    void endsTheLookInHandBeforeTheClientOfTheLedgerIsClosed() throws InterruptedException {
        Thread closing = Thread.currentThread();
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        Watch watch =
                new Watch(
                        () -> {
                            begun.countDown();
                            awaitInterrupt();
                            // by which time a watch that does not wait is closed
                            awaitState(closing);
                            ended.set(true);
                            throw AbortedException.create("Thread was interrupted");
                        });
        assertThat(begun.await(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();

        watch.close();

        assertThat(ended).isTrue();
    }

    private static void awaitInterrupt() {
        try {
            new CountDownLatch(1).await(Patience.SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            // goes on to its end
        }
    }

    private static void awaitState(Thread closing) {
        while (closing.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }
}
