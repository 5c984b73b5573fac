package services.andreas.events.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.quartz.Scheduler;
import org.quartz.impl.SchedulerRepository;
import services.andreas.events.Patience;
import services.andreas.events.Stage;
import services.andreas.events.run.MessageResult;
import services.andreas.events.run.RunReport;
import services.andreas.events.settings.Settings;
import services.andreas.events.standin.Fault;
import services.andreas.events.standin.GmailStandIn;

/** Applications of one process, one of which ends before the other. */
class SeveralApplicationsTest {
    private static final int MAILS = 6;

    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void shareNoQuartzScheduler() throws Exception {
        List<Scheduler> before = schedulers();
        Application first = start();
        try (Application second = start()) {
            second.startRoute("schedule-ingest");
            List<Scheduler> of = schedulers();
            of.removeAll(before);
            assertThat(of).hasSize(2);

            first.close();

            List<Scheduler> left = schedulers();
            left.removeAll(before);
            assertThat(left)
                    .singleElement()
                    .satisfies(scheduler -> assertThat(scheduler.isShutdown()).isFalse())
                    .satisfies(scheduler -> assertThat(scheduler.isStarted()).isTrue());
        }
    }

    private static List<Scheduler> schedulers() {
        return new ArrayList<>(SchedulerRepository.getInstance().lookupAll());
    }

    /** The first one would have one thread for the calls of both. */
    @Test
    void takeNoCallToGmailFromEachOtherAtTheirEnd() throws Exception {
        stage.openAi.answers(question -> Stage.answer());
        for (int mail = 0; mail < MAILS; mail++) {
            stage.mail("Mail " + mail, "Nothing is on");
        }
        stage.environment.put("INGEST_CONCURRENCY", "1");
        // nobody gives up a call that is held up
        stage.environment.put("HTTP_TIMEOUT", "120");
        Application first = start();
        first.mailbox();
        stage.environment.put("INGEST_CONCURRENCY", Integer.toString(MAILS));
        try (Application second = start()) {
            CountDownLatch called = new CountDownLatch(1);
            CountDownLatch ended = new CountDownLatch(1);
            stage.gmail.faults().add(call -> held(GmailStandIn.GETS.test(call), called, ended));
            CompletableFuture<RunReport> run =
                    CompletableFuture.supplyAsync(
                            () -> {
                                try {
                                    return second.ingest();
                                } catch (Exception e) {
                                    throw new IllegalStateException(e);
                                }
                            });
            assertThat(called.await(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();

            first.close();
            ended.countDown();

            assertThat(run.get(Patience.SECONDS, TimeUnit.SECONDS).count(MessageResult.PROCESSED))
                    .isEqualTo(MAILS);
        }
    }

    private static Optional<Fault> held(
            boolean isHeld, CountDownLatch called, CountDownLatch until) {
        if (isHeld) {
            called.countDown();
            try {
                until.await(Patience.SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return Optional.empty();
    }

    private Application start() {
        Application application = new Application(Settings.of(stage.environment));
        application.start();
        return application;
    }
}
