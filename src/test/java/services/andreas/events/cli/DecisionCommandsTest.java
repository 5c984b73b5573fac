package services.andreas.events.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import services.andreas.events.Stage;
import services.andreas.events.Terminal;

/** Deciding about events at a terminal. */
class DecisionCommandsTest {
    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void sayInOneLineWhatWasDone() throws Exception {
        stage.announce("Fair", Stage.event("Fair", "2026-12-06T10:00", "Hall"));
        stage.once();
        String id = stage.events().get(0).get("id").s();
        stage.environment.put("TIMEZONE", "Europe/Zurich");
        stage.environment.keySet().removeIf(name -> name.matches("(OPENAI|GMAIL)_.*"));

        Terminal.Ended edited = run("edit", id, "title=Spring Fair");
        assertThat(edited.err()).isEmpty();
        assertThat(edited.code()).isZero();
        assertThat(edited.out().strip().lines()).hasSize(1);
        assertThat(stage.events().get(0).get("title").s()).isEqualTo("Spring Fair");

        // typed in the zone of the event, told in ours
        run("edit", id, "timezone=America/New_York");
        assertThat(run("edit", id, "start_time=2026-12-06T11:00").out())
                .contains(
                        "Set start_time of " + id + " to 2026-12-06 17:00 (Europe/Zurich): Spring");
        assertThat(run("explain", id).out())
                .contains("start_time is 2026-12-06 17:00, was ")
                .doesNotContain("all_day is false, was false");

        assertThat(run("edit", id, "end_time=2026-12-07").out())
                .as("a day is not a time")
                .contains("Set end_time of " + id + ": Spring");

        Terminal.Ended unknown = run("reject", "none");
        assertThat(unknown.code()).isOne();
        assertThat(unknown.err()).contains("none");

        assertThat(run("edit", id, "start_time=soon").code()).isEqualTo(Program.USAGE);
    }

    private Terminal.Ended run(String... args) throws Exception {
        return CommandHere.run(stage.environment, args);
    }
}
