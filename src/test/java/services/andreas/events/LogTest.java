package services.andreas.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import services.andreas.events.standin.Completions;
import services.andreas.events.standin.OpenAiStandIn;

/** The log of a bad run, for people and for programs. */
class LogTest {
    private final Stage stage = new Stage();

    @TempDir Path folder;

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void isOneEcsDocumentALineAndNamesTheMessage() throws JsonProcessingException {
        String id = poison();
        stage.environment.put("LOG_FORMAT", "json\r");

        String out = new Terminal(folder, stage.environment).run("once").out();

        List<JsonNode> lines = new ArrayList<>();
        for (String line : out.lines().toList()) {
            lines.add(new ObjectMapper().readTree(line));
        }
        assertThat(lines)
                .anySatisfy(
                        line -> {
                            assertThat(line.path("log.level").asText()).isEqualTo("WARN");
                            assertThat(line.path("labels.message_id").asText()).isEqualTo(id);
                            assertThat(line.path("message").asText()).contains("quarantined");
                        });
        assertThat(lines)
                .filteredOn(line -> line.path("message").asText().startsWith("Run ended"))
                .as("the end of the run is about no message")
                .singleElement()
                .matches(line -> !line.has("labels.message_id"));
        assertThat(lines)
                .filteredOn(line -> line.has("_aws"))
                .singleElement()
                .satisfies(
                        line -> {
                            assertThat(line.get("QuarantinedMessages").asLong()).isOne();
                            assertThat(line.get("OpenaiAnsweredCalls").asLong()).isOne();
                        });
        assertThat(out).doesNotContain("Poisoned", "oldmill");
    }

    @Test
    void tellsABadRunInAScreenOfLinesWithoutColoursWhereThereIsNoTerminal() {
        String id = poison();

        List<String> lines =
                new Terminal(folder, stage.environment).run("once").out().lines().toList();

        assertThat(lines).hasSizeLessThan(20).allMatch(line -> line.matches("\\d\\d:\\d\\d:.*"));
        assertThat(lines)
                .anyMatch(line -> line.endsWith("Messages to process: 1"))
                .anyMatch(
                        line ->
                                line.endsWith(
                                        "Message "
                                                + stage.key(id)
                                                + " failed for the last time and is quarantined:"
                                                + " answer-against-schema"))
                .anyMatch(
                        line ->
                                line.endsWith(
                                        "Not done, or not whole, by reason: {answer-against-schema=1}"));
    }

    @Test
    void warnsOfAModelThatIsShutDownSoonAndNamesAnother() {
        stage.announce("Fair", Stage.event("Fair", "2026-12-05", "Mill"));
        stage.environment.put("OPENAI_MODEL", "gpt-4o-mini");

        assertThat(new Terminal(folder, stage.environment).run("once").out())
                .containsOnlyOnce(
                        "The model gpt-4o-mini is shut down on 2027-01-14: set OPENAI_MODEL to"
                                + " another one, such as gpt-6-luna");
    }

    private String poison() {
        stage.environment.put("INGEST_MAX_ATTEMPTS", "1");
        stage.openAi
                .faults()
                .always(OpenAiStandIn.COMPLETIONS, Completions.content("{\"wrong\":1}"));
        return stage.mail("Poisoned", "Poisoned text");
    }
}
