package services.andreas.events.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import services.andreas.events.Stage;
import services.andreas.events.failure.Failure;
import services.andreas.events.settings.Settings;

class ShutdownTest {
    private static final Duration KILLED_AFTER = Duration.ofSeconds(30);
    private static final Duration STOPPING = Duration.ofSeconds(5);

    @Test
    void leavesTimeToStopBeforeEcsAndKubernetesKill() {
        assertThat(Shutdown.GRACE.plus(Shutdown.GIVING_BACK).plus(STOPPING))
                .isLessThan(KILLED_AFTER);
    }

    @Test
    void reachesEveryApplicationWhileSomeAreBeingClosed() throws Exception {
        try (Stage stage = new Stage();
                Application open = started(stage)) {
            stage.announce("Concert");
            Shutdown shutdown = new Shutdown();
            Application closed = started(stage);
            shutdown.closes(closed);
            shutdown.closes(open);
            closed.close();

            shutdown.request();

            assertThat(open.ingest().cause()).isEqualTo(Failure.SHUTDOWN);
        }
    }

    private static Application started(Stage stage) {
        Application application = new Application(Settings.of(stage.environment));
        application.start();
        return application;
    }
}
