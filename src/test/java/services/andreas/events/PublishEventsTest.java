package services.andreas.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import services.andreas.events.cli.CommandHere;
import services.andreas.events.listing.ReadCalendar;
import services.andreas.events.run.RunReport;

/** Publishing at the end of a run. */
class PublishEventsTest {
    private final Stage stage = new Stage();

    @TempDir Path folder;

    private Path site;

    @BeforeEach
    void publish() {
        site = folder.resolve("site");
        stage.environment.put("PUBLISH_TO", site.toString());
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void showsWhatARunHasChangedAndNothingElse() throws Exception {
        stage.announceToday("Concert", Stage.event("Concert", soon(), "Aviary"));
        assertThat(stage.once().exitCode()).isZero();

        String calendar = Files.readString(site.resolve("events.ics"));
        assertThat(ReadCalendar.of(calendar).events()).hasSize(1);
        assertThat(calendar.replace("\r\n ", ""))
                .contains("SUMMARY:Concert", "The Old Mill (oldmill.example)\\, ");
        Files.delete(site.resolve("events.ics"));
        assertThat(stage.once().exitCode()).isZero();
        assertThat(site.resolve("events.ics")).doesNotExist();
    }

    @Test
    void failsTheRunWhereTheTargetIsOutOfReachAndMakesUpForItInTheNext() throws Exception {
        Files.createFile(site);
        stage.announceToday("Concert", Stage.event("Concert", soon(), "Aviary"));
        RunReport failed = stage.once();
        assertThat(failed.exitCode()).isEqualTo(2);
        assertThat(failed.cause().message()).contains("publish-", "PUBLISH_TO");
        assertThat(failed.counters()).containsEntry("processed", 1L);

        Files.delete(site);
        assertThat(stage.once().exitCode()).isZero();
        assertThat(site.resolve("events.ics")).content().contains("SUMMARY:Concert");
        assertThat(stage.ledger()).noneMatch(item -> item.get("pk").s().equals("publication"));
    }

    @Test
    void publishesNothingWithoutATarget() throws Exception {
        stage.environment.remove("PUBLISH_TO");
        stage.announceToday("Concert", Stage.event("Concert", soon(), "Aviary"));

        assertThat(stage.once().exitCode()).isZero();
        assertThat(site).doesNotExist();
        Terminal.Ended asked = CommandHere.run(stage.environment, "publish");
        assertThat(asked.code()).isEqualTo(78);
        assertThat(asked.err()).contains("PUBLISH_TO").hasLineCount(1);
    }

    /** Published events are not long ago, whenever this runs. */
    private static String soon() {
        return LocalDate.now().plusDays(10) + "T20:00";
    }
}
