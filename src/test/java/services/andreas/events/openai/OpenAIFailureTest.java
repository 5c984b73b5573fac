package services.andreas.events.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import services.andreas.events.openai.errors.OpenAIInvalidDataException;
import services.andreas.events.openai.errors.OpenAIIoException;
import services.andreas.events.openai.errors.OpenAIServiceException;

class OpenAIFailureTest {
    @AutoClose final RecordingServer server = new RecordingServer();
    @AutoClose final RecordingServer elsewhere = new RecordingServer();

    @AutoClose final OpenAICamel camel = OpenAICamel.callingWithKeyAndModel(server);

    @AutoClose
    final OpenAICamel hurried =
            OpenAICamel.callingWithKeyAndModel(
                    server, "camel.component.openai.request-timeout=1000");

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 408, 409, 418, 422, 429, 500, 502, 503})
    void failsAtOnceWithWhatTheServerSaysOfIt(int status) {
        server.answer(
                status,
                """
                {"error": {"message": "so it is", "code": "c", "type": "t", "param": "p"}}
                """);

        OpenAIServiceException thrown =
                camel.ask("hello").getException(OpenAIServiceException.class);

        assertThat(thrown.statusCode()).isEqualTo(status);
        assertThat(thrown.code()).contains("c");
        assertThat(thrown.type()).contains("t");
        assertThat(thrown.param()).contains("p");
        assertThat(thrown).hasMessageNotContaining("so it is");
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "<html>",
                "{\"error\": \"c\"}",
                "{\"error\": null}",
                "{\"error\": [\"c\"]}",
                "{\"error\": {\"code\": null, \"type\": {}}}"
            })
    void failsWithoutACodeWhereTheServerGivesNone(String body) {
        server.answer(400, body);

        OpenAIServiceException thrown =
                camel.ask("hello").getException(OpenAIServiceException.class);

        assertThat(thrown.code()).isEmpty();
        assertThat(thrown.type()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"408, 0", "429, 0", "429, 1", "503, 0", "503, 1"})
    void leavesWaitingAndRetryingToTheRoute(int status, String seconds) {
        server.answer(status, "{}", "Retry-After", seconds);

        Exchange exchange = camel.ask("hello");

        assertThat(exchange.getException(OpenAIServiceException.class).header("retry-after"))
                .contains(seconds);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void reachesOnExceptionUnwrapped() throws Exception {
        server.answer(429, "{}");
        camel.load(
                """
                - onException:
                    exception: services.andreas.events.openai.errors.OpenAIException
                    handled: { constant: "true" }
                    redeliveryPolicy: { maximumRedeliveries: 2, redeliveryDelay: 1 }
                    steps:
                      - setBody: { simple: "${exception.class.name}" }
                - from:
                    uri: direct:ask
                    steps:
                      - to: openai:chat-completion
                """);

        String body =
                camel.context()
                        .createProducerTemplate()
                        .requestBody("direct:ask", "hello", String.class);

        assertThat(body).isEqualTo(OpenAIServiceException.class.getName());
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void givesUpAfterTheRequestTimeout() {
        CountDownLatch never = new CountDownLatch(1);
        server.answer(exchange -> await(never));

        Exchange exchange = hurried.ask("hello");

        assertThat(exchange.getException())
                .isInstanceOf(OpenAIIoException.class)
                .hasCauseInstanceOf(InterruptedIOException.class);
        assertThat(server.requests()).as("not tried again").hasSizeLessThan(2);
    }

    @Test
    void givesUpOnAnAnswerThatTricklesPastTheRequestTimeout() {
        CountDownLatch never = new CountDownLatch(1);
        server.answer(
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write('{');
                    exchange.getResponseBody().flush();
                    await(never);
                });

        Exchange exchange = hurried.ask("hello");

        assertThat(exchange.getException()).hasRootCauseInstanceOf(IOException.class);
        assertThat(server.requests()).as("not tried again").hasSizeLessThan(2);
    }

    @Test
    void givesUpOnAnAnswerWithoutEndBeforeItsTimeIsOver() {
        server.answer(
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    byte[] bytes = new byte[1 << 20];
                    while (true) {
                        exchange.getResponseBody().write(bytes);
                    }
                });

        assertThat(camel.ask("hello").getException())
                .isInstanceOf(OpenAIInvalidDataException.class);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void reportsAConnectionThatBreaksWithoutTryingAgain() {
        server.answer(HttpExchange::close);

        Exchange exchange = camel.ask("hello");

        assertThat(exchange.getException())
                .isInstanceOf(OpenAIIoException.class)
                .hasCauseInstanceOf(IOException.class);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void reportsAServerThatIsNotThere() {
        elsewhere.close();

        Exchange exchange = camel.ask("baseUrl=" + elsewhere.url(), "hello");

        assertThat(exchange.getException())
                .isInstanceOf(OpenAIIoException.class)
                .hasCauseInstanceOf(ConnectException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void sendsTheQuestionToNobodyElse(int status) {
        server.answer(status, "", "Location", elsewhere.url() + "/chat/completions");

        Exchange exchange = camel.ask("hello");

        assertThat(exchange.getException()).isInstanceOf(OpenAIServiceException.class);
        assertThat(server.requests()).hasSize(1);
        assertThat(elsewhere.requests()).isEmpty();
    }

    @Test
    void recoversAfterAFailure() {
        server.answer(500, "{}");
        camel.ask("", "hello", Map.of());
        server.answer(RecordingServer.completion("Hello again"));

        assertThat(camel.ask("hello").getMessage().getBody()).isEqualTo("Hello again");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
