package services.andreas.events.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.TypeConversionException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAIRequestTest {
    @AutoClose final RecordingServer server = new RecordingServer();
    @AutoClose final OpenAICamel camel = OpenAICamel.callingWithKeyAndModel(server);

    @Test
    void sendsTheBodyAsUserMessageAndNothingThatIsNotSet() {
        camel.ask("hello");

        assertThat(server.onlyRequest().json())
                .isEqualTo(
                        RecordingServer.parse(
                                """
                                {"messages": [{"content": "hello", "role": "user"}],
                                 "model": "component-model"}
                                """));
    }

    @Test
    void postsToChatCompletionsUnderTheBaseUrl() {
        camel.ask("hello");

        assertThat(server.onlyRequest().method()).isEqualTo("POST");
        assertThat(server.onlyRequest().path()).isEqualTo("/v1/chat/completions");
        assertThat(server.onlyRequest().headers().getFirst("Content-Type"))
                .isEqualTo("application/json");
    }

    @Test
    void takesABaseUrlThatEndsWithASlash() {
        camel.ask("baseUrl=" + server.url() + "/", "hello");

        assertThat(server.onlyRequest().path()).isEqualTo("/v1/chat/completions");
    }

    @Test
    void sendsTheKeyAsBearer() {
        camel.ask("hello");

        assertThat(server.onlyRequest().headers().get("Authorization"))
                .containsExactly("Bearer sk-component");
    }

    @Test
    void prefersTheEndpointsKeyAndModelToTheComponents() {
        camel.ask("apiKey=sk-endpoint&model=endpoint-model", "hello");

        assertThat(server.onlyRequest().headers().get("Authorization"))
                .containsExactly("Bearer sk-endpoint");
        assertThat(sent().get("model").asText()).isEqualTo("endpoint-model");
    }

    @Test
    void sendsTheOptionsThatAreSet() {
        camel.ask("temperature=0.2&topP=0.9&maxTokens=500", "hello");

        assertThat(sent().get("temperature").asDouble()).isEqualTo(0.2);
        assertThat(sent().get("top_p").asDouble()).isEqualTo(0.9);
        assertThat(sent().get("max_tokens").asInt()).isEqualTo(500);
        assertThat(sent().has("max_completion_tokens")).isFalse();
    }

    @Test
    void prefersHeadersToOptions() {
        camel.ask(
                "model=endpoint-model&temperature=1&topP=1&maxTokens=1",
                "hello",
                Map.of(
                        "CamelOpenAIModel", "header-model",
                        "CamelOpenAITemperature", "0.3",
                        "CamelOpenAITopP", 0.4,
                        "CamelOpenAIMaxTokens", "7"));

        assertThat(sent().get("model").asText()).isEqualTo("header-model");
        assertThat(sent().get("temperature").asDouble()).isEqualTo(0.3);
        assertThat(sent().get("top_p").asDouble()).isEqualTo(0.4);
        assertThat(sent().get("max_tokens").asInt()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void fallsBackToTheOptionWhenTheModelHeaderIsBlank(String header) {
        camel.ask("", "hello", Map.of("CamelOpenAIModel", header));

        assertThat(sent().get("model").asText()).isEqualTo("component-model");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CamelOpenAITemperature", "CamelOpenAITopP", "CamelOpenAIMaxTokens"})
    void refusesANumericHeaderThatIsNoNumber(String header) {
        Exchange exchange = camel.ask("", "hello", Map.of(header, "warm"));

        assertThat(exchange.getException()).isInstanceOf(TypeConversionException.class);
        assertThat(server.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CamelOpenAITemperature", "CamelOpenAITopP", "CamelOpenAIMaxTokens"})
    void refusesANumericHeaderThatIsBlank(String header) {
        Exchange exchange =
                camel.ask("temperature=1&topP=1&maxTokens=1", "hello", Map.of(header, " "));

        assertThat(exchange.getException()).isInstanceOf(TypeConversionException.class);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void ordersSystemThenDeveloperThenUser() {
        camel.ask("userMessage=question&developerMessage=rules&systemMessage=role", "ignored");

        assertThat(sent().get("messages"))
                .isEqualTo(
                        RecordingServer.parse(
                                """
                                [{"content": "role", "role": "system"},
                                 {"content": "rules", "role": "developer"},
                                 {"content": "question", "role": "user"}]
                                """));
    }

    @Test
    void prefersMessageHeadersToMessageOptionsAndToTheBody() {
        camel.ask(
                "userMessage=question&developerMessage=rules&systemMessage=role",
                "ignored",
                Map.of(
                        "CamelOpenAISystemMessage", "header role",
                        "CamelOpenAIDeveloperMessage", "header rules",
                        "CamelOpenAIUserMessage", "header question"));

        assertThat(sent().get("messages").findValuesAsText("content"))
                .containsExactly("header role", "header rules", "header question");
    }

    @Test
    void fallsBackToTheOptionsWhenMessageHeadersAreEmpty() {
        camel.ask(
                "userMessage=question&developerMessage=rules&systemMessage=role",
                "ignored",
                Map.of(
                        "CamelOpenAISystemMessage", "",
                        "CamelOpenAIDeveloperMessage", "",
                        "CamelOpenAIUserMessage", ""));

        assertThat(sent().get("messages").findValuesAsText("content"))
                .containsExactly("role", "rules", "question");
    }

    @Test
    void leavesOutMessagesWhoseHeadersAreWhiteSpace() {
        camel.ask(
                "userMessage=question&developerMessage=rules&systemMessage=role",
                "ignored",
                Map.of("CamelOpenAIDeveloperMessage", " ", "CamelOpenAIUserMessage", "\n"));

        assertThat(sent().get("messages").findValuesAsText("role")).containsExactly("system");
    }

    @Test
    void takesAnEmptyUserHeaderInsteadOfTheBody() {
        camel.ask("systemMessage=role", "ignored", Map.of("CamelOpenAIUserMessage", ""));

        assertThat(sent().get("messages").findValuesAsText("role")).containsExactly("system");
    }

    @Test
    void asksWithASystemMessageAlone() {
        camel.ask("systemMessage=role", null);

        assertThat(sent().get("messages").findValuesAsText("role")).containsExactly("system");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n\t"})
    void refusesToSendNothing(String body) {
        Exchange exchange = camel.ask(body);

        assertThat(exchange.getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Nothing to send");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void readsBytesAndStreamsAsText() {
        byte[] bytes = "Zürich".getBytes(StandardCharsets.UTF_8);

        camel.ask(bytes);
        camel.ask(new ByteArrayInputStream(bytes));

        assertThat(server.requests())
                .extracting(request -> request.json().at("/messages/0/content").asText())
                .containsExactly("Zürich", "Zürich");
    }

    @Test
    void refusesAFileAsBody() {
        Exchange exchange = camel.ask(new File("pom.xml"));

        assertThat(exchange.getException()).isInstanceOf(IllegalArgumentException.class);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void sendsTheBodyAsAnImageBesideTheText() {
        Map<String, Object> headers =
                Map.of(
                        "CamelOpenAIMediaType", "image/png",
                        "CamelOpenAIUserMessage", "What is on this poster?");
        byte[] image = {(byte) 0x89, 'P', 'N', 'G'};

        camel.ask("", image, headers);
        camel.ask("", new ByteArrayInputStream(image), headers);

        assertThat(server.requests())
                .extracting(request -> request.json().at("/messages/0"))
                .containsOnly(
                        RecordingServer.parse(
                                """
                                {"role": "user", "content": [
                                    {"type": "text", "text": "What is on this poster?"},
                                    {"type": "image_url",
                                     "image_url": {"url": "data:image/png;base64,iVBORw=="}}]}
                                """));
    }

    @Test
    void readsAsTextWhatHasAnotherMediaType() {
        camel.ask("", "hello".getBytes(StandardCharsets.UTF_8), type("text/plain"));

        assertThat(sent().at("/messages/0/content").asText()).isEqualTo("hello");
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "image/png;base64,AAAA#", "image/"})
    void refusesAnImageWithoutTextAndATypeThatIsNone(String type) {
        Exchange exchange = camel.ask("", new byte[] {1}, type(type));

        assertThat(exchange.getException()).isInstanceOf(IllegalArgumentException.class);
        assertThat(server.requests()).isEmpty();
    }

    private static Map<String, Object> type(String type) {
        return Map.of("CamelOpenAIMediaType", type);
    }

    @Test
    void sendsTextExactly() {
        String text = "a \"quoted\" + 50% & {{not.a.property}}\r\n\tline ☃ 𝄞 \u0001";

        camel.ask(text);

        assertThat(sent().at("/messages/0/content").asText()).isEqualTo(text);
    }

    @Test
    void refusesToAskNoModel() {
        try (OpenAICamel unset =
                new OpenAICamel(
                        "camel.component.openai.base-url=" + server.url(),
                        "camel.component.openai.api-key=sk")) {
            assertThat(unset.ask("hello").getException())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("model");
        }
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void sendsAdditionalBodyPropertiesAsJsonWhereTheyAreJson() {
        camel.ask(
                "additionalBodyProperty.reasoning_effort=none"
                        + "&additionalBodyProperty.seed=7"
                        + "&additionalBodyProperty.store=false"
                        + "&additionalBodyProperty.user=null"
                        + "&additionalBodyProperty.service_tier=\"flex\""
                        + "&additionalBodyProperty.metadata=RAW({\"run\": [1, 2.5]})",
                "hello");

        assertThat(sent().get("reasoning_effort").asText()).isEqualTo("none");
        assertThat(sent().get("seed").isInt()).isTrue();
        assertThat(sent().get("store").isBoolean()).isTrue();
        assertThat(sent().get("user").isNull()).isTrue();
        assertThat(sent().get("service_tier").asText()).isEqualTo("flex");
        assertThat(sent().get("metadata")).isEqualTo(RecordingServer.parse("{\"run\":[1,2.5]}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-22", "1 2", "{half", ""})
    void sendsAdditionalBodyPropertiesAsTextWhereTheyAreNotJson(String text) {
        camel.ask("additionalBodyProperty.user=" + text, "hello");

        assertThat(sent().get("user").isTextual()).isTrue();
        assertThat(sent().get("user").asText()).isEqualTo(text);
    }

    private JsonNode sent() {
        return server.onlyRequest().json();
    }
}
