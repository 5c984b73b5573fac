package services.andreas.events.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ShutdownTest {
    private static final Duration KILLED_AFTER = Duration.ofSeconds(30);
    private static final Duration STOPPING = Duration.ofSeconds(5);

    @Test
    void leavesTimeToStopBeforeEcsAndKubernetesKill() {
        assertThat(Shutdown.GRACE.plus(Shutdown.GIVING_BACK).plus(STOPPING))
                .isLessThan(KILLED_AFTER);
    }
}
