package services.andreas.events.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.FailedToStartRouteException;
import org.apache.camel.ResolveEndpointFailedException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAIEndpointTest {
    @AutoClose final RecordingServer server = new RecordingServer();
    @AutoClose final OpenAICamel camel = OpenAICamel.callingWithKeyAndModel(server);

    @ParameterizedTest
    @ValueSource(strings = {"embeddings", "chat-completions", "responses"})
    void refusesToStartAnotherOperation(String operation) {
        assertThatThrownBy(() -> camel.load(route("openai:" + operation)))
                .isInstanceOf(FailedToStartRouteException.class)
                .hasRootCauseInstanceOf(IllegalArgumentException.class)
                .hasStackTraceContaining("chat-completion");
    }

    @Test
    void refusesToBeConsumedFrom() {
        assertThatThrownBy(
                        () ->
                                camel.load(
                                        """
                                        - from:
                                            uri: openai:chat-completion
                                            steps:
                                              - stop: {}
                                        """))
                .hasRootCauseInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unknown=1",
                "streaming=true",
                "outputClass=java.lang.String",
                "conversationMemory=true",
                "conversationHistoryProperty=x",
                "requestTimeout=1000",
                "maxRetries=0",
                "embeddingModel=x"
            })
    void refusesAnOptionThatItDoesNotHave(String option) {
        assertThatThrownBy(() -> camel.load(route("openai:chat-completion?" + option)))
                .isInstanceOf(FailedToCreateRouteException.class)
                .hasRootCauseInstanceOf(ResolveEndpointFailedException.class);
    }

    @Test
    void takesTheOptionsOfARouteInYaml() throws Exception {
        camel.load(
                """
                - from:
                    uri: direct:ask
                    steps:
                      - to:
                          uri: openai:chat-completion
                          parameters:
                            model: route-model
                            temperature: 0
                            systemMessage: Be brief, please.
                            jsonSchema: resource:classpath:openai/answer.json
                            additionalBodyProperty.reasoning_effort: none
                            lazyStartProducer: true
                """);

        camel.context().createProducerTemplate().requestBody("direct:ask", "hello");

        assertThat(server.onlyRequest().json().get("model").asText()).isEqualTo("route-model");
        assertThat(server.onlyRequest().json().get("temperature").asDouble()).isZero();
        assertThat(server.onlyRequest().json().get("reasoning_effort").asText()).isEqualTo("none");
        assertThat(server.onlyRequest().json().at("/messages/0/content").asText())
                .isEqualTo("Be brief, please.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"model=m", "model=m&apiKey=", "model=m&apiKey=RAW( )"})
    void refusesToStartWithoutAKey(String options) {
        assumeThat(System.getenv("OPENAI_API_KEY")).isNull();

        try (OpenAICamel keyless = new OpenAICamel()) {
            assertThatThrownBy(() -> keyless.load(route("openai:chat-completion?" + options)))
                    .hasRootCauseInstanceOf(IllegalStateException.class)
                    .hasStackTraceContaining("No API key");
        }
    }

    @Test
    void takesTheKeyFromASystemPropertyWhenThereIsNoOther() {
        assumeThat(System.getenv("OPENAI_API_KEY")).isNull();
        System.setProperty("openai.api.key", "sk-system");
        try (OpenAICamel keyless = new OpenAICamel()) {
            keyless.ask("model=m&baseUrl=" + server.url(), "hello");
        } finally {
            System.clearProperty("openai.api.key");
        }

        assertThat(server.onlyRequest().headers().get("Authorization"))
                .containsExactly("Bearer sk-system");
    }

    @Test
    void refusesToStartWithAnEmptyBaseUrl() {
        assertThatThrownBy(() -> camel.load(route("openai:chat-completion?baseUrl=")))
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void talksToOpenAIWhenNobodySaysOtherwise() {
        try (OpenAICamel plain = new OpenAICamel("camel.component.openai.api-key=sk-plain")) {
            assertThat(plain.context().getEndpoint("openai:chat-completion", OpenAIEndpoint.class))
                    .extracting(endpoint -> endpoint.getConfiguration().getBaseUrl())
                    .isEqualTo("https://api.openai.com/v1");
        }
    }

    @Test
    void keepsTheComponentsKeyOutOfTheEndpoint() {
        OpenAIEndpoint endpoint =
                camel.context().getEndpoint("openai:chat-completion", OpenAIEndpoint.class);

        assertThat(endpoint.getEndpointUri()).doesNotContain("sk-component");
        assertThat(endpoint.toString()).doesNotContain("sk-component");
        assertThat(endpoint.getConfiguration().toString()).doesNotContain("sk-component");
        assertThat(endpoint.getClient().toString()).doesNotContain("sk-component");
    }

    @Test
    void masksAKeyOfTheUri() {
        OpenAIEndpoint endpoint =
                camel.context()
                        .getEndpoint(
                                "openai:chat-completion?apiKey=sk-endpoint", OpenAIEndpoint.class);

        assertThat(endpoint.toString()).contains("apiKey=xxxxxx").doesNotContain("sk-endpoint");
    }

    @Test
    void keepsTheKeyOutOfErrorsAtStart() {
        String uri = "openai:chat-completion?apiKey=sk-endpoint&unknown=1";

        assertThatThrownBy(() -> camel.load(route(uri)))
                .satisfies(e -> assertThat(stackTrace(e)).doesNotContain("sk-endpoint"));
    }

    @Test
    void keepsTheKeyOutOfErrorsOfCalls() {
        server.answer(401, "{\"error\": {\"message\": \"Incorrect API key provided\"}}");

        assertThat(stackTrace(camel.ask("hello").getException())).doesNotContain("sk-component");
    }

    @Test
    void keepsAKeyThatIsNoHeaderValueOutOfTheError() {
        try (OpenAICamel broken =
                OpenAICamel.callingWithKeyAndModel(
                        server, "camel.component.openai.api-key=sk-bro\nken")) {
            assertThat(stackTrace(broken.ask("hello").getException()))
                    .doesNotContain("sk-bro")
                    .contains("Authorization");
        }
    }

    private static String route(String uri) {
        return """
                - from:
                    uri: direct:ask
                    steps:
                      - to: "%s"
                """
                .formatted(uri);
    }

    private static String stackTrace(Throwable e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
