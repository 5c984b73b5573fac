package services.andreas.events.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import services.andreas.events.Patience;

class OpenAiStandInTest {
    private static final String ANSWER = "{\"events\":[{\"title\":\"Jazz\"}]}";

    private final OpenAiStandIn openAi = new OpenAiStandIn();
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void record() {
        openAi.recorded().add("Jazz tonight", ANSWER);
    }

    @AfterEach
    void close() {
        openAi.close();
    }

    @Test
    void answersWhatWasRecordedForTheSubject() throws Exception {
        JsonNode completion = json(ask(question("Subject: Jazz tonight")));

        JsonNode choice = completion.path("choices").path(0);
        assertThat(choice.path("message").path("content").asText()).isEqualTo(ANSWER);
        assertThat(choice.path("finish_reason").asText()).isEqualTo("stop");
        assertThat(completion.path("usage").path("total_tokens").asLong())
                .isEqualTo(openAi.tokens())
                .isPositive();
        assertThat(openAi.recorded().asked("Jazz tonight")).isEqualTo(1);
        assertThat(openAi.requests().get(0).model()).isEqualTo("gpt-6-luna");
    }

    @Test
    void findsNoEventsInAnUnknownMail() throws Exception {
        JsonNode completion = json(ask(question("Subject: Who are you?")));

        assertThat(content(completion)).isEqualTo("{\"events\":[]}");
        assertThat(openAi.recorded().askedUnknown()).isEqualTo(1);
    }

    @Test
    void refusesAWrongKey() throws Exception {
        HttpResponse<String> response = ask(question("Jazz tonight"), "sk-wrong", Patience.LIMIT);

        assertThat(response.statusCode()).isEqualTo(401);
        JsonNode error = json(response).path("error");
        assertThat(error.path("code").asText()).isEqualTo("invalid_api_key");
        assertThat(error.path("param").isNull()).isTrue();
        assertThat(openAi.completions()).isZero();
    }

    @Test
    void refusesWhatOpenAiWouldRefuse() throws Exception {
        ObjectNode loose = question("Jazz tonight");
        ((ObjectNode) loose.at("/response_format/json_schema/schema")).putArray("required");
        ObjectNode silent = question("Jazz tonight");
        silent.remove("messages");

        assertThat(ask(loose).statusCode()).isEqualTo(400);
        assertThat(json(ask(silent)).at("/error/param").asText()).isEqualTo("messages");
    }

    @Test
    void paysForAnswersThatAreOfNoUse() throws Exception {
        openAi.faults()
                .next(
                        OpenAiStandIn.COMPLETIONS,
                        Completions.refusal(),
                        Completions.length(),
                        Completions.contentFilter(),
                        Completions.noChoices(),
                        Completions.wrongSchema());

        JsonNode refusal = json(ask(question("Jazz tonight"))).at("/choices/0/message");
        assertThat(refusal.path("content").isNull()).isTrue();
        assertThat(refusal.path("refusal").asText()).isNotEmpty();
        assertThat(ANSWER).startsWith(content(json(ask(question("Jazz tonight")))));
        assertThat(json(ask(question("Jazz tonight"))).at("/choices/0/finish_reason").asText())
                .isEqualTo("content_filter");
        assertThat(json(ask(question("Jazz tonight"))).path("choices")).isEmpty();
        assertThat(content(json(ask(question("Jazz tonight"))))).contains("happenings");
        assertThat(openAi.completions()).isEqualTo(5);
    }

    @Test
    void doesNotPayForErrors() throws Exception {
        openAi.faults()
                .next(
                        Fault.answer(OpenAiErrors.rateLimitExceeded(2)),
                        Fault.answer(OpenAiErrors.insufficientQuota()),
                        Fault.answer(OpenAiErrors.errorWithStatus200()),
                        Fault.garbage(),
                        Fault.redirect("http://127.0.0.1:1/v1/chat/completions"));

        HttpResponse<String> limited = ask(question("Jazz tonight"));
        assertThat(limited.headers().firstValue("Retry-After")).contains("2");
        assertThat(json(ask(question("Jazz tonight"))).at("/error/code").asText())
                .isEqualTo("insufficient_quota");
        assertThat(json(ask(question("Jazz tonight"))).has("error")).isTrue();
        assertThat(ask(question("Jazz tonight")).body()).startsWith("<!DOCTYPE");
        assertThat(ask(question("Jazz tonight")).statusCode()).isEqualTo(302);
        assertThat(openAi.calls()).isEqualTo(5);
        assertThat(openAi.completions()).isZero();
    }

    @Test
    void answersAfterItsLatency() throws Exception {
        openAi.latency(Duration.ofDays(1));
        CountDownLatch answered = new CountDownLatch(1);
        openAi.answers(
                request -> {
                    answered.countDown();
                    return ANSWER;
                });

        var call =
                http.sendAsync(
                        request(question("Jazz tonight"), openAi.apiKey()).build(),
                        BodyHandlers.ofString());

        assertThat(awaited(answered)).isTrue();
        openAi.close();
        assertThatThrownBy(call::join)
                .as("a day early")
                .hasCauseInstanceOf(java.io.IOException.class);
    }

    @Test
    void servesManyCallsAtOnce() {
        CountDownLatch together = new CountDownLatch(64);
        openAi.answers(
                request -> {
                    together.countDown();
                    return awaited(together) ? ANSWER : "alone";
                });

        List<CompletableFuture<HttpResponse<String>>> calls =
                Stream.generate(() -> request(question("Jazz tonight"), openAi.apiKey()))
                        .limit(64)
                        .map(call -> http.sendAsync(call.build(), BodyHandlers.ofString()))
                        .toList();

        assertThat(calls).allMatch(call -> content(json(call.join())).equals(ANSWER));
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(Patience.SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static ObjectNode question(String text) {
        ObjectNode body = Json.object().put("model", "gpt-6-luna");
        body.putArray("messages")
                .add(Json.object().put("role", "system").put("content", "Find events"))
                .add(Json.object().put("role", "user").put("content", text));
        ObjectNode format = body.putObject("response_format").put("type", "json_schema");
        ObjectNode schema =
                format.putObject("json_schema")
                        .put("name", "events")
                        .put("strict", true)
                        .putObject("schema")
                        .put("type", "object")
                        .put("additionalProperties", false);
        schema.putObject("properties").putObject("events").put("type", "array");
        schema.putArray("required").add("events");
        return body;
    }

    private HttpResponse<String> ask(ObjectNode body) throws Exception {
        return ask(body, openAi.apiKey(), Patience.LIMIT);
    }

    private HttpResponse<String> ask(ObjectNode body, String key, Duration patience)
            throws Exception {
        return http.send(request(body, key).timeout(patience).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(ObjectNode body, String key) {
        return HttpRequest.newBuilder(openAi.baseUrl().resolve("/v1/chat/completions"))
                .header("Authorization", "Bearer " + key)
                .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body)));
    }

    private static String content(JsonNode completion) {
        return completion.at("/choices/0/message/content").asText();
    }

    private static JsonNode json(HttpResponse<String> response) {
        return Json.read(response.body());
    }
}
