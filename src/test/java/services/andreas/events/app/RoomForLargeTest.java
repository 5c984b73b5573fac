package services.andreas.events.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
    void isThereForOneAtATimeAcrossTheMailboxesOfAProcess() {
        AtomicInteger inside = new AtomicInteger();

        int most =
                IntStream.range(0, 40)
                        .parallel()
                        .map(n -> work((n % 2 == 0 ? anna : ben).bean(RoomForLarge.class), inside))
                        .max()
                        .orElseThrow();

        assertThat(most).isOne();
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
        assertThat(CompletableFuture.supplyAsync(() -> work(bens, new AtomicInteger())))
                .as("still taken")
                .isNotDone();
        annas.leave(entered);
    }
}
