package services.andreas.events.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import services.andreas.events.Stage;
import services.andreas.events.Terminal;
import services.andreas.events.standin.Completions;
import services.andreas.events.standin.OpenAiStandIn;

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
        assertThat(status.out()).contains(id, "answer-refused");
    }
}
