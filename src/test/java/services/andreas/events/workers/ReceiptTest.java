package services.andreas.events.workers;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import services.andreas.events.standin.QueueStandIn;

class ReceiptTest {
    @Test
    void breaksOffNothingWhereTheQueueWasPurgedOrDeleted() {
        try (QueueStandIn queue = new QueueStandIn()) {
            Receipt purged = new Receipt(queue.client(), queue.url(), "none");
            Receipt deleted =
                    new Receipt(queue.client(), queue.url().replace("shares", "none"), "none");

            assertThatCode(
                            () -> {
                                purged.takeOut();
                                purged.comeAgain(Duration.ZERO);
                                deleted.takeOut();
                                deleted.comeAgain(Duration.ZERO);
                            })
                    .doesNotThrowAnyException();
        }
    }
}
