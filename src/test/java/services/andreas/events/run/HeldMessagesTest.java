package services.andreas.events.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import services.andreas.events.failure.Failure;
import services.andreas.events.failure.Service;
import services.andreas.events.ledger.Claim;

class HeldMessagesTest {
    private static final int AT_ONCE = 4;
    private static final Failure DOWN =
            new Failure(Failure.Kind.TRANSIENT, Service.OPENAI, "openai-503", "");

    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);

    @AfterEach
    void close() {
        threads.shutdownNow();
    }

    /** The third has the service tested: there must be one, whoever comes first. */
    @Test
    void areCountedOneByOneWhenTheyFailAtOnce() throws Exception {
        for (int round = 0; round < 1_000; round++) {
            HeldMessages held = new HeldMessages();
            CyclicBarrier together = new CyclicBarrier(AT_ONCE);
            List<Callable<Integer>> failures = new ArrayList<>();
            for (int message = 0; message < AT_ONCE; message++) {
                Claim claim = new Claim("message " + message, "owner", 1, 0, 0, 0, 0);
                failures.add(
                        () -> {
                            together.await();
                            return held.add(claim, DOWN, false);
                        });
            }

            List<Integer> counts = new ArrayList<>();
            for (Future<Integer> failure : threads.invokeAll(failures)) {
                counts.add(failure.get());
            }

            assertThat(counts).containsExactlyInAnyOrder(1, 2, 3, 4);
        }
    }
}
