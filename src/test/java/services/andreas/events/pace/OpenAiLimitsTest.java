package services.andreas.events.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import services.andreas.events.Stage;

class OpenAiLimitsTest {
    private final Pace pace = new Pace(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    private final OpenAiLimits limits = new OpenAiLimits(pace);

    OpenAiLimitsTest() {
        pace.setFirstSpace(50);
        pace.setWidestSpace(5_000);
        limits.setScarce(0.2);
    }

    @ParameterizedTest
    @CsvSource({
        "6m0s, 360000",
        "1h2m3s, 3723000",
        "1.5s, 1500",
        "12ms, 12",
        "1m12ms, 60012",
        "0s, 0",
        "'', 0",
        ", 0",
        "soon, 0",
        "-5s, 0",
        "99999999999999s, 0",
    })
    void readsDurations(String value, double milliseconds) {
        assertThat(OpenAiLimits.milliseconds(value)).isEqualTo(milliseconds);
    }

    @Test
    void leaveCallsFreeWhileEnoughIsLeft() {
        limits.observe(of("requests", "500", "499", "120ms"), 3_000L);

        assertThat(space()).isZero();
    }

    @Test
    void spaceCallsAsRequestsFillUp() {
        // 60 requests a minute, all of them used
        limits.observe(of("requests", "60", "0", "1m0s"), 3_000L);

        assertThat(space()).isEqualTo(1_000);
    }

    @Test
    void spaceCallsAsTokensFillUp() {
        // 200,000 tokens a minute, of which the last call took 3,000
        limits.observe(of("tokens", "200000", "10000", "57s"), 3_000L);

        assertThat(space()).isEqualTo(900);
    }

    @Test
    void trustNoServerThatWouldHaveUsWaitForEver() {
        limits.observe(of("requests", "1", "0", "99999h"), null);

        assertThat(space()).isEqualTo(5_000);
    }

    @Test
    void ignoreWhatTheyCannotRead() {
        limits.observe(of("requests", "many", "none", "later"), null);
        limits.observe(of("requests", "60", "-1", "1m0s"), null);
        limits.observe(Map.of("x-ratelimit-remaining-requests", "0"), null);
        limits.observe(null, null);

        assertThat(space()).isZero();
    }

    private long space() {
        pace.delay(Stage.exchange());
        return pace.delay(Stage.exchange());
    }

    private static Map<String, String> of(
            String unit, String limit, String remaining, String reset) {
        Map<String, String> headers = new HashMap<>();
        headers.put("x-ratelimit-limit-" + unit, limit);
        headers.put("x-ratelimit-remaining-" + unit, remaining);
        headers.put("x-ratelimit-reset-" + unit, reset);
        return headers;
    }
}
