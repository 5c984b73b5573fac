package services.andreas.events.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import services.andreas.events.failure.FailureException;
import services.andreas.events.settings.Settings;
import services.andreas.events.settings.SettingsException;
import services.andreas.events.standin.QueueStandIn;
import software.amazon.awssdk.services.sqs.SqsClient;

class QueueSettingsTest {
    private static final String URL = "https://sqs.us-east-1.amazonaws.com/1/shares.fifo";

    @ParameterizedTest
    @CsvSource({
        "QUEUE_URL, '', QUEUE_URL: is not set",
        "QUEUE_URL, https://sqs.us-east-1.amazonaws.com/1/shares, must be that of a FIFO queue",
        "OPENAI_MODE, batch, OPENAI_MODE: must be direct",
    })
    void nameWhatDoesNotGo(String variable, String value, String problem) {
        Map<String, String> environment = environment();
        environment.put(variable, value);

        assertThatThrownBy(() -> QueueSettings.of(Settings.ofHost(environment)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void tellAQueueFromNone() {
        try (QueueStandIn queue = new QueueStandIn()) {
            Map<String, String> environment = environment();
            environment.putAll(queue.environment());
            QueueSettings there = QueueSettings.of(Settings.ofHost(environment));
            environment.put("QUEUE_URL", queue.url().replace("shares", "none"));
            QueueSettings missing = QueueSettings.of(Settings.ofHost(environment));
            environment.put("SQS_ENDPOINT_URL", "http://127.0.0.1:1");
            QueueSettings unreachable = QueueSettings.of(Settings.ofHost(environment));
            try (SqsClient sqs = there.client();
                    SqsClient nowhere = unreachable.client()) {
                there.check(sqs);
                assertThatThrownBy(() -> missing.check(sqs))
                        .isInstanceOf(FailureException.class)
                        .hasMessage("sqs-queue-missing: Check QUEUE_URL and AWS_REGION");
                assertThatThrownBy(() -> unreachable.check(nowhere))
                        .hasMessageContaining("SQS_ENDPOINT_URL");
            }
            assertThat(queue.size()).isZero();
        }
    }

    private static Map<String, String> environment() {
        return new HashMap<>(
                Map.of("OPENAI_API_KEY", "none", "QUEUE_URL", URL, "AWS_REGION", "us-east-1"));
    }
}
