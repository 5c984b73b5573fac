package services.andreas.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import services.andreas.events.app.Application;
import services.andreas.events.run.MessageResult;
import services.andreas.events.run.RunReport;
import services.andreas.events.standin.Completions;
import services.andreas.events.standin.Fault;
import services.andreas.events.standin.OpenAiErrors;
import services.andreas.events.standin.OpenAiStandIn;

/**
 * Every call of a run, with every way in which it can fail: the failing run, the run after it, and
 * the check.
 */
class WindowsTest {
    private static final boolean ALL = Boolean.getBoolean("windows.all");

    /** Those in which no answer comes cost a timeout each: only these are hit in every build. */
    private static final Set<Window> WITHOUT_RESPONSE =
            EnumSet.of(
                    Window.TOKEN,
                    Window.LIST,
                    Window.CLAIM,
                    Window.FETCH,
                    Window.ASK,
                    Window.KEEP,
                    Window.WRITE_2,
                    Window.COMPLETE);

    @TestFactory
    Stream<DynamicTest> survivesFaultsAndCrashes() {
        return cells(
                Map.of(),
                EnumSet.complementOf(EnumSet.of(Failing.PAUSED, Failing.HANGING, Failing.DRIPPING)),
                EnumSet.allOf(Window.class));
    }

    @TestFactory
    Stream<DynamicTest> survivesThatNoResponseComes() {
        // an answer that comes late on a busy machine is paid in vain; other calls are made again
        return cells(
                Map.of("OPENAI_TIMEOUT", "5", "HTTP_TIMEOUT", "1"),
                EnumSet.of(Failing.HANGING, Failing.DRIPPING),
                ALL ? EnumSet.allOf(Window.class) : WITHOUT_RESPONSE);
    }

    @TestFactory
    Stream<DynamicTest> survivesAProcessThatWakesUpTooLate() {
        // the paused process keeps threads that the other one would wait for
        return cells(
                Map.of("INGEST_CONCURRENCY", "4"),
                EnumSet.of(Failing.PAUSED),
                EnumSet.complementOf(EnumSet.of(Window.LIST_ON)));
    }

    private static Stream<DynamicTest> cells(
            Map<String, String> environment, Set<Failing> failings, Set<Window> windows) {
        Storm storm = new Storm();
        storm.stage.environment.putAll(environment);
        return windows.stream()
                .flatMap(
                        window ->
                                failings.stream()
                                        .filter(failing -> failing.isOf(window.service))
                                        .filter(failing -> isHit(window, failing))
                                        .map(failing -> cell(storm, window, failing)))
                .onClose(storm::close);
    }

    /** Of three events that are alike, only the middle one meets faults in every build. */
    private static boolean isHit(Window window, Failing failing) {
        return ALL || !failing.heals() || !window.isOfFirstOrLastEvent();
    }

    private static DynamicTest cell(Storm storm, Window window, Failing failing) {
        String name = window.title + " - " + failing.title;
        return DynamicTest.dynamicTest(
                name,
                () -> {
                    prepare(storm, window, failing);
                    weather(storm, window, failing);
                    storm.calmDown();
                    check(storm, window, failing);
                });
    }

    /** Three mails on two pages; the oldest one, with three events, is hit. */
    private static void prepare(Storm storm, Window window, Failing failing) {
        storm.newMailboxAndTables();
        if (window == Window.TOKEN) {
            storm.stage.gmail.expireAccessTokens();
        }
        storm.mail(3);
        if (failing != Failing.PAUSED) {
            storm.mail(1);
            storm.mail(0);
        }
        storm.stage.gmail.pageSize(2);
        if (window == Window.FAIL) {
            storm.stage.openAi.faults().next(OpenAiStandIn.COMPLETIONS, Completions.refusal());
        }
        if (window == Window.RELEASE) {
            Fault refused = Fault.answer(OpenAiErrors.invalidApiKey());
            storm.stage.openAi.faults().next(OpenAiStandIn.COMPLETIONS, refused);
        }
    }

    private static void weather(Storm storm, Window window, Failing failing) throws Exception {
        switch (failing) {
            case KILLED_BEFORE -> storm.crash.at(window.call(), Crash.Moment.BEFORE);
            case KILLED_AFTER -> storm.crash.at(window.call(), Crash.Moment.AFTER);
            case PAUSED -> {
                pause(storm, window);
                return;
            }
            default -> window.faults(storm).next(window.call(), failing.fault(window.service));
        }
        RunReport report = storm.once();
        assertThat(storm.crash.isDead()).as("the process died").isEqualTo(failing.isCrash());
        if (failing.heals()) {
            boolean fails = window == Window.FAIL || window == Window.RELEASE;
            assertThat(report.exitCode()).as("exit code").isEqualTo(expectedExit(window));
            assertThat(storm.verdict().open() == 0).as("all done at once").isEqualTo(!fails);
        }
        if (!failing.isCrash()) {
            Truth.check(storm, report);
        }
    }

    private static int expectedExit(Window window) {
        return switch (window) {
            case FAIL -> 1;
            case RELEASE -> 2;
            default -> 0;
        };
    }

    /** While one process stands still, its leases end, and another one does the work. */
    private static void pause(Storm storm, Window window) throws Exception {
        Pause pause = new Pause();
        window.faults(storm).always(window.callAndItsTries(), pause);
        Application stopped = storm.application();
        Application other = storm.applicationAhead(Storm.LEASE.plusSeconds(1));
        CompletableFuture<RunReport> late =
                CompletableFuture.supplyAsync(() -> storm.once(stopped));
        try {
            pause.awaitReached();
            // unobserved, because what the paused process has under way is still to come
            other.ingest();
        } finally {
            pause.end();
            late.join();
        }
    }

    private static void check(Storm storm, Window window, Failing failing) {
        RunReport later = storm.once();
        assertThat(later.exitCode()).as("exit code of the run after the storm").isZero();
        long paid = storm.generations.answered();
        var events = storm.stage.events();
        RunReport quiet = storm.once();

        Verdict verdict = storm.verdict();
        assertThat(verdict.violations()).isEmpty();
        assertThat(verdict.quarantined()).isEmpty();
        assertThat(verdict.wasted())
                .as("answers paid in vain")
                .isLessThanOrEqualTo(waste(window, failing));
        assertThat(quiet.count(MessageResult.SKIPPED)).isEqualTo(storm.mailbox.size());
        assertThat(storm.generations.answered()).as("paid by a quiet run").isEqualTo(paid);
        assertThat(storm.stage.events()).as("after a quiet run").isEqualTo(events);
    }

    /** What nobody can save: an answer that was under way, and one of no use. */
    private static long waste(Window window, Failing failing) {
        boolean wasted =
                switch (window) {
                    case FETCH -> failing == Failing.PAUSED;
                    case ASK -> failing.isProcessedUnheard() || failing == Failing.PAUSED;
                    case KEEP -> failing.isCrash() || failing == Failing.PAUSED;
                    case FAIL -> true;
                    default -> false;
                };
        return wasted ? 1 : 0;
    }
}
