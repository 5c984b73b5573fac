package services.andreas.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import services.andreas.events.run.MessageResult;
import services.andreas.events.standin.Fault;
import services.andreas.events.standin.GmailStandIn;
import services.andreas.events.standin.GoogleErrors;
import services.andreas.events.standin.OpenAiErrors;
import services.andreas.events.standin.OpenAiStandIn;

/** Whole runs against APIs whose rate limits are lower than the run could use. */
class RateLimitsTest {
    private static final int MAILS = 40;

    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void ofOpenAiStopNoRunWhenTheServerTellsNothingOfThem() throws Exception {
        fill();
        Limit limit = new Limit(5, 3);
        stage.openAi
                .faults()
                .add(
                        request ->
                                OpenAiStandIn.COMPLETIONS.test(request) && !limit.grants()
                                        ? Optional.of(
                                                Fault.answer(OpenAiErrors.rateLimitExceeded(0)))
                                        : Optional.empty());

        assertThat(stage.once().count(MessageResult.PROCESSED)).isEqualTo(MAILS);
    }

    @Test
    void ofGmailStopNoRun() throws Exception {
        fill();
        Limit limit = new Limit(10, 3);
        stage.gmail
                .faults()
                .add(
                        request ->
                                GmailStandIn.GETS.test(request) && !limit.grants()
                                        ? Optional.of(
                                                Fault.answer(GoogleErrors.userRateLimitExceeded()))
                                        : Optional.empty());

        assertThat(stage.once().count(MessageResult.PROCESSED)).isEqualTo(MAILS);
    }

    private void fill() {
        for (int i = 0; i < MAILS; i++) {
            stage.announce(
                    "Concert " + i, Stage.event("Concert " + i, "2026-12-05T19:30", "Hall " + i));
        }
    }

    /** Grants the first calls, and then one of several. */
    private static final class Limit {
        private final int first;
        private final int oneOf;
        private int calls;

        Limit(int first, int oneOf) {
            this.first = first;
            this.oneOf = oneOf;
        }

        synchronized boolean grants() {
            calls++;
            return calls <= first || calls % oneOf == 0;
        }
    }
}
