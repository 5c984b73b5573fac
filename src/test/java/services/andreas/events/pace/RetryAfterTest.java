package services.andreas.events.pace;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.client.http.HttpHeaders;
import com.google.api.client.http.HttpResponseException;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import services.andreas.events.Stage;
import services.andreas.events.openai.errors.OpenAIServiceException;

class RetryAfterTest {
    private static final long BOUND = 60_000;

    private final Exchange exchange = Stage.exchange();

    @ParameterizedTest
    @CsvSource({
        "retry-after, 7, 7000",
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
        assertThat(delay(openAi(Map.of(header, value)))).isEqualTo(delay);
    }

    @Test
    void believesTheMoreExactHeader() {
        assertThat(delay(openAi(Map.of("retry-after", "9", "retry-after-ms", "250"))))
                .isEqualTo(250);
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
        last.addSuppressed(openAi(Map.of("retry-after", "9")));
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

    private static OpenAIServiceException openAi(Map<String, String> headers) {
        return new OpenAIServiceException(429, headers, Map.of());
    }

    private static HttpResponseException gmail(String retryAfter) {
        HttpHeaders headers = new HttpHeaders().setRetryAfter(retryAfter);
        return new HttpResponseException.Builder(429, "Too Many Requests", headers).build();
    }
}
