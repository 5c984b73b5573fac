package services.andreas.events.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import services.andreas.events.Patience;
import services.andreas.events.Stage;
import services.andreas.events.failure.Failure;
import services.andreas.events.run.IngestRun;
import services.andreas.events.settings.Settings;

class RoomForLargeTest {
    private final Stage stage = new Stage();
    private final IngestRun run = new IngestRun("one", Instant.now());
    private Application anna;
    private Application ben;

    @BeforeEach
    void start() {
        anna = start(Settings.of(stage.environment));
        ben = start(Settings.of(stage.environment));
    }

    private static Application start(Settings settings) {
        Application application = new Application(settings);
        application.start();
        return application;
    }

    @AfterEach
    void close() {
        anna.close();
        ben.close();
        stage.close();
    }

    @Test
    void isThereForOneAtATimeAcrossTheMailboxesOfAProcess() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Callable<Integer>> works = new ArrayList<>();
        for (Application one : List.of(anna, ben, anna, ben)) {
            RoomForLarge room = one.bean(RoomForLarge.class);
            works.addAll(Collections.nCopies(10, () -> work(room, inside)));
        }

        for (Future<Integer> most : threads.invokeAll(works)) {
            assertThat(most.get()).isOne();
        }
        threads.shutdown();
    }

    private int work(RoomForLarge room, AtomicInteger inside) {
        try {
            boolean entered = room.enter(run);
            int now = inside.incrementAndGet();
            Thread.onSpinWait();
            inside.decrementAndGet();
            room.leave(entered);
            return now;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void isNotWaitedForOnceTheRunIsStopped() throws Exception {
        RoomForLarge annas = anna.bean(RoomForLarge.class);
        RoomForLarge bens = ben.bean(RoomForLarge.class);
        IngestRun stopped = new IngestRun("two", Instant.now());
        boolean entered = annas.enter(run);

        CompletableFuture<Boolean> waiting =
                CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return bens.enter(stopped);
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        });
        stopped.stop(Failure.SHUTDOWN);

        assertThat(waiting.join()).isFalse();
        bens.leave(false);
        FutureTask<Integer> next = new FutureTask<>(() -> work(bens, new AtomicInteger()));
        Thread thread = new Thread(next);
        thread.start();
        while (thread.getState() != Thread.State.TIMED_WAITING && !next.isDone()) {
            Thread.onSpinWait();
        }
        assertThat(next).as("still taken").isNotDone();
        annas.leave(entered);
        assertThat(next.get(Patience.SECONDS, TimeUnit.SECONDS)).isOne();
    }
}
