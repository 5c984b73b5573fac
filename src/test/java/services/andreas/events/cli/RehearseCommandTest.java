package services.andreas.events.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import services.andreas.events.EditedRoutes;
import services.andreas.events.Stage;
import services.andreas.events.Terminal;
import services.andreas.events.settings.SettingsException;

/** The command as a process. */
class RehearseCommandTest {
    private final Stage stage = new Stage();

    @TempDir Path folder;

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void printsWhatWouldChangeAndWhatItCost() throws Exception {
        Map<String, Object> fair = new HashMap<>(Stage.event("Fair", "2026-12-05T20:00", "Aviary"));
        fair.put("sold_out", true);
        stage.announce("Fair: no seats left", fair);
        stage.once();
        EditedRoutes.in(folder.resolve("mine"))
                .edit("words/states.yaml", "  [agotado,", "  [no seats left, agotado,");

        Terminal.Ended ended =
                new Terminal(folder, stage.environment).run("rehearse", "mine", "--last", "3");

        assertThat(ended.code()).isZero();
        assertThat(ended.out())
                .contains("~ Sat 5 Dec 2026 20:00  Fair  ", "    sold_out: none -> true")
                .contains("Rehearsed 1 mails; asked the model 0 times: 0 tokens, $0.0000");
    }

    @Test
    void refusesAFolderThatIsInvalid() throws Exception {
        assertThat(Usage.of(new Program()).execute("rehearse", folder.resolve("none").toString()))
                .isEqualTo(SettingsException.EXIT_CODE);
        assertThat(Usage.of(new Program()).execute("rehearse")).isEqualTo(Program.USAGE);
    }
}
