package services.andreas.events.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import services.andreas.events.Stage;
import services.andreas.events.Terminal;
import services.andreas.events.ledger.OpenMessage;
import services.andreas.events.ledger.Status;
import services.andreas.events.run.RunRecord;
import services.andreas.events.standin.Completions;
import services.andreas.events.standin.OpenAiStandIn;
import services.andreas.events.terminal.LocalTimes;

/** The list of messages that are not done, for an operator with access to the tables only. */
class StatusCommandTest {
    private final Stage stage = new Stage();

    @TempDir Path folder;

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void needsNoKey() throws Exception {
        String id = stage.mail("Fair", "A fair, one day");
        stage.openAi.faults().always(OpenAiStandIn.COMPLETIONS, Completions.refusal());
        stage.once();
        stage.environment.keySet().removeIf(name -> name.matches("(OPENAI|GMAIL)_.*"));

        Terminal.Ended status = new Terminal(folder, stage.environment).run("status");

        assertThat(status.err()).isEmpty();
        assertThat(status.code()).isZero();
        assertThat(status.out().lines())
                .extracting(line -> line.replaceAll(" {2,}", "|"))
                .satisfiesExactly(
                        head -> assertThat(head).isEqualTo("message|is|since|attempts|why"),
                        row ->
                                assertThat(row)
                                        .startsWith(id + "|failed|")
                                        .endsWith(
                                                "|1|answer-refused: the model refuses to answer;"
                                                        + " the next run tries it again"),
                        end ->
                                assertThat(end)
                                        .isEqualTo(
                                                "Not done: 1 message; times are in"
                                                        + " America/New_York"));
        assertThat(new Terminal(folder, stage.environment).run("status", "--links").out())
                .contains("; https://mail.google.com/mail/u/0/#all/" + id);
    }

    @Test
    void saysWhyEachMessageIsWhereItIsAndWhatComesNext() {
        Instant now = Instant.parse("2026-12-01T12:00:00Z");
        RunRecord run =
                new RunRecord(
                        "3f2a",
                        now.minusSeconds(90),
                        Duration.ZERO,
                        2,
                        "running",
                        "owner-1",
                        "",
                        Map.of(),
                        "1",
                        Map.of());
        WhyOpen why = new WhyOpen(List.of(run), new LocalTimes(ZoneId.of("Europe/Zurich")), now);

        assertThat(why.of(message(Status.QUARANTINED, 3, "answer-against-schema", now)))
                .isEqualTo(
                        "answer-against-schema: the answer does not fit the schema; only replay"
                                + " tries it again");
        assertThat(why.of(message(Status.FAILED, 0, "token-budget", now)))
                .isEqualTo(
                        "token-budget: INGEST_TOKEN_BUDGET has no room for it; the next run works"
                                + " on it");
        assertThat(why.of(message(Status.FAILED, 1, "new-reason", now)))
                .isEqualTo("new-reason; the next run tries it again");
        assertThat(why.of(message(Status.INPROGRESS, 0, "", now.plusSeconds(40))))
                .isEqualTo(
                        "claimed by the run of 2026-12-01 12:58:30 (owner-1) until 2026-12-01"
                                + " 13:00:40, longer if that run lives");
        assertThat(why.of(message(Status.ANSWERED, 0, "", now.minusSeconds(1))))
                .endsWith("12:59:59, which is over: the next run takes it");
    }

    private static OpenMessage message(Status status, int attempts, String reason, Instant until) {
        return new OpenMessage("m1", status, until, attempts, reason, "owner-1", until);
    }
}
