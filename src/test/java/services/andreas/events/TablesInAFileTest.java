package services.andreas.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import services.andreas.events.run.RunReport;
import services.andreas.events.standin.Dynoxide;
import services.andreas.events.standin.SampleMailbox;

/** The main job without an AWS account: its tables are in a file. */
class TablesInAFileTest {
    private final Stage stage = new Stage();

    @TempDir Path folder;

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void knowEverythingAfterTheEngineWasKilled() throws Exception {
        SampleMailbox mailbox = SampleMailbox.load();
        mailbox.putInto(stage.gmail);
        mailbox.teach(stage.openAi);

        RunReport first = once();
        long paid = stage.openAi.calls();
        long fetched = stage.gmail.gets();
        RunReport second = once();

        assertThat(first.exitCode()).isZero();
        assertThat(fetched).isEqualTo(mailbox.mails().size());
        assertThat(second.toString()).contains("processed=0 skipped=" + fetched);
        assertThat(stage.openAi.calls()).isEqualTo(paid);
        assertThat(stage.gmail.gets()).isEqualTo(fetched);
    }

    /** On an engine that is killed afterwards. */
    private RunReport once() throws Exception {
        try (Dynoxide dynoxide = Dynoxide.start(folder.resolve("tables.db"))) {
            stage.environment.put("DYNAMODB_ENDPOINT_URL", dynoxide.endpoint().toString());
            return stage.once();
        }
    }
}
