package services.andreas.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import services.andreas.events.app.Application;
import services.andreas.events.ledger.Status;
import services.andreas.events.run.MessageResult;
import services.andreas.events.run.MessageWatch;
import services.andreas.events.run.RunReport;
import services.andreas.events.standin.DynamoDbCall;
import services.andreas.events.standin.Fault;
import services.andreas.events.standin.OpenAiStandIn;
import services.andreas.events.standin.Request;

/** Claims that are kept, given up and taken over, and work that ends neither well nor badly. */
class RecoveryTest {
    private static final Duration THIRD_OF_A_LEASE = Duration.ofSeconds(20);
    private static final Duration MESSAGE_DEADLINE = Duration.ofSeconds(900);

    private Storm storm = new Storm();

    @AfterEach
    void close() {
        Stubborn.end();
        storm.close();
    }

    @Test
    void keepsTheClaimOfAMessageThatTakesLong() throws Exception {
        String id = storm.mail(1);
        Pause pause = new Pause();
        storm.stage.openAi.faults().next(OpenAiStandIn.COMPLETIONS, pause);
        CompletableFuture<RunReport> run = CompletableFuture.supplyAsync(storm::once);
        pause.awaitReached();
        long first = expiration(id);

        for (int third = 0; third < 4; third++) {
            CountDownLatch renewed = arrived(RecoveryTest::isRenewal);
            storm.pass(THIRD_OF_A_LEASE.plusSeconds(1));
            await(renewed);
        }
        pause.end();

        assertThat(run.join().exitCode()).isZero();
        assertThat(storm.paid()).isOne();
        assertThat(first).isPositive();
    }

    @Test
    void renewsNoClaimOfAMessageThatTakesSeconds() {
        storm.mail(1);
        CountDownLatch renewed = arrived(RecoveryTest::isRenewal);

        storm.once();

        assertThat(renewed.getCount()).isOne();
    }

    @Test
    void asksNoMoreWhenItWasFrozenAndAnotherRunHasTakenOver() throws Exception {
        storm.mail(1);
        Pause frozen = new Pause();
        Fault lost =
                (request, standIn) -> {
                    frozen.answer(request, standIn);
                    return Fault.dropBefore().answer(request, standIn);
                };
        storm.stage.openAi.faults().next(OpenAiStandIn.COMPLETIONS, lost);
        CompletableFuture<RunReport> zombie = CompletableFuture.supplyAsync(storm::once);
        frozen.awaitReached();
        long calls = storm.stage.openAi.calls();
        Application other = storm.applicationAhead(Storm.LEASE.plusSeconds(1));

        RunReport taken = other.ingest();
        storm.pass(Storm.LEASE);
        frozen.end();
        RunReport late = zombie.join();

        assertThat(taken.count(MessageResult.PROCESSED)).isOne();
        assertThat(storm.stage.openAi.calls()).isEqualTo(calls + 1);
        assertThat(late.count(MessageResult.PROCESSED)).isZero();
        assertThat(late.exitCode()).as("the other run has done it").isZero();
    }

    @Test
    void leavesWhatStaysInWorkElsewhereWithTheTimeAtWhichItIsFree() throws Exception {
        storm.mail(1);
        String free = storm.mail(1);
        Pause pause = new Pause();
        storm.stage.openAi.faults().next(OpenAiStandIn.COMPLETIONS, pause);
        CompletableFuture<RunReport> slow = CompletableFuture.supplyAsync(storm::once);
        pause.awaitReached();
        Application other = storm.applicationAhead(Duration.ZERO);
        CountDownLatch second = arrived(Window.DROP_SETTLED.calls(), 2);
        CompletableFuture<RunReport> run = CompletableFuture.supplyAsync(() -> ingest(other));
        await(second);

        // more than the longest wait, while the owner lives
        for (int third = 0; third < 3; third++) {
            CountDownLatch renewed = arrived(RecoveryTest::isRenewal);
            storm.pass(THIRD_OF_A_LEASE.plusSeconds(1));
            await(renewed);
            CountDownLatch seen = arrived(Window.DROP_SETTLED.calls());
            storm.passForOther(THIRD_OF_A_LEASE.plusSeconds(1));
            if (third < 2) {
                await(seen);
            }
        }
        RunReport report = run.join();
        pause.end();
        slow.join();

        assertThat(report.exitCode()).isOne();
        assertThat(report.counters()).containsEntry("skipped", 1L).containsEntry("processed", 1L);
        assertThat(other.runs().current().messages().elsewhereUntil()).isAfter(Stage.FIRST_MAIL);
        assertThat(storm.stage.status(free)).isEqualTo("COMPLETED");
    }

    @Test
    void costsAMessageAnAttemptThatEndsWhenItsDeadlineInterruptsIt() throws Exception {
        String late = stubborn(true);
        String good = storm.mail(1);
        CompletableFuture<RunReport> run = CompletableFuture.supplyAsync(storm::once);
        await(Stubborn.reached());

        storm.pass(MESSAGE_DEADLINE.plusSeconds(1));
        RunReport report = run.join();

        assertThat(report.exitCode()).isOne();
        assertThat(storm.stage.status(late)).isEqualTo("FAILED");
        assertThat(storm.stage.state(late).get("reason").s()).isEqualTo("message-deadline");
        assertThat(storm.stage.state(late).get("attempts").n()).isEqualTo("1");
        assertThat(storm.stage.status(good)).isEqualTo("COMPLETED");
    }

    @Test
    void countsAsADeathWhatNeitherEndsNorCanBeInterrupted() throws Exception {
        String hanging = stubborn(false);
        CountDownLatch standstill = new CountDownLatch(1);
        storm.application().bean(MessageWatch.class).onStandstill(standstill::countDown);
        CompletableFuture<RunReport> run = CompletableFuture.supplyAsync(storm::once);
        await(Stubborn.reached());

        storm.pass(MESSAGE_DEADLINE.plusSeconds(30));
        await(standstill);

        assertThat(storm.stage.status(hanging)).isEqualTo(Status.INPROGRESS.name());
        assertThat(expiration(hanging)).isZero();
        assertThat(storm.stage.state(hanging)).doesNotContainKey("survived");
        assertThat(storm.application().runs().inWork())
                .singleElement()
                .satisfies(work -> assertThat(work.isHanging()).isTrue());
        Stubborn.end();
        assertThat(run.join().exitCode()).isEqualTo(RunReport.HANGS);
    }

    @Test
    void claimsNothingMoreAfterTheDeadlineOfTheRun() throws Exception {
        storm.stage.environment.put("INGEST_RUN_DEADLINE", "100");
        String first = storm.mail(1);
        String second = storm.mail(1);
        Pause pause = new Pause();
        storm.stage.openAi.faults().next(OpenAiStandIn.COMPLETIONS, pause);
        CompletableFuture<RunReport> run = CompletableFuture.supplyAsync(storm::once);
        pause.awaitReached();

        CountDownLatch renewed = arrived(RecoveryTest::isRenewalOfTheRun);
        storm.pass(Duration.ofSeconds(101));
        await(renewed);
        pause.end();
        RunReport report = run.join();

        assertThat(report.exitCode()).isOne();
        assertThat(report.counters()).containsEntry("processed", 1L).containsEntry("deferred", 1L);
        assertThat(report.cause().reason()).isEqualTo("run-deadline");
        assertThat(storm.stage.status(first)).isEqualTo("COMPLETED");
        assertThat(storm.stage.state(second)).isEmpty();
    }

    private String stubborn(boolean heedful) {
        storm.close();
        Stubborn.begin(heedful);
        storm =
                new Storm(
                        RoutesCopy.withClockAheadAnd(
                                        services.andreas.events.extract.calendar.CalendarEvents
                                                .class,
                                        Stubborn.class)
                                .toString());
        return storm.stage.mail(Stubborn.SUBJECT, "Nothing is on");
    }

    private static RunReport ingest(Application application) {
        try {
            return application.ingest();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private long expiration(String id) {
        return Long.parseLong(storm.stage.state(id).get("in_progress_expiration").n());
    }

    private CountDownLatch arrived(Predicate<Request> calls) {
        return arrived(calls, 1);
    }

    private CountDownLatch arrived(Predicate<Request> calls, int times) {
        CountDownLatch arrived = new CountDownLatch(times);
        storm.proxy
                .faults()
                .add(
                        request -> {
                            if (calls.test(request)) {
                                arrived.countDown();
                            }
                            return Optional.empty();
                        });
        return arrived;
    }

    private static boolean isRenewal(Request request) {
        return DynamoDbCall.operation(request).equals("UpdateItem")
                && new String(request.body(), UTF_8)
                        .contains("\"SET in_progress_expiration = :expiration\"");
    }

    private static boolean isRenewalOfTheRun(Request request) {
        return DynamoDbCall.operation(request).equals("UpdateItem")
                && new String(request.body(), UTF_8).contains("\"SET alive_until = :expiration");
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
    }
}
