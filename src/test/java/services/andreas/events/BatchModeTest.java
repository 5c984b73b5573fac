package services.andreas.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import services.andreas.events.cli.CommandHere;
import services.andreas.events.models.ModelRules;
import services.andreas.events.run.MessageResult;
import services.andreas.events.run.RunReport;
import services.andreas.events.standin.Fault;
import services.andreas.events.standin.OpenAiBatches;
import services.andreas.events.standin.OpenAiErrors;
import services.andreas.events.usage.Prices;
import services.andreas.events.usage.TokenCounts;
import services.andreas.events.usage.Usage;

/** OPENAI_MODE=batch, from the first run to the last. */
class BatchModeTest {
    private final Storm storm = new Storm();

    @BeforeEach
    void open() {
        storm.stage.environment.put("OPENAI_MODE", "batch");
    }

    @AfterEach
    void close() {
        storm.close();
    }

    @Test
    void asksInOneRunAndStoresInALaterOneAtHalfThePrice() {
        storm.mail(3);
        storm.mail(0);

        RunReport first = storm.once();
        RunReport waiting = storm.once();
        storm.stage.openAi.batches().finish();
        RunReport last = storm.once();

        assertThat(first.counters()).containsEntry("submitted", 2L);
        assertThat(first.exitCode()).as("nothing is wrong").isZero();
        assertThat(first.calls()).isZero();
        assertThat(waiting.counters()).containsEntry("submitted", 2L);
        assertThat(storm.stage.openAi.batches().all()).hasSize(1);
        assertThat(last.count(MessageResult.PROCESSED)).isEqualTo(2);
        assertThat(last.used(Usage.OPENAI_ANSWERED_CALLS)).isEqualTo(2);
        assertThat((double) last.used(Usage.OPENAI_MICRODOLLARS))
                .isCloseTo(price(last) / 2.0, Offset.offset(2.0));
        assertThat(storm.paid()).isEqualTo(2);
        assertThat(storm.stage.openAi.calls()).as("asked directly").isZero();
        assertThat(storm.verdict().violations()).isEmpty();
        assertThat(storm.verdict().open()).isZero();
    }

    @Test
    void leavesNoMailAtOpenAiAndNoReplyInTheLedger() {
        storm.mail(1);

        storm.once();
        storm.stage.openAi.batches().finish();
        storm.once();

        assertThat(storm.stage.openAi.batches().files()).isEmpty();
        assertThat(storm.stage.ledger())
                .noneMatch(item -> item.get("sk").s().startsWith("reply#"))
                .noneMatch(item -> item.get("pk").s().equals("batch"));
    }

    @Test
    void statusNamesWhatWaits() {
        storm.mail(1);
        storm.once();

        storm.stage.environment.remove("ROUTES_DIR");
        assertThat(CommandHere.run(storm.stage.environment, "status").out())
                .contains("submitted", "its questions wait in a batch")
                .contains("Not done: 1 message");
    }

    @Test
    void asksAnewWhatABatchHasNotAnsweredInTime() {
        storm.mail(1);
        storm.mail(1);
        storm.mail(1);

        storm.once();
        storm.stage.openAi.batches().finish("expired", 1);
        RunReport second = storm.once();

        assertThat(second.count(MessageResult.PROCESSED)).isOne();
        assertThat(second.count(MessageResult.SUBMITTED)).isEqualTo(2);
        settle();
        assertThat(storm.paid()).isEqualTo(3);
    }

    @Test
    void asksAboutEachPieceOfALongMailInOneBatch() {
        storm.stage.openAi.answers(chat -> Stage.answer());
        storm.stage.mail(
                "Long", "On 5 December 2026 at 19:30, a concert in the hall.\r\n".repeat(2000));

        storm.once();
        storm.stage.openAi.batches().finish();
        RunReport last = storm.once();

        assertThat(last.count(MessageResult.PROCESSED)).isOne();
        assertThat(last.used(Usage.OPENAI_ANSWERED_CALLS)).isGreaterThan(1);
    }

    @Test
    void stopsWhenOpenAiRefusesABatch() {
        storm.mail(1);
        storm.once();
        storm.stage.openAi.batches().fail("token_limit_exceeded");

        RunReport refused = storm.once();

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.cause().message())
                .startsWith("openai-batch-token_limit_exceeded")
                .contains("OPENAI_MODE=direct");
        settle();
    }

    @Test
    void givesMessagesBackWhoseQuestionsCannotBeSent() {
        storm.mail(1);
        storm.stage
                .openAi
                .faults()
                .next(OpenAiBatches.UPLOADS, Fault.answer(OpenAiErrors.invalidApiKey()));

        RunReport refused = storm.once();

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.count(MessageResult.DEFERRED)).isOne();
        settle();
    }

    @Test
    void countsAnAttemptForAQuestionThatOpenAiRefusesAndAsksItAnew() {
        storm.mail(1);
        storm.once();
        String id = storm.mailbox.get(0).id();
        storm.stage.openAi.answers(chat -> "no JSON");
        storm.stage.openAi.batches().finish();

        storm.once();

        assertThat(storm.stage.state(id).get("attempts").n()).isEqualTo("1");
        storm.stage.openAi.answers(storm.generations);
        settle();
    }

    @Test
    void asksAnewWhatOpenAiFailedInABatch() {
        storm.mail(1);
        storm.once();
        storm.stage.openAi.batches().refuse(OpenAiErrors.serverError());

        RunReport again = storm.once();

        assertThat(again.count(MessageResult.SUBMITTED)).isOne();
        assertThat(storm.stage.openAi.batches().all()).hasSize(2);
        settle();
        assertThat(storm.paid()).isOne();
    }

    @Test
    void goesOnWithWhatWaitsWhenItAsksDirectlyAgain() {
        storm.mail(1);
        storm.once();
        storm.stage.openAi.batches().finish();
        storm.stage.environment.put("OPENAI_MODE", "direct");

        RunReport last = storm.once(storm.anotherApplication());

        assertThat(last.count(MessageResult.PROCESSED)).isOne();
        assertThat(storm.paid()).isOne();
        assertThat(storm.stage.openAi.calls()).isZero();
    }

    @Test
    void waitsForABatchOfWhichNobodyKnowsWhetherItIsThere() {
        storm.mail(1);
        storm.stage
                .openAi
                .faults()
                .next(OpenAiBatches.CREATIONS, Fault.answer(OpenAiErrors.serverError()));

        RunReport unclear = storm.once();
        RunReport early = storm.once();

        assertThat(unclear.count(MessageResult.SUBMITTED)).isOne();
        assertThat(early.count(MessageResult.SUBMITTED)).isOne();
        assertThat(storm.stage.openAi.batches().all()).isEmpty();
        storm.pass(Duration.ofMinutes(16));
        assertThat(storm.once().count(MessageResult.SUBMITTED)).as("asked anew").isOne();
        assertThat(storm.stage.openAi.batches().all()).hasSize(1);
        settle();
        assertThat(storm.paid()).isOne();
    }

    @Test
    void sendsEachQuestionAsItWouldBeAskedDirectly() {
        storm.mail(1);
        storm.once();

        List<JsonNode> batches = storm.stage.openAi.batches().all();
        assertThat(batches).hasSize(1);
        assertThat(storm.stage.openAi.batches().files())
                .singleElement()
                .satisfies(
                        file ->
                                assertThat(file.lines())
                                        .singleElement()
                                        .satisfies(
                                                line ->
                                                        assertThat(line)
                                                                .contains("gpt-6-luna")
                                                                .contains("json_schema")
                                                                .contains("/v1/chat/completions")));
    }

    private static long price(RunReport report) {
        return new Prices(ModelRules.load("classpath:"))
                .microdollars(
                        "gpt-6-luna",
                        new TokenCounts(
                                report.used(Usage.OPENAI_PROMPT_TOKENS),
                                report.used(Usage.OPENAI_CACHED_TOKENS),
                                report.used(Usage.OPENAI_CACHE_WRITE_TOKENS),
                                report.used(Usage.OPENAI_COMPLETION_TOKENS)));
    }

    /** The batch is answered, and the next runs do the rest. */
    private void settle() {
        for (int run = 0; run < 3; run++) {
            storm.stage.openAi.batches().finish();
            storm.once();
        }
        assertThat(storm.verdict().open()).isZero();
        assertThat(storm.verdict().violations()).isEmpty();
    }
}
