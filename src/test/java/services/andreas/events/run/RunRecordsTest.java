package services.andreas.events.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import services.andreas.events.Stage;
import services.andreas.events.cli.RunsCommand;
import services.andreas.events.cli.mailbox.RunsTable;
import services.andreas.events.cli.mailbox.ShownMailboxes;
import services.andreas.events.ledger.KnownMailboxes;
import services.andreas.events.ledger.OpenMessages;
import services.andreas.events.standin.Completions;
import services.andreas.events.standin.Fault;
import services.andreas.events.standin.OpenAiErrors;
import services.andreas.events.standin.OpenAiStandIn;
import services.andreas.events.terminal.LocalTimes;
import services.andreas.events.terminal.Screen;

/** The records of real runs, and their display. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunRecordsTest {
    private static final LocalTimes ZURICH = new LocalTimes(ZoneId.of("Europe/Zurich"));

    private static final ShownMailboxes ONE = new ShownMailboxes(List.of(), true);

    private final Stage stage = new Stage();

    @AfterAll
    void close() {
        stage.close();
    }

    @Test
    void keepsWhatEachRunDidAndCostTheNewestFirst() throws Exception {
        stage.environment.put("INGEST_MAX_ATTEMPTS", "1");
        stage.announce("Fair", Stage.event("Fair", "2026-12-05", "Mill"));
        stage.once();
        Instant good = records().standing().lastGood();

        stage.announce("Poison");
        stage.openAi
                .faults()
                .always(OpenAiStandIn.COMPLETIONS, Completions.content("{\"wrong\":1}"));
        stage.once();
        stage.announce("Locked out");
        stage.openAi.faults().clear();
        stage.openAi
                .faults()
                .always(OpenAiStandIn.COMPLETIONS, Fault.answer(OpenAiErrors.invalidApiKey()));
        stage.once();

        List<RunRecord> runs = records().last(10, known().all());
        assertThat(runs)
                .extracting(RunRecord::outcome)
                .containsExactly("failed", "incomplete", "good");
        assertThat(runs.get(0).cause()).isEqualTo("openai-invalid_api_key");
        assertThat(runs.get(0).why())
                .isEqualTo("openai-invalid_api_key (1 openai-invalid_api_key)");
        assertThat(runs.get(1).why()).isEqualTo("1 answer-against-schema");
        assertThat(runs.get(0).counts())
                .containsEntry("openai_failed_calls", 1L)
                .containsEntry("openai_answered_calls", 0L)
                .containsEntry("deferred", 1L);
        RunRecord first = runs.get(2);
        assertThat(first.counts())
                .containsEntry("created", 1L)
                .containsEntry("openai_answered_calls", 1L)
                .containsEntry("openai_failed_calls", 0L)
                .containsEntry("gmail_get_units", 20L)
                .containsEntry("gmail_list_units", 10L)
                .containsEntry("events_from_openai", 1L)
                .containsEntry("openai_cached_tokens", 0L);
        assertThat(first.count("openai_cache_write_tokens")).isPositive();
        assertThat(runs.get(1).count("openai_cached_tokens"))
                .isEqualTo(first.count("openai_cache_write_tokens"));
        assertThat(first.count("events_table_operations")).isPositive();
        assertThat(first.count("openai_prompt_tokens") + first.count("openai_completion_tokens"))
                .isEqualTo(first.count("openai_tokens"));
        assertThat(first.count("ledger_operations")).isPositive();
        assertThat(first.count("openai_microdollars")).isPositive();
        assertThat(first.version()).isNotBlank();

        assertThat(records().last(1, known().all())).containsExactly(runs.get(0));
        assertThat(records().standing()).isEqualTo(new LedgerSummary(1, good));
        assertThat(good).isEqualTo(first.end());
    }

    @Test
    void showsRunsAsATableWithoutColoursWhereThereIsNoTerminal() {
        RunRecord run = run(2, "openai-invalid_api_key");

        List<String> lines =
                RunsTable.of(List.of(run), ONE, Screen.none(), ZURICH).lines().toList();

        assertThat(lines).hasSize(3).noneMatch(line -> line.contains("\u001b"));
        assertThat(lines.get(0)).startsWith("start").endsWith("why");
        assertThat(lines.get(1))
                .contains("2026-11-22 13:00:00", "1.5 s", "failed", "22", "$0.0123", "1.2.3")
                .endsWith("openai-invalid_api_key");
        assertThat(lines.get(1).indexOf("failed")).isEqualTo(lines.get(0).indexOf("ended"));
        assertThat(lines.get(2)).isEqualTo("All times are in Europe/Zurich");
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 120, 400})
    void fitsRunsToTheTerminal(int width) {
        RunRecord run = run(2, "openai-invalid_api_key");
        Screen screen = Screen.of(width, StandardCharsets.UTF_8);

        String table = RunsTable.of(List.of(run), ONE, screen, ZURICH);

        assertThat(table.lines()).allMatch(line -> line.length() <= width);
        assertThat(table).contains("2026-11-22 13:00:00", "failed", "$0.0123", run.cause());
    }

    @Test
    void showsRunsAsJson() {
        JsonNode json = RunsCommand.array(List.of(run(0, ""))).get(0);

        assertThat(json.get("start").asText()).isEqualTo("2026-11-22T12:00:00Z");
        assertThat(json.get("outcome").asText()).isEqualTo("good");
        assertThat(json.get("seconds").asDouble()).isEqualTo(1.5);
        assertThat(json.get("cost_usd").asDouble()).isEqualTo(0.0123);
        assertThat(json.get("listed").asLong()).isEqualTo(22);
        assertThat(json.has("cause")).isFalse();
    }

    private static RunRecord run(int exitCode, String cause) {
        return new RunRecord(
                "3f2a",
                Instant.parse("2026-11-22T12:00:00Z"),
                Duration.ofMillis(1500),
                exitCode,
                "",
                "owner",
                cause,
                Map.of(),
                "1.2.3",
                Map.of("listed", 22L, "openai_microdollars", 12_300L));
    }

    private KnownMailboxes known() {
        return new KnownMailboxes(stage.dynamoDb, stage.table + "-ledger", Clock.systemUTC(), "");
    }

    private RunRecords records() {
        return new RunRecords(
                stage.dynamoDb,
                stage.table + "-ledger",
                new OpenMessages(stage.dynamoDb, stage.table + "-ledger", Clock.systemUTC()),
                known(),
                Clock.systemUTC(),
                60);
    }
}
