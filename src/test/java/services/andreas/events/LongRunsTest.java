package services.andreas.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import services.andreas.events.run.MessageResult;
import services.andreas.events.standin.OpenAiStandIn;
import services.andreas.events.steps.HeldObjects;

/** A mailbox may have many years of mails, and a container little memory. */
class LongRunsTest {
    private static final int MAILS = 120;
    private static final int CONCURRENCY = 4;

    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void takeNoMemoryForMessagesThatWaitOrAreDone() throws Exception {
        stage.environment.put("INGEST_CONCURRENCY", Integer.toString(CONCURRENCY));
        for (int i = 0; i < MAILS; i++) {
            stage.announce(
                    "Concert " + i, Stage.event("Concert " + i, "2026-12-05T19:30", "Hall " + i));
        }
        long before = exchanges();
        AtomicLong asked = new AtomicLong();
        AtomicLong first = new AtomicLong();
        AtomicLong last = new AtomicLong();
        stage.openAi
                .faults()
                .add(
                        request -> {
                            if (OpenAiStandIn.COMPLETIONS.test(request)) {
                                long number = asked.incrementAndGet();
                                if (number == 1) {
                                    first.set(exchanges());
                                } else if (number == MAILS) {
                                    last.set(exchanges());
                                }
                            }
                            return Optional.empty();
                        });

        assertThat(stage.once().count(MessageResult.PROCESSED)).isEqualTo(MAILS);

        assertThat(first.get() - before).as("while all others wait").isBetween(1L, MAILS / 2L);
        assertThat(last.get() - before).as("when all others are done").isBetween(1L, MAILS / 2L);
    }

    private static long exchanges() {
        return HeldObjects.of(DefaultExchange.class);
    }
}
