package services.andreas.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import services.andreas.events.runs.Outcome;
import services.andreas.events.runs.RunReport;
import services.andreas.events.standin.Fault;
import services.andreas.events.standin.GmailStandIn;
import services.andreas.events.standin.GoogleErrors;
import services.andreas.events.standin.OpenAiErrors;
import services.andreas.events.standin.OpenAiStandIn;

/** Whole runs against APIs that allow less than the run could use. */
class RateLimitsTest {
    private static final int MAILS = 40;

    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void ofOpenAiAreKeptBeforeCallsAreRejected() throws Exception {
        fill();
        Limit limit = new Limit(20, 20);
        stage.openAi.latency(java.time.Duration.ofMillis(20));
        stage.openAi
                .faults()
                .add(
                        request ->
                                OpenAiStandIn.COMPLETIONS.test(request)
                                        ? Optional.of(limit.openAi())
                                        : Optional.empty());

        RunReport report = stage.once();

        assertThat(report.count(Outcome.PROCESSED)).isEqualTo(MAILS);
        assertThat(limit.rejected()).isLessThan(MAILS / 10);
    }

    @Test
    void ofOpenAiStopNoRunWhenTheServerTellsNothingOfThem() throws Exception {
        fill();
        Limit limit = new Limit(5, 10);
        stage.openAi
                .faults()
                .add(
                        request ->
                                OpenAiStandIn.COMPLETIONS.test(request) && !limit.grants()
                                        ? Optional.of(
                                                Fault.answer(OpenAiErrors.rateLimitExceeded(0)))
                                        : Optional.empty());

        assertThat(stage.once().count(Outcome.PROCESSED)).isEqualTo(MAILS);
    }

    @Test
    void ofGmailStopNoRun() throws Exception {
        fill();
        Limit limit = new Limit(10, 10);
        stage.gmail
                .faults()
                .add(
                        request ->
                                GmailStandIn.GETS.test(request) && !limit.grants()
                                        ? Optional.of(
                                                Fault.answer(GoogleErrors.userRateLimitExceeded()))
                                        : Optional.empty());

        assertThat(stage.once().count(Outcome.PROCESSED)).isEqualTo(MAILS);
    }

    private void fill() {
        for (int i = 0; i < MAILS; i++) {
            stage.announce(
                    "Concert " + i, Stage.event("Concert " + i, "2026-12-05T19:30", "Hall " + i));
        }
    }

    /** A quota that fills up steadily. */
    private static final class Limit {
        private final int most;
        private final double perSecond;
        private double left;
        private long last = System.nanoTime();
        private int rejected;

        Limit(int most, double perSecond) {
            this.most = most;
            this.perSecond = perSecond;
            this.left = most;
        }

        synchronized boolean grants() {
            long now = System.nanoTime();
            left = Math.min(most, left + (now - last) / 1e9 * perSecond);
            last = now;
            if (left < 1) {
                rejected++;
                return false;
            }
            left--;
            return true;
        }

        synchronized int rejected() {
            return rejected;
        }

        /** Answers with the headers that tell how much is left. */
        synchronized Fault openAi() {
            if (!grants()) {
                return Fault.answer(OpenAiErrors.rateLimitExceeded(1));
            }
            String remaining = Integer.toString((int) left);
            String reset = Math.round(1000 * (most - left) / perSecond) + "ms";
            return Fault.change(
                    reply ->
                            reply.with("x-ratelimit-limit-requests", Integer.toString(most))
                                    .with("x-ratelimit-remaining-requests", remaining)
                                    .with("x-ratelimit-reset-requests", reset));
        }
    }
}
