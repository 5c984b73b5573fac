package services.andreas.events.workers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class IdlenessTest {
    private long now;
    private final Idleness idleness =
            new Idleness(
                    new com.google.common.base.Ticker() {
                        @Override
                        public long read() {
                            return now;
                        }
                    });

    @Test
    void beginsWhenTheFirstLookIntoTheQueueHasComeBackHoweverSlowTheStartIs() {
        pass(3600);
        assertThat(idleness.lasts()).isZero();

        idleness.nothing();
        pass(20);
        idleness.nothing();
        pass(10);

        assertThat(idleness.lasts()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void endsWithAShareUntilALookAfterItHasComeBack() {
        idleness.nothing();
        pass(50);

        idleness.interrupt();
        pass(900);
        idleness.nothing();
        assertThat(idleness.lasts()).as("another share is in work").isZero();
        idleness.resume();
        pass(900);
        assertThat(idleness.lasts()).as("nobody has looked since").isZero();

        idleness.nothing();
        pass(7);
        assertThat(idleness.lasts()).isEqualTo(Duration.ofSeconds(7));
    }

    private void pass(long seconds) {
        now += Duration.ofSeconds(seconds).toNanos();
    }
}
