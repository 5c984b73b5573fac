package services.andreas.events;

import static org.assertj.core.api.Assertions.assertThat;
import static services.andreas.events.Stage.answer;
import static services.andreas.events.Stage.event;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import services.andreas.events.ledger.LedgerKey;
import services.andreas.events.ledger.Status;
import services.andreas.events.run.Change;
import services.andreas.events.run.MessageResult;
import services.andreas.events.run.RunReport;
import services.andreas.events.standin.Completions;
import services.andreas.events.standin.Fault;
import services.andreas.events.standin.GmailStandIn;
import services.andreas.events.standin.GoogleErrors;
import services.andreas.events.standin.OpenAiErrors;
import services.andreas.events.standin.OpenAiStandIn;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class IngestMailboxTest {
    private static final Map<String, Object> CONCERT =
            event("Winter Concert", "2026-12-05T19:30", "Old Mill, Zürich");

    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void storesEveryEventOfAMail() throws Exception {
        stage.announce(
                "Digest",
                CONCERT,
                event("Book Market", "2026-12-06", "Town Hall"),
                event("Talk on Bees", "2026-12-07T18:00", "Library"));

        RunReport report = stage.once();

        assertThat(report.count(Change.CREATED)).isEqualTo(3);
        assertThat(stage.events())
                .extracting(item -> item.get("title").s())
                .containsExactlyInAnyOrder("Winter Concert", "Book Market", "Talk on Bees");
        assertThat(report.exitCode()).isZero();
    }

    @Test
    void storesAnEventWithTheAttributesOfTheOriginal() throws Exception {
        stage.environment.put("TIMEZONE", "Europe/Zurich");
        String id = stage.announce("Concert", CONCERT);

        stage.once();

        Map<String, AttributeValue> item = stage.events().get(0);
        assertThat(item)
                .containsEntry("title", AttributeValue.fromS("Winter Concert"))
                .containsEntry("start_time", AttributeValue.fromS("2026-12-05T18:30:00Z"))
                .containsEntry("location", AttributeValue.fromS("Old Mill, Zürich"))
                .containsEntry("normalized_location", AttributeValue.fromS("old mill zürich"))
                .containsEntry("source_name", AttributeValue.fromS("The Old Mill"))
                .containsEntry("source_email", AttributeValue.fromS("news@mail.oldmill.example"))
                .containsEntry("email_id", AttributeValue.fromS(id))
                .containsEntry("timezone", AttributeValue.fromS("Europe/Zurich"))
                .containsEntry("status", AttributeValue.fromS("confirmed"))
                .containsKeys("id", "created_at", "updated_at", "version", "calendar");
        assertThat(item).as("missing values").doesNotContainKeys("category", "end_time", "tags");
    }

    @Test
    void takesAQueryWithQuotesAndCommas() throws Exception {
        stage.environment.put("GMAIL_QUERY", "label:Events -subject:\"bills, paid\"");
        stage.announce("Bills, paid", CONCERT);
        stage.announce("Digest", CONCERT);

        RunReport report = stage.once();

        assertThat(report.count(Change.CREATED)).isOne();
        assertThat(stage.openAi.requests()).hasSize(1);
    }

    @Test
    void storesAnEventThatNamesNoDate() throws Exception {
        stage.announce("Soon", Map.of("title", "Summer Party"));

        assertThat(stage.once().count(Change.CREATED)).isOne();

        assertThat(stage.events().get(0)).doesNotContainKeys("start_time", "calendar");
    }

    @Test
    void claimsNoMoreMessagesThanAreWorkedOnAtOnce() throws Exception {
        stage.environment.put("INGEST_CONCURRENCY", "2");
        for (int i = 0; i < 12; i++) {
            stage.announce("Mail " + i);
        }
        AtomicLong mostClaims = new AtomicLong();
        stage.openAi.answers(
                request -> {
                    long claims =
                            stage.ledger().stream()
                                    .filter(item -> item.containsKey("in_progress_expiration"))
                                    .count();
                    mostClaims.accumulateAndGet(claims, Math::max);
                    return answer();
                });

        assertThat(stage.once().count(MessageResult.PROCESSED)).isEqualTo(12);
        assertThat(mostClaims).hasValueLessThanOrEqualTo(2);
    }

    @Test
    void worksOnALargeMessageWithOneThread() throws Exception {
        stage.environment.put("INGEST_CONCURRENCY", "1");
        stage.announce("Small", CONCERT);
        stage.mail("Large", "0123456789ABCDEF".repeat(400_000));

        assertThat(stage.once().count(MessageResult.PROCESSED)).isEqualTo(2);
    }

    @Test
    void recordsAMailWithoutEventsAsDone() throws Exception {
        String id = stage.announce("Invoice");

        RunReport report = stage.once();

        assertThat(report.count(MessageResult.PROCESSED)).isOne();
        assertThat(stage.state(id))
                .containsEntry("status", AttributeValue.fromS("COMPLETED"))
                .containsEntry("outcome", AttributeValue.fromS("no-event"));
    }

    @Test
    void asksAndWritesNothingForWhatIsDone() throws Exception {
        stage.announce("Concert", CONCERT);
        stage.announce("Invoice");
        stage.once();
        var events = stage.events();
        long gets = stage.gmail.gets();

        RunReport second = stage.once();

        assertThat(second.count(MessageResult.SKIPPED)).isEqualTo(2);
        assertThat(second.exitCode()).isZero();
        assertThat(stage.openAi.calls()).isEqualTo(2);
        assertThat(stage.gmail.gets()).isEqualTo(gets);
        assertThat(stage.events()).isEqualTo(events);
    }

    @Test
    void keepsOneItemForAnEventThatTwoMailsTellOf() throws Exception {
        stage.announce("Concert", CONCERT);
        stage.announce("Reminder", CONCERT);
        // one after the other, so that the second finds what the first has created
        stage.environment.put("INGEST_CONCURRENCY", "1");

        RunReport report = stage.once();

        assertThat(report.count(Change.CREATED)).isOne();
        assertThat(report.count(Change.UPDATED) + report.count(Change.DEDUPLICATED)).isOne();
        assertThat(stage.events()).hasSize(1);
    }

    @Test
    void leavesAloneWhatOthersHavePutIntoAnItem() throws Exception {
        stage.announce("Concert", CONCERT);
        stage.once();
        Map<String, AttributeValue> key = Map.of("id", stage.events().get(0).get("id"));
        stage.dynamoDb.updateItem(
                update ->
                        update.tableName(stage.table)
                                .key(key)
                                .updateExpression("SET favourite = :yes")
                                .expressionAttributeValues(
                                        Map.of(":yes", AttributeValue.fromBool(true))));
        stage.announce(
                "More",
                Map.of(
                        "title", "Winter Concert",
                        "start_time", "2026-12-05T19:30",
                        "location", "Old Mill, Zürich",
                        "description", "With the town choir"));

        RunReport report = stage.once();

        assertThat(report.count(Change.UPDATED)).isOne();
        assertThat(stage.events().get(0))
                .containsEntry("favourite", AttributeValue.fromBool(true))
                .containsEntry("description", AttributeValue.fromS("With the town choir"));
    }

    @Test
    void findsEveryMessageOfManyPages() throws Exception {
        for (int i = 0; i < 103; i++) {
            stage.mail("Mail " + i, "nothing");
        }
        stage.gmail.pageSize(10);
        stage.openAi.answers(request -> answer());
        stage.environment.put("INGEST_CONCURRENCY", "8");

        RunReport report = stage.once();

        assertThat(report.count(MessageResult.PROCESSED)).isEqualTo(103);
        assertThat(stage.openAi.calls()).isEqualTo(103);
    }

    @Test
    void claimsNoMoreThanItWorksOn() throws Exception {
        stage.environment.put("INGEST_CONCURRENCY", "3");
        for (int i = 0; i < 20; i++) {
            stage.mail("Mail " + i, "nothing");
        }
        AtomicLong most = new AtomicLong();
        stage.openAi.answers(
                request -> {
                    most.accumulateAndGet(claimed(), Math::max);
                    return answer();
                });

        stage.once();

        assertThat(most.get()).isBetween(1L, 3L);
    }

    @Test
    void worksOldestFirst() throws Exception {
        stage.environment.put("INGEST_CONCURRENCY", "1");
        stage.mail("First", "a");
        stage.mail("Second", "b");
        stage.mail("Third", "c");

        stage.once();

        assertThat(stage.openAi.requests())
                .extracting(
                        request ->
                                request.lastUserMessage()
                                        .replaceAll("(?s).*Subject: (\\w+).*", "$1"))
                .containsExactly("First", "Second", "Third");
    }

    @Test
    void failsOnlyTheMailWhoseAnswerCannotBeUsed() throws Exception {
        String bad = stage.announce("Bad", CONCERT);
        String good = stage.announce("Good", event("Fair", "2026-12-06", "Hall"));
        stage.openAi.faults().next(about("Bad"), Completions.refusal());

        RunReport report = stage.once();

        assertThat(report.exitCode()).isOne();
        assertThat(report.count(MessageResult.FAILED)).isOne();
        assertThat(stage.state(bad))
                .containsEntry("status", AttributeValue.fromS("FAILED"))
                .containsEntry("reason", AttributeValue.fromS("answer-refused"));
        assertThat(stage.status(good)).isEqualTo("COMPLETED");
        assertThat(stage.once().count(MessageResult.PROCESSED)).as("tried again").isOne();
        assertThat(stage.events()).hasSize(2);
    }

    @Test
    void quarantinesAMailThatFailsInThreeRuns() throws Exception {
        String id = stage.announce("Bad", CONCERT);
        stage.openAi.faults().always(OpenAiStandIn.COMPLETIONS, Completions.length());

        assertThat(stage.once().count(MessageResult.FAILED)).isOne();
        assertThat(stage.once().count(MessageResult.FAILED)).isOne();
        RunReport third = stage.once();
        RunReport fourth = stage.once();

        assertThat(third.count(MessageResult.QUARANTINED)).isOne();
        assertThat(third.exitCode()).isOne();
        assertThat(fourth.count(MessageResult.SKIPPED)).isOne();
        assertThat(fourth.exitCode()).isZero();
        assertThat(stage.state(id))
                .containsEntry("status", AttributeValue.fromS("QUARANTINED"))
                .containsEntry("reason", AttributeValue.fromS("answer-ended-by-length"));
        assertThat(stage.openAi.calls()).isEqualTo(3);
    }

    @Test
    void triesAgainWhatMaySucceedInAMoment() throws Exception {
        String id = stage.announce("Concert", CONCERT);
        stage.gmail.faults().next(GmailStandIn.GETS, Fault.answer(GoogleErrors.backendError()));
        stage.gmail.faults().next(GmailStandIn.LISTS, Fault.dropBefore());
        stage.openAi
                .faults()
                .next(
                        OpenAiStandIn.COMPLETIONS,
                        Fault.answer(OpenAiErrors.serverError()),
                        Fault.answer(OpenAiErrors.overloaded()));

        RunReport report = stage.once();

        assertThat(report.exitCode()).isZero();
        assertThat(report.calls()).as("failed ones, too").isEqualTo(3);
        assertThat(stage.status(id)).isEqualTo("COMPLETED");
    }

    @Test
    void endsWithoutCostingAnAttemptWhenAnApiStaysDown() throws Exception {
        for (int i = 0; i < 20; i++) {
            stage.announce("Concert " + i, CONCERT);
        }
        // with more threads, it depends on them how many messages begin during the test
        stage.environment.put("INGEST_CONCURRENCY", "1");
        stage.openAi
                .faults()
                .always(OpenAiStandIn.COMPLETIONS, Fault.answer(OpenAiErrors.overloaded()));

        RunReport report = stage.once();

        assertThat(report.exitCode()).isEqualTo(2);
        assertThat(report.count(MessageResult.DEFERRED)).isEqualTo(20);
        assertThat(report.cause().reason()).startsWith("openai-");
        assertThat(stage.openAi.calls())
                .as("three messages, three tries each, and one test")
                .isEqualTo(10);
        assertThat(stage.ledger())
                .filteredOn(item -> item.containsKey("status"))
                .allSatisfy(
                        item ->
                                assertThat(item)
                                        .containsEntry("status", Status.FAILED.value())
                                        .doesNotContainKey("attempts"));
    }

    @Test
    void costsAMailThatIsAloneNoAttemptWhileAnApiIsDown() throws Exception {
        String id = stage.announce("Concert", CONCERT);
        stage.openAi
                .faults()
                .always(OpenAiStandIn.COMPLETIONS, Fault.answer(OpenAiErrors.overloaded()));

        for (int run = 0; run < 4; run++) {
            RunReport report = stage.once();
            assertThat(report.exitCode()).isEqualTo(2);
            assertThat(report.cause().reason()).startsWith("openai-");
        }
        stage.openAi.faults().clear();

        assertThat(stage.once().count(MessageResult.PROCESSED)).isOne();
        assertThat(stage.status(id)).isEqualTo("COMPLETED");
    }

    @Test
    void costsAnAttemptWhenOnlyOneMailMeetsPassingErrors() throws Exception {
        String bad = stage.announce("Bad", CONCERT);
        stage.announce("Good", CONCERT);
        stage.openAi.faults().always(about("Bad"), Fault.answer(OpenAiErrors.serverError()));

        RunReport report = stage.once();

        assertThat(report.exitCode()).isOne();
        assertThat(report.count(MessageResult.FAILED)).isOne();
        assertThat(stage.state(bad)).containsEntry("attempts", AttributeValue.fromN("1"));
    }

    @Test
    void leavesForTheNextRunWhatDoesNotFitTheBudget() throws Exception {
        String first = stage.announce("First", CONCERT);
        String second = stage.announce("Second", event("Fair", "2026-12-06", "Hall"));
        String third = stage.announce("Third", event("Talk", "2026-12-07", "Hall"));
        stage.environment.put("INGEST_CONCURRENCY", "1");
        stage.environment.put("INGEST_TOKEN_BUDGET", "1250");

        RunReport report = stage.once();

        assertThat(report.exitCode()).isOne();
        assertThat(report.count(MessageResult.PROCESSED)).isOne();
        assertThat(report.count(MessageResult.DEFERRED)).isEqualTo(2);
        assertThat(stage.status(first)).isEqualTo("COMPLETED");
        assertThat(stage.openAi.calls()).isOne();
        assertThat(stage.once().count(MessageResult.PROCESSED)).as("in the next run").isOne();
        assertThat(stage.status(second)).isEqualTo("COMPLETED");
        assertThat(stage.once().exitCode()).isZero();
        assertThat(stage.status(third)).isEqualTo("COMPLETED");
    }

    @Test
    void callsNoLongerOnceTheAccountHasNoCredit() throws Exception {
        for (int i = 0; i < 20; i++) {
            stage.announce("Concert " + i, CONCERT);
        }
        stage.environment.put("INGEST_CONCURRENCY", "4");
        stage.openAi
                .faults()
                .always(OpenAiStandIn.COMPLETIONS, Fault.answer(OpenAiErrors.insufficientQuota()));

        RunReport report = stage.once();

        assertThat(report.exitCode()).isEqualTo(2);
        assertThat(stage.openAi.calls()).isBetween(1L, 5L);
    }

    @Test
    void worksAgainOnWhatIsReplayed() throws Exception {
        String quarantined = stage.announce("Bad", CONCERT);
        String done = stage.announce("Good", event("Fair", "2026-12-06", "Hall"));
        stage.environment.put("INGEST_MAX_ATTEMPTS", "1");
        stage.openAi.faults().next(about("Bad"), Completions.refusal());
        stage.once();

        RunReport report = stage.replay(quarantined, done);

        assertThat(report.count(MessageResult.PROCESSED)).isEqualTo(2);
        assertThat(stage.status(quarantined)).isEqualTo("COMPLETED");
        assertThat(stage.openAi.calls()).isEqualTo(4);
        assertThat(stage.events()).hasSize(2);
    }

    @Test
    void endsWithoutAClaimWhenTheKeyIsRefused() throws Exception {
        String id = stage.announce("Concert", CONCERT);
        stage.environment.put("OPENAI_API_KEY", "sk-wrong");

        RunReport report = stage.once();

        assertThat(report.exitCode()).isEqualTo(2);
        assertThat(report.cause().message()).contains("OPENAI_API_KEY").doesNotContain("sk-wrong");
        assertThat(stage.status(id)).isEqualTo("FAILED");
        assertThat(stage.state(id)).doesNotContainKeys("attempts", "in_progress_expiration");
    }

    @Test
    void endsBeforeAnyClaimWhenTheTokenIsRevoked() throws Exception {
        String id = stage.announce("Concert", CONCERT);
        stage.gmail.faults().always(GmailStandIn.TOKENS, Fault.answer(GoogleErrors.invalidGrant()));

        RunReport report = stage.once();

        assertThat(report.exitCode()).isEqualTo(2);
        assertThat(report.cause().message()).contains("invalid_grant", "gmail-token");
        assertThat(stage.state(id)).isEmpty();
    }

    @Test
    void endsBeforeAnyCallWhenATableIsMissing() throws Exception {
        stage.announce("Concert", CONCERT);
        stage.environment.put("CREATE_TABLES", "false");

        RunReport report = stage.once();

        assertThat(report.exitCode()).isEqualTo(2);
        assertThat(report.cause().message()).contains("TABLE_NAME");
        assertThat(stage.gmail.lists() + stage.openAi.calls()).isZero();
    }

    @Test
    void countsAMailThatVanishedAsDone() throws Exception {
        String id = stage.announce("Concert", CONCERT);
        stage.gmail.faults().next(GmailStandIn.GETS, Fault.answer(GoogleErrors.notFound()));

        RunReport report = stage.once();

        assertThat(report.exitCode()).isZero();
        assertThat(stage.state(id)).containsEntry("outcome", AttributeValue.fromS("gone"));
    }

    @Test
    void neverPaysAgainForAnAnswerThatItHas() throws Exception {
        String id = stage.announce("Concert", CONCERT);
        stage.environment.put("CREATE_TABLES", "true");
        stage.once();
        forgetThatItIsDone(id);

        RunReport report = stage.once();

        assertThat(report.count(MessageResult.PROCESSED)).isOne();
        assertThat(report.count(Change.DEDUPLICATED)).isOne();
        assertThat(stage.openAi.calls()).isOne();
    }

    @Test
    void readsALargeMail() throws Exception {
        stage.mail("Large", "x".repeat(76).concat("\r\n").repeat(6_000_000 / 78));
        stage.openAi.answers(request -> answer());

        assertThat(stage.once().count(MessageResult.PROCESSED)).isOne();
    }

    private long claimed() {
        return stage.ledger().stream()
                .filter(item -> item.containsKey("status"))
                .filter(item -> Status.of(item) == Status.INPROGRESS)
                .count();
    }

    /** As after a crash between the answer and the events, when the lease has run out. */
    private void forgetThatItIsDone(String id) {
        stage.dynamoDb.updateItem(
                update ->
                        update.tableName(stage.table + "-ledger")
                                .key(LedgerKey.message(stage.key(id)))
                                .updateExpression(
                                        "SET #status = :answered, in_progress_expiration = :past")
                                .expressionAttributeNames(Map.of("#status", "status"))
                                .expressionAttributeValues(
                                        Map.of(
                                                ":answered", Status.ANSWERED.value(),
                                                ":past", AttributeValue.fromN("1"))));
    }

    private static java.util.function.Predicate<services.andreas.events.standin.Request> about(
            String subject) {
        return request ->
                OpenAiStandIn.COMPLETIONS.test(request)
                        && new String(request.body(), StandardCharsets.UTF_8)
                                .contains("Subject: " + subject);
    }
}
