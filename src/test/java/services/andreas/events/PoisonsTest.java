package services.andreas.events;

import static org.assertj.core.api.Assertions.assertThat;
import static services.andreas.events.ledger.Attributes.number;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import services.andreas.events.run.MessageResult;
import services.andreas.events.run.RunReport;
import services.andreas.events.standin.Completions;
import services.andreas.events.standin.Fault;
import services.andreas.events.standin.GmailStandIn;
import services.andreas.events.standin.GoogleErrors;
import services.andreas.events.standin.OpenAiErrors;
import services.andreas.events.standin.OpenAiStandIn;
import services.andreas.events.standin.Reply;
import services.andreas.events.standin.Request;

/** One mail that a service fails whenever it is asked, beside mails that it serves. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PoisonsTest {
    /** Beside the one that is failed. */
    private static final int GOOD = 5;

    /** More than stop a run, whatever passes a test. */
    private static final int ALL_FAIL = 12;

    private static final int ATTEMPTS = 3;
    private static final int TRIES = 3;

    /** What fails in passing is tried again in place. */
    private static final Set<String> TRIED_AGAIN =
            Set.of("openai-server_error", "openai-unreachable");

    private static final boolean ALL = Boolean.getBoolean("windows.all");

    /** An error and an answer of the model, and an error of Gmail, of each kind of judgement. */
    private static final Set<String> SOME =
            Set.of(
                    "openai-invalid_prompt",
                    "openai-server_error",
                    "openai-unreachable",
                    "answer-refused",
                    "answer-against-schema",
                    "gmail-forbidden",
                    "gmail-503",
                    "gmail-answer-unreadable");

    /** Answers and errors of the model, by the reason that the ledger is to name. */
    private static final Map<String, Fault> OF_OPENAI = new LinkedHashMap<>();

    private static final Map<String, Fault> OF_GMAIL = new LinkedHashMap<>();

    static {
        OF_OPENAI.put("openai-invalid_prompt", Fault.answer(OpenAiErrors.invalidPrompt()));
        OF_OPENAI.put("openai-400", Fault.answer(OpenAiErrors.numericCode()));
        OF_OPENAI.put("openai-403", Fault.answer(Reply.text(403, "<h1>Forbidden</h1>")));
        OF_OPENAI.put("openai-413", Fault.answer(Reply.text(413, "too large")));
        OF_OPENAI.put("openai-418", Fault.answer(Reply.text(418, "teapot")));
        OF_OPENAI.put("openai-server_error", Fault.answer(OpenAiErrors.serverError()));
        OF_OPENAI.put("openai-unreachable", Fault.dropBefore());
        OF_OPENAI.put("answer-unreadable", Fault.garbage());
        OF_OPENAI.put("answer-without-choices", Completions.noChoices());
        OF_OPENAI.put("answer-refused", Completions.refusal());
        OF_OPENAI.put("answer-ended-by-length", Completions.length());
        OF_OPENAI.put("answer-not-json", Completions.content("Sure! Here are the events:"));
        OF_OPENAI.put("answer-against-schema", Completions.wrongSchema());

        OF_GMAIL.put("gmail-forbidden", Fault.answer(GoogleErrors.forbidden()));
        OF_GMAIL.put("gmail-403", Fault.answer(Reply.text(403, "<h1>Forbidden</h1>")));
        OF_GMAIL.put("gmail-400", Fault.answer(GoogleErrors.invalidArgument("id")));
        OF_GMAIL.put("gmail-503", Fault.answer(GoogleErrors.backendError()));
        OF_GMAIL.put("gmail-answer-unreadable", Fault.garbage());
    }

    /** Each costs a time-out a try, so that few mailboxes meet them. */
    private static final List<Map.Entry<String, Fault>> WITHOUT_RESPONSE =
            List.of(
                    Map.entry("openai-unreachable", Fault.hang()),
                    Map.entry("openai-unreachable", Fault.drip()),
                    Map.entry("gmail-unreachable", Fault.hang()),
                    Map.entry("gmail-unreachable", Fault.drip()));

    private static final Map<String, String> IMPATIENT =
            Map.of(
                    "OPENAI_TIMEOUT", "1",
                    "HTTP_TIMEOUT", "1",
                    "OPENAI_MAX_RETRIES", "2",
                    "GMAIL_MAX_RETRIES", "2");

    private final Storm oneByOne = storm(1, Map.of());
    private final Storm tenAtOnce = storm(10, Map.of());
    private final Storm impatient = storm(10, IMPATIENT);

    private static Storm storm(int concurrency, Map<String, String> environment) {
        Storm storm = new Storm();
        storm.stage.environment.put("INGEST_CONCURRENCY", Integer.toString(concurrency));
        storm.stage.environment.putAll(environment);
        return storm;
    }

    @AfterAll
    void close() {
        oneByOne.close();
        tenAtOnce.close();
        impatient.close();
    }

    @TestFactory
    Stream<DynamicTest> ofOneMailHoldUpNobody() {
        return Stream.concat(
                cells(GOOD, List.of(0, GOOD), PoisonsTest::holdsUpNobody),
                WITHOUT_RESPONSE.stream()
                        .map(fault -> test(impatient, GOOD, 0, fault, PoisonsTest::isQuarantined)));
    }

    private static void holdsUpNobody(Storm storm, StormMail poison, String reason, Fault fault) {
        poison(storm, poison, reason, fault);
        long before = storm.stage.openAi.calls();

        RunReport first = storm.once();
        assertThat(first.count(MessageResult.PROCESSED)).isEqualTo(GOOD);
        assertThat(first.exitCode()).isOne();
        for (int run = 1; run < ATTEMPTS; run++) {
            assertThat(attempts(storm, poison)).isEqualTo(run);
            assertThat(storm.once().exitCode()).isOne();
        }

        assertThat(storm.stage.state(poison.id()).get("reason").s()).isEqualTo(reason);
        assertThat(storm.stage.status(poison.id())).isEqualTo("QUARANTINED");
        assertThat(storm.once().exitCode()).isZero();
        assertThat(storm.stage.openAi.calls() - before)
                .isLessThanOrEqualTo(GOOD + 1L + ATTEMPTS * tries(reason));
        storm.mailbox.remove(poison);
        assertThat(storm.verdict().violations()).isEmpty();
    }

    /** On a busy machine, other mails may meet a time-out, too: a later run processes them. */
    private static void isQuarantined(Storm storm, StormMail poison, String reason, Fault fault) {
        poison(storm, poison, reason, fault);
        long deadline = System.nanoTime() + Patience.LIMIT.toNanos();

        do {
            assertThat(System.nanoTime()).as("it hangs").isLessThan(deadline);
            storm.once();
        } while (storm.verdict().quarantined().isEmpty() || storm.verdict().open() > 0);

        assertThat(storm.verdict().quarantined()).containsExactly(poison.id());
        assertThat(storm.stage.state(poison.id()).get("reason").s()).isEqualTo(reason);
        storm.mailbox.remove(poison);
        assertThat(storm.verdict().violations()).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> ofEveryMailAreAnOutageAndCostNobodyAnAttempt() {
        return cells(
                ALL_FAIL - 1,
                List.of(0),
                (storm, poison, reason, fault) -> {
                    storm.mailbox.forEach(mail -> poison(storm, mail, reason, fault));

                    RunReport report = storm.once();

                    assertThat(report.exitCode()).isEqualTo(2);
                    assertThat(report.cause().reason()).isEqualTo(reason);
                    assertThat(report.cause().mend()).isNotEmpty();
                    assertThat(report.count(MessageResult.DEFERRED)).isEqualTo(ALL_FAIL);
                    assertThat(storm.mailbox)
                            .allSatisfy(mail -> assertThat(attempts(storm, mail)).isZero());
                    storm.clearWeather();
                    assertThat(storm.once().count(MessageResult.PROCESSED)).isEqualTo(ALL_FAIL);
                });
    }

    /**
     * At ten at once, it does not matter which mail comes first. Every fault is met by the first
     * mail, some also elsewhere: {@code windows.all} has them all.
     */
    private Stream<DynamicTest> cells(int others, List<Integer> places, Cell cell) {
        return Stream.concat(
                places.stream().flatMap(place -> cells(oneByOne, others, place, cell, place == 0)),
                cells(tenAtOnce, others, 0, cell, false));
    }

    private Stream<DynamicTest> cells(
            Storm storm, int others, int place, Cell cell, boolean every) {
        return Stream.of(OF_OPENAI, OF_GMAIL)
                .flatMap(faults -> faults.entrySet().stream())
                .filter(fault -> every || ALL || SOME.contains(fault.getKey()))
                .map(fault -> test(storm, others, place, fault, cell));
    }

    /** A mail of a mailbox, and what one of the services does with it. */
    private interface Cell {
        void check(Storm storm, StormMail poison, String reason, Fault fault);
    }

    private DynamicTest test(
            Storm storm, int others, int place, Map.Entry<String, Fault> fault, Cell cell) {
        String name =
                "%s, mail %d, %s at once"
                        .formatted(
                                fault.getKey(),
                                place + 1,
                                storm.stage.environment.get("INGEST_CONCURRENCY"));
        return DynamicTest.dynamicTest(
                name,
                () -> {
                    storm.newMailboxAndTables();
                    for (int i = 0; i <= others; i++) {
                        storm.mail(1);
                    }
                    cell.check(storm, storm.mailbox.get(place), fault.getKey(), fault.getValue());
                });
    }

    private static void poison(Storm storm, StormMail mail, String reason, Fault fault) {
        if (reason.startsWith("gmail-")) {
            storm.stage.gmail.faults().always(GmailStandIn.get(mail.id()), fault);
        } else {
            storm.stage.openAi.faults().always(about(mail), fault);
        }
    }

    private static Predicate<Request> about(StormMail mail) {
        return request ->
                OpenAiStandIn.COMPLETIONS.test(request)
                        && new String(request.body(), StandardCharsets.UTF_8)
                                .contains("Subject: " + mail.subject());
    }

    private static long tries(String reason) {
        return TRIED_AGAIN.contains(reason) ? TRIES : 1;
    }

    private static long attempts(Storm storm, StormMail mail) {
        return number(storm.stage.state(mail.id()), "attempts", 0);
    }
}
