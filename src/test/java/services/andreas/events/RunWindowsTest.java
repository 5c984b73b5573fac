package services.andreas.events;

import static org.assertj.core.api.Assertions.assertThat;
import static services.andreas.events.ledger.Attributes.number;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import services.andreas.events.app.Application;
import services.andreas.events.ledger.Status;
import services.andreas.events.run.Change;
import services.andreas.events.run.MessageResult;
import services.andreas.events.run.RunReport;
import services.andreas.events.standin.Completions;
import services.andreas.events.standin.DynamoDbCall;
import services.andreas.events.standin.DynamoDbErrors;
import services.andreas.events.standin.Fault;
import services.andreas.events.standin.GmailStandIn;
import services.andreas.events.standin.GoogleErrors;
import services.andreas.events.standin.OpenAiErrors;
import services.andreas.events.standin.OpenAiStandIn;
import services.andreas.events.standin.Reply;
import services.andreas.events.standin.Request;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Crash windows wider than one call; {@link WindowsTest} has those of single calls. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunWindowsTest {
    private static final int MAILS = 6;

    private Storm storm;

    @BeforeAll
    void open() {
        storm = new Storm();
        storm.stage.environment.put("INGEST_CONCURRENCY", "3");
    }

    @BeforeEach
    void prepare() {
        storm.newMailboxAndTables();
    }

    @AfterAll
    void close() {
        storm.close();
    }

    @TestFactory
    Stream<DynamicTest> w0RunsAtOncePayForEachMailOnce() {
        return IntStream.rangeClosed(2, 4)
                .mapToObj(
                        runs ->
                                DynamicTest.dynamicTest(
                                        "W0 " + runs + " runs at once", () -> together(runs)));
    }

    private void together(int runs) {
        storm.newMailboxAndTables();
        fill(30);
        List<Application> applications =
                List.of(storm.application(), storm.applicationAhead(Duration.ZERO));

        List<RunReport> reports =
                IntStream.range(0, runs)
                        .mapToObj(i -> applications.get(i % 2))
                        .map(
                                application ->
                                        CompletableFuture.supplyAsync(
                                                () -> storm.once(application)))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();

        assertThat(reports).allSatisfy(report -> assertThat(report.exitCode()).isZero());
        assertThat(reports).allSatisfy(report -> Truth.checkSum(report));
        assertThat(storm.paid()).isEqualTo(30);
        assertThat(storm.verdict().violations()).isEmpty();
    }

    @Test
    void w1MailsThatArriveAndVanishBetweenPages() throws Exception {
        fill(MAILS);
        storm.stage.gmail.pageSize(2);
        StormMail gone = storm.mailbox.get(0);
        AtomicBoolean changed = new AtomicBoolean();
        storm.stage
                .gmail
                .faults()
                .add(
                        request -> {
                            boolean nextPage =
                                    GmailStandIn.LISTS.test(request)
                                            && request.query("pageToken") != null;
                            if (nextPage && changed.compareAndSet(false, true)) {
                                storm.mail(1);
                                storm.mail(2);
                                storm.stage.gmail.mailbox().remove(gone.id());
                            }
                            return Optional.empty();
                        });

        RunReport first = storm.once();
        storm.once();

        storm.mailbox.remove(gone);
        Truth.check(storm, first);
        assertThat(first.exitCode()).isZero();
        assertThat(storm.verdict().violations()).isEmpty();
        assertThat(storm.verdict().open()).isZero();
        assertThat(storm.paid()).isEqualTo(storm.mailbox.size());
    }

    @Test
    void w1AListThatNeverEnds() {
        fill(MAILS);
        storm.stage
                .gmail
                .faults()
                .always(
                        GmailStandIn.LISTS,
                        Fault.answer(Reply.text(200, "{\"nextPageToken\":\"again\"}")));

        RunReport report = storm.once();

        assertThat(report.exitCode()).isEqualTo(2);
        assertThat(report.cause().reason()).isEqualTo("gmail-list-endless");
        heals();
    }

    @Test
    void w1AListWithEverNewPagesAndNothingNew() {
        fill(MAILS);
        AtomicLong page = new AtomicLong();
        storm.stage
                .gmail
                .faults()
                .always(
                        GmailStandIn.LISTS,
                        (request, standIn) ->
                                Reply.text(
                                        200,
                                        "{\"messages\":[{\"id\":null},{\"id\":\"a\"}],"
                                                + "\"nextPageToken\":\""
                                                + page.incrementAndGet()
                                                + "\"}"));

        RunReport report = storm.once();

        assertThat(report.exitCode()).isEqualTo(2);
        assertThat(report.cause().reason()).isEqualTo("gmail-list-endless");
        assertThat(page).hasValueLessThanOrEqualTo(11);
        heals();
    }

    @Test
    void w1KeysThatAreNeverProcessed() {
        fill(MAILS);
        storm.once();
        storm.mail(1);
        long before = storm.proxy.calls("BatchGetItem");
        storm.proxy
                .faults()
                .always(
                        DynamoDbCall.that(call -> call.operation().equals("BatchGetItem")),
                        DynamoDbErrors.unprocessedKeys());

        RunReport report = storm.once();

        assertThat(report.exitCode()).isEqualTo(2);
        assertThat(report.cause().reason()).isEqualTo("dynamodb-keys-left-unprocessed");
        assertThat(report.counters()).as("by their claims").containsEntry("skipped", (long) MAILS);
        assertThat(storm.proxy.calls("BatchGetItem") - before)
                .as("five tries of the list, and of what the new mail needs; nobody waits")
                .isLessThanOrEqualTo(15);
        assertThat(attempts()).containsOnly(0L);
        heals();
    }

    @Test
    void w8AnItemWhoseWriteIsNotAnswered() {
        storm.mail(3);
        storm.proxy.faults().next(Window.WRITE_1.call(), Fault.dropAfter());

        RunReport report = storm.once();

        assertThat(report.count(Change.CREATED)).isEqualTo(3);
        assertThat(report.count(Change.DEDUPLICATED)).isZero();
    }

    @Test
    void w8ADatabaseThatFailsEveryWrite() {
        fill(MAILS);
        storm.proxy
                .faults()
                .always(Window.WRITE_1.calls(), Fault.answer(DynamoDbErrors.internalServerError()));

        RunReport report = storm.once();

        assertThat(report.exitCode()).isEqualTo(2);
        assertThat(report.cause().message())
                .as("by how long the tries took together")
                .matches("dynamodb-(InternalServerError|timeout): .*")
                .doesNotContain("credentials");
        assertThat(attempts()).containsOnly(0L);
        heals();
    }

    @Test
    void w6ThreeMailsThatTheModelAlwaysFailsBeforeAllOthers() {
        fill(MAILS);
        List<StormMail> poisons = List.copyOf(storm.mailbox.subList(0, 3));
        poisons.forEach(
                mail ->
                        storm.stage
                                .openAi
                                .faults()
                                .always(
                                        OpenAiStandIn.COMPLETIONS.and(about(mail.subject())),
                                        Fault.answer(OpenAiErrors.serverError())));

        RunReport first = storm.once();
        storm.once();
        RunReport third = storm.once();

        assertThat(first.count(MessageResult.PROCESSED)).isEqualTo(MAILS - 3);
        assertThat(first.exitCode()).isOne();
        assertThat(third.count(MessageResult.QUARANTINED)).isEqualTo(3);
        assertThat(storm.once().exitCode()).isZero();
    }

    @Test
    void w6AMailAloneThatTheModelAlwaysFails() {
        storm.mail(1);
        StormMail alone = storm.mailbox.get(0);
        storm.stage
                .openAi
                .faults()
                .always(
                        OpenAiStandIn.COMPLETIONS.and(about(alone.subject())),
                        Fault.answer(OpenAiErrors.serverError()));

        assertThat(storm.once().count(MessageResult.FAILED)).isOne();
        assertThat(storm.once().count(MessageResult.FAILED)).isOne();
        assertThat(storm.once().count(MessageResult.QUARANTINED)).isOne();
    }

    @Test
    void w6AnOutageThatMeetsAMailThatHasFailedBefore() {
        fill(MAILS);
        StormMail bad = storm.mailbox.get(1);
        storm.stage
                .openAi
                .faults()
                .always(
                        OpenAiStandIn.COMPLETIONS.and(about(bad.subject())),
                        Fault.answer(OpenAiErrors.serverError()));
        storm.once();
        storm.stage.openAi.faults().clear();
        storm.stage
                .openAi
                .faults()
                .always(request -> true, Fault.answer(OpenAiErrors.serverError()));

        RunReport outage = storm.once();

        assertThat(outage.exitCode()).isEqualTo(2);
        assertThat(number(storm.stage.state(bad.id()), "attempts", 0)).isOne();
        heals();
    }

    @TestFactory
    Stream<DynamicTest> w4FetchesThatAreRefused() {
        return Stream.of(
                refusal("W4 403 insufficientPermissions", GoogleErrors.insufficientPermissions()),
                refusal("W4 403 dailyLimitExceeded", GoogleErrors.dailyLimitExceeded()),
                refusal("W4 401", GoogleErrors.unauthenticated()));
    }

    /** Nobody's fault but the account's: the run ends, and no mail has lost an attempt. */
    private DynamicTest refusal(String name, Reply refusal) {
        return DynamicTest.dynamicTest(
                name,
                () -> {
                    storm.newMailboxAndTables();
                    fill(MAILS);
                    storm.stage.gmail.faults().always(GmailStandIn.GETS, Fault.answer(refusal));

                    RunReport report = storm.once();

                    assertThat(report.exitCode()).isEqualTo(2);
                    assertThat(claims()).isEmpty();
                    assertThat(attempts()).containsOnly(0L);
                    heals();
                });
    }

    @Test
    void w4AMailThatIsDeletedBetweenListAndFetch() {
        fill(MAILS);
        StormMail gone = storm.mailbox.get(0);
        storm.stage
                .gmail
                .faults()
                .next(GmailStandIn.get(gone.id()), Fault.answer(GoogleErrors.notFound()));

        RunReport report = storm.once();

        assertThat(report.exitCode()).isZero();
        assertThat(storm.stage.status(gone.id())).isEqualTo("COMPLETED");
        assertThat(storm.paid()).isEqualTo(MAILS - 1);
    }

    @TestFactory
    Stream<DynamicTest> w6AnswersThatAreOfNoUse() {
        return Stream.of(
                useless("W6 refusal", Completions.refusal()),
                useless("W6 cut at the token limit", Completions.length()),
                useless("W6 content filter", Completions.contentFilter()),
                useless("W6 no choice", Completions.noChoices()),
                useless("W6 empty", Completions.content("")),
                useless("W6 null", Completions.content("null")),
                useless("W6 not JSON", Completions.content("Sure! Here are the events:")),
                useless("W6 other schema", Completions.wrongSchema()),
                useless(
                        "W6 error with status 200",
                        Fault.answer(OpenAiErrors.errorWithStatus200())),
                useless("W6 a web page with status 200", Fault.garbage()));
    }

    /** It costs its mail an attempt, and never counts as "no event". */
    private DynamicTest useless(String name, Fault answer) {
        return DynamicTest.dynamicTest(
                name,
                () -> {
                    storm.newMailboxAndTables();
                    fill(MAILS);
                    String hit = storm.mailbox.get(1).subject();
                    storm.stage
                            .openAi
                            .faults()
                            .next(OpenAiStandIn.COMPLETIONS.and(about(hit)), answer);

                    RunReport report = storm.once();

                    assertThat(report.exitCode()).isOne();
                    assertThat(report.count(MessageResult.FAILED)).isOne();
                    assertThat(report.count(MessageResult.PROCESSED)).isEqualTo(MAILS - 1);
                    assertThat(attempts()).containsOnlyOnce(1L);
                    heals();
                });
    }

    @Test
    void w10ACompletionThatIsRefusedForLongerThanAnybodyTries() {
        fill(MAILS);
        throttle(Status.COMPLETED);

        RunReport report = storm.once();
        storm.clearWeather();
        storm.leasesEnd();
        long paid = storm.paid();

        assertThat(report.exitCode()).isEqualTo(2);
        assertThat(report.count(MessageResult.PROCESSED)).isZero();
        Truth.check(storm, report);
        heals();
        assertThat(storm.paid())
                .as("answers that were kept are not paid again")
                .isLessThanOrEqualTo(Math.max(paid, MAILS));
    }

    @Test
    void w12AFailureThatCannotBeNoted() {
        fill(MAILS);
        storm.stage.openAi.faults().next(OpenAiStandIn.COMPLETIONS, Completions.refusal());
        throttle(Status.FAILED);

        RunReport report = storm.once();
        storm.clearWeather();
        storm.leasesEnd();

        assertThat(report.exitCode()).isNotZero();
        Truth.check(storm, report);
        heals();
    }

    private void throttle(Status status) {
        storm.proxy
                .faults()
                .always(
                        DynamoDbCall.that(call -> call.status().equals(status.name())),
                        Fault.answer(DynamoDbErrors.throughputExceeded()));
    }

    @TestFactory
    Stream<DynamicTest> w13ToldToEndAtACall() {
        return Stream.of(
                        Window.LIST,
                        Window.DROP_SETTLED,
                        Window.CLAIM,
                        Window.FETCH,
                        Window.ASK,
                        Window.KEEP,
                        Window.TELL,
                        Window.WRITE_1,
                        Window.COMPLETE,
                        Window.RECORD)
                .map(
                        window ->
                                DynamicTest.dynamicTest(
                                        "W13 told to end at: " + window.title,
                                        () -> toldToEnd(window)));
    }

    private void toldToEnd(Window window) {
        storm.newMailboxAndTables();
        fill(MAILS);
        Application application = storm.anotherApplication();
        var call = window.call();
        window.faults(storm)
                .add(
                        request -> {
                            if (call.test(request)) {
                                application.closeGate();
                            }
                            return Optional.empty();
                        });

        RunReport report = storm.once(application);

        Truth.checkSum(report);
        assertThat(claims()).as("leases left").isEmpty();
        assertThat(storm.paid()).isEqualTo(report.count(MessageResult.PROCESSED));
        heals();
        assertThat(storm.paid()).isEqualTo(MAILS);
    }

    @Test
    void w15ATokenThatIsRevoked() {
        fill(MAILS);
        storm.stage.gmail.expireAccessTokens();
        storm.stage
                .gmail
                .faults()
                .always(GmailStandIn.TOKENS, Fault.answer(GoogleErrors.invalidGrant()));

        RunReport report = storm.once();

        assertThat(report.exitCode()).isEqualTo(2);
        assertThat(report.cause().reason()).isEqualTo("gmail-invalid_grant");
        assertThat(storm.paid()).isZero();
        assertThat(claims()).isEmpty();
        heals();
    }

    @Test
    void w16AnAccountWithoutCredit() {
        fill(MAILS);
        long before = storm.stage.openAi.calls();
        storm.stage
                .openAi
                .faults()
                .always(OpenAiStandIn.COMPLETIONS, Fault.answer(OpenAiErrors.insufficientQuota()));

        RunReport report = storm.once();

        assertThat(report.exitCode()).isEqualTo(2);
        assertThat(storm.stage.openAi.calls() - before).as("calls").isLessThanOrEqualTo(3 + 1);
        assertThat(claims()).isEmpty();
        assertThat(attempts()).containsOnly(0L);
        heals();
    }

    @TestFactory
    Stream<DynamicTest> w17ClocksThatDisagree() {
        return Stream.of(5, -5)
                .map(
                        minutes ->
                                DynamicTest.dynamicTest(
                                        "W17 another process " + minutes + " minutes ahead",
                                        () -> skewed(Duration.ofMinutes(minutes))));
    }

    private void skewed(Duration ahead) throws Exception {
        storm.newMailboxAndTables();
        fill(3);
        Pause pause = new Pause();
        storm.stage.openAi.faults().next(OpenAiStandIn.COMPLETIONS, pause, pause, pause);
        CompletableFuture<RunReport> slow =
                CompletableFuture.supplyAsync(() -> storm.once(storm.application()));
        pause.awaitReached(3);
        // the second look is at the end of the other run
        CountDownLatch looks = new CountDownLatch(2);
        storm.proxy
                .faults()
                .add(
                        request -> {
                            if (Window.DROP_SETTLED.calls().test(request)) {
                                looks.countDown();
                            }
                            return Optional.empty();
                        });
        CompletableFuture<RunReport> other =
                CompletableFuture.supplyAsync(() -> storm.once(storm.applicationAhead(ahead)));
        looks.await(Patience.SECONDS, TimeUnit.SECONDS);
        pause.end();

        assertThat(other.join().count(MessageResult.SKIPPED)).isEqualTo(3);
        assertThat(slow.join().exitCode()).isZero();
        assertThat(storm.paid()).isEqualTo(3);
        assertThat(storm.verdict().violations()).isEmpty();
    }

    @Test
    void w18WhatMayExpireHasExpired() {
        fill(MAILS);
        storm.once();
        List<Map<String, AttributeValue>> mayExpire =
                storm.stage.ledger().stream()
                        .filter(item -> item.containsKey("expiration"))
                        .toList();
        mayExpire.forEach(
                item ->
                        storm.stage.dynamoDb.deleteItem(
                                delete ->
                                        delete.tableName(storm.stage.table + "-ledger")
                                                .key(
                                                        Map.of(
                                                                "pk", item.get("pk"),
                                                                "sk", item.get("sk")))));

        RunReport report = storm.once();

        assertThat(mayExpire).isNotEmpty();
        assertThat(report.count(MessageResult.SKIPPED)).isEqualTo(MAILS);
        assertThat(storm.paid()).isEqualTo(MAILS);
        assertThat(storm.verdict().violations()).isEmpty();
    }

    private void fill(int mails) {
        for (int i = 0; i < mails; i++) {
            storm.mail(i % 3);
        }
    }

    /** The next run does the rest. */
    private void heals() {
        storm.clearWeather();
        RunReport report = storm.once();
        assertThat(report.exitCode()).as("exit code of the next run").isZero();
        assertThat(storm.verdict().violations()).isEmpty();
        assertThat(storm.verdict().open()).isZero();
    }

    private static Predicate<Request> about(String subject) {
        return request -> new String(request.body(), StandardCharsets.UTF_8).contains(subject);
    }

    private List<Map<String, AttributeValue>> states() {
        return storm.mailbox.stream()
                .map(mail -> storm.stage.state(mail.id()))
                .filter(state -> state.containsKey("status"))
                .toList();
    }

    private List<Map<String, AttributeValue>> claims() {
        return states().stream()
                .filter(state -> state.containsKey("in_progress_expiration"))
                .toList();
    }

    private List<Long> attempts() {
        List<Long> attempts =
                new ArrayList<>(
                        states().stream().map(state -> number(state, "attempts", 0)).toList());
        attempts.add(0L);
        return attempts;
    }
}
