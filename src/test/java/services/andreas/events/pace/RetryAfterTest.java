package services.andreas.events.pace;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.client.http.HttpHeaders;
import com.google.api.client.http.HttpResponseException;
import com.openai.core.http.Headers;
import com.openai.errors.RateLimitException;
import java.io.IOException;
import java.time.Clock;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import services.andreas.events.Stage;

class RetryAfterTest {
    private static final long BOUND = 60_000;

    private final Exchange exchange = Stage.exchange();

    @ParameterizedTest
    @CsvSource({
        "retry-after, 7, 7000",
        "Retry-After, 7, 7000",
        "retry-after, 1.5, 2000",
        "retry-after, 60, 60000",
        "retry-after, 61, 60000",
        "retry-after, 999999999, 60000",
        "retry-after-ms, 250, 250",
        "retry-after-ms, 90000, 60000",
        "retry-after, 0,",
        "retry-after, -3,",
        "retry-after, soon,",
        "retry-after, 99999999999999999999,",
        "retry-after, 'Sun, 22 Nov 2026 12:00:00 GMT',",
        "x-other, 7,",
    })
    void waitsAsLongAsTheServerAsksWithinABound(String header, String value, Long delay) {
        assertThat(delay(openAi(Headers.builder().put(header, value).build()))).isEqualTo(delay);
    }

    @Test
    void believesTheMoreExactHeader() {
        Headers both =
                Headers.builder().put("retry-after", "9").put("retry-after-ms", "250").build();

        assertThat(delay(openAi(both))).isEqualTo(250);
    }

    @Test
    void obeysGmailToo() {
        assertThat(delay(gmail("3"))).isEqualTo(3000);
        assertThat(delay(gmail("3600"))).isEqualTo(BOUND);
        assertThat(delay(gmail(null))).isNull();
    }

    @Test
    void findsTheAnswerThatAnotherExceptionWraps() {
        assertThat(delay(new IllegalStateException(gmail("3")))).isEqualTo(3000);
    }

    @Test
    void forgetsWhatAnEarlierAnswerAskedFor() {
        Exception last = new IOException("Connection reset");
        last.addSuppressed(openAi(Headers.builder().put("retry-after", "9").build()));
        exchange.getMessage().setHeader(Exchange.REDELIVERY_DELAY, 9000L);

        assertThat(delay(last)).isNull();
    }

    private Long delay(Exception failure) {
        exchange.setProperty(Exchange.EXCEPTION_CAUGHT, failure);
        RetryAfter retryAfter = new RetryAfter(new Pace(Clock.systemUTC()));
        retryAfter.setLongest(BOUND);
        retryAfter.process(exchange);
        return exchange.getMessage().getHeader(Exchange.REDELIVERY_DELAY, Long.class);
    }

    private static RateLimitException openAi(Headers headers) {
        return RateLimitException.builder().headers(headers).build();
    }

    private static HttpResponseException gmail(String retryAfter) {
        HttpHeaders headers = new HttpHeaders().setRetryAfter(retryAfter);
        return new HttpResponseException.Builder(429, "Too Many Requests", headers).build();
    }
}
