package services.andreas.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import services.andreas.events.run.MessageResult;
import services.andreas.events.run.RunReport;
import services.andreas.events.standin.DynamoDbCall;
import services.andreas.events.standin.Fault;
import services.andreas.events.standin.OpenAiBatches;
import services.andreas.events.standin.Request;

/** Every call that a batch causes, and a process that dies before it or after it. */
class BatchWindowsTest {
    private static final int MAILS = 3;
    private static final int ROUNDS = 4;

    /** In the order of time; the batch is answered between the two runs that are hit. */
    private enum Window {
        RECORD(false, dynamoDb("PutItem", "batch", "")),
        SUBMIT(false, status("SUBMITTED")),
        UPLOAD(false, OpenAiBatches.UPLOADS),
        CREATE(false, OpenAiBatches.CREATIONS),
        NAME(false, dynamoDb("UpdateItem", "batch", "")),
        LOOK(true, OpenAiBatches.LOOKS),
        DOWNLOAD(true, OpenAiBatches.DOWNLOADS),
        REPLY(true, dynamoDb("PutItem", "message#", "reply#")),
        RELEASE(true, status("FAILED")),
        DELETE_FILE(true, OpenAiBatches.DELETIONS),
        DELETE_RECORD(true, dynamoDb("DeleteItem", "batch", "")),
        ANSWER(true, dynamoDb("PutItem", "message#", "answer#")),
        FORGET(true, dynamoDb("DeleteItem", "message#", "reply#")),
        COMPLETE(true, status("COMPLETED"));

        private final boolean collecting;
        private final Predicate<Request> call;

        Window(boolean collecting, Predicate<Request> call) {
            this.collecting = collecting;
            this.call = call;
        }

        private static Predicate<Request> dynamoDb(String operation, String pk, String sk) {
            return dynamoDb(
                    call ->
                            call.operation().equals(operation)
                                    && call.pk().startsWith(pk)
                                    && call.sk().startsWith(sk));
        }

        private static Predicate<Request> status(String status) {
            return dynamoDb(call -> call.status().equals(status));
        }

        private static Predicate<Request> dynamoDb(Predicate<DynamoDbCall> calls) {
            Predicate<Request> ofDynamoDb = request -> !DynamoDbCall.operation(request).isEmpty();
            return ofDynamoDb.and(request -> calls.test(DynamoDbCall.of(request)));
        }
    }

    private static Storm storm() {
        Storm storm = new Storm();
        storm.stage.environment.put("OPENAI_MODE", "batch");
        return storm;
    }

    @TestFactory
    Stream<DynamicTest> loseNothingAndPayNothingTwice() {
        Storm storm = storm();
        return Arrays.stream(Window.values())
                .flatMap(
                        window ->
                                Arrays.stream(Crash.Moment.values())
                                        .map(
                                                moment ->
                                                        DynamicTest.dynamicTest(
                                                                window + ", killed " + moment,
                                                                () -> die(storm, window, moment))))
                .onClose(storm::close);
    }

    private static void die(Storm storm, Window window, Crash.Moment moment) {
        fill(storm);
        if (window.collecting) {
            storm.once();
            storm.stage.openAi.batches().finish();
        }
        storm.crash.at(window.call, moment);

        storm.once();

        assertThat(storm.crash.isDead()).as("the process died").isTrue();
        heal(storm);
    }

    @Test
    void findABatchWhoseCreationWasNotHeardOf() {
        try (Storm storm = storm()) {
            fill(storm);
            storm.stage.openAi.faults().next(OpenAiBatches.CREATIONS, Fault.dropAfter());

            RunReport first = storm.once();

            assertThat(first.count(MessageResult.SUBMITTED)).isEqualTo(MAILS);
            heal(storm);
            assertThat(storm.stage.openAi.batches().all()).hasSize(1);
        }
    }

    private static void fill(Storm storm) {
        storm.newMailboxAndTables();
        storm.mail(3);
        storm.mail(1);
        storm.mail(0);
    }

    private static void heal(Storm storm) {
        for (int round = 0; round < ROUNDS; round++) {
            storm.calmDown();
            storm.pass(Duration.ofMinutes(16));
            storm.stage.openAi.batches().finish();
            storm.once();
        }
        Verdict verdict = storm.verdict();
        assertThat(verdict.violations()).isEmpty();
        assertThat(verdict.quarantined()).isEmpty();
        assertThat(verdict.open()).isZero();
        assertThat(storm.paid()).as("questions that were paid").isEqualTo(MAILS);
        assertThat(storm.once().count(MessageResult.SKIPPED)).isEqualTo(MAILS);
    }
}
