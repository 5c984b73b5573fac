package services.andreas.events.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import services.andreas.events.openai.errors.OpenAIInvalidDataException;

class OpenAIAnswerTest {
    @AutoClose final RecordingServer server = new RecordingServer();
    @AutoClose final OpenAICamel camel = OpenAICamel.callingWithKeyAndModel(server);

    @Test
    void makesTheContentTheBody() {
        server.answer(RecordingServer.completion("{\\\"events\\\": []} é"));

        assertThat(camel.ask("hello").getMessage().getBody()).isEqualTo("{\"events\": []} é");
    }

    @Test
    void reportsTheCallInHeaders() {
        assertThat(camel.ask("hello").getMessage().getHeaders())
                .containsEntry("CamelOpenAIResponseId", "chatcmpl-1")
                .containsEntry("CamelOpenAIResponseModel", "model-as-served")
                .containsEntry("CamelOpenAIFinishReason", "stop")
                .containsEntry("CamelOpenAIPromptTokens", 9L)
                .containsEntry("CamelOpenAICompletionTokens", 12L)
                .containsEntry("CamelOpenAITotalTokens", 21L);
    }

    @Test
    void reportsWhatTheModelHadKeptOfThePromptAndWhatItKeeps() {
        server.answer(
                """
                {"choices": [{"message": {"content": "Hi"}}],
                 "usage": {"prompt_tokens": 9, "prompt_tokens_details":
                     {"cached_tokens": 5, "cache_write_tokens": 3}}}
                """);

        assertThat(camel.ask("hello").getMessage().getHeaders())
                .containsEntry("CamelOpenAICachedTokens", 5L)
                .containsEntry("CamelOpenAICacheWriteTokens", 3L);
    }

    @Test
    void keepsTheHeadersOfTheMessage() {
        Exchange exchange =
                camel.ask(
                        "", "hello", Map.of("messageId", "1", "CamelOpenAIModel", "header-model"));

        assertThat(exchange.getMessage().getHeaders())
                .containsEntry("messageId", "1")
                .containsEntry("CamelOpenAIModel", "header-model");
    }

    @Test
    void setsNoTokenHeadersWithoutUsage() {
        server.answer(choice("\"stop\"", "{\"role\": \"assistant\", \"content\": \"Hi\"}"));

        assertThat(camel.ask("hello").getMessage().getHeaders())
                .containsEntry("CamelOpenAIFinishReason", "stop")
                .doesNotContainKeys(
                        "CamelOpenAIPromptTokens",
                        "CamelOpenAICompletionTokens",
                        "CamelOpenAITotalTokens");
    }

    @Test
    void makesARefusalAnEmptyBody() {
        server.answer(
                choice(
                        "\"stop\"",
                        "{\"role\": \"assistant\", \"content\": null, \"refusal\": \"No.\"}"));

        Exchange exchange = camel.ask("hello");

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).isEqualTo("");
    }

    @Test
    void makesAFilteredAnswerAnEmptyBodyWithItsReason() {
        server.answer(choice("\"content_filter\"", "{\"role\": \"assistant\", \"content\": null}"));

        Exchange exchange = camel.ask("hello");

        assertThat(exchange.getMessage().getBody()).isEqualTo("");
        assertThat(exchange.getMessage().getHeader("CamelOpenAIFinishReason"))
                .isEqualTo("content_filter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"length", "something_new"})
    void passesTheFinishReasonOnAsItIs(String reason) {
        server.answer(
                choice(
                        "\"" + reason + "\"",
                        "{\"role\": \"assistant\", \"content\": \"{\\\"events\\\": [\"}"));

        Exchange exchange = camel.ask("hello");

        assertThat(exchange.getMessage().getBody()).isEqualTo("{\"events\": [");
        assertThat(exchange.getMessage().getHeader("CamelOpenAIFinishReason")).isEqualTo(reason);
    }

    @Test
    void makesToolCallsTheBody() {
        server.answer(
                choice(
                        "\"tool_calls\"",
                        """
                        {"role": "assistant", "content": null, "tool_calls": [
                            {"id": "1", "type": "function",
                             "function": {"name": "look", "arguments": "{}"}}]}
                        """));

        assertThat(camel.ask("hello").getMessage().getBody())
                .isInstanceOfSatisfying(
                        JsonNode.class,
                        calls ->
                                assertThat(calls.at("/0/function/name").asText())
                                        .isEqualTo("look"));
    }

    @Test
    void refusesAnAnswerWithoutChoicesAndKeepsTheQuestionOutOfTheError() {
        server.answer(
                "{\"id\": \"1\", \"object\": \"chat.completion\", \"created\": 1,"
                        + " \"model\": \"m\", \"choices\": []}");

        assertThat(camel.ask("a private question").getException())
                .isInstanceOf(CamelExchangeException.class)
                .hasMessageContaining("no choices")
                .hasMessageNotContaining("private");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\": \"1\", \"object\": \"chat.completion\", \"created\": 1, \"model\": \"m\"}",
                "{\"id\": \"1\", \"choi",
                "<html>gateway</html>",
                "",
                "null",
                "[]",
                "\"Hi\"",
                "{\"choices\": {}}",
                "{\"choices\": [null]}",
                "{\"choices\": [{\"finish_reason\": \"stop\"}]}",
                "{\"choices\": [{\"message\": \"Hi\"}]}",
                "{\"choices\": [{\"message\": {\"content\": [\"Hi\"]}}]}",
                "{\"choices\": [{\"message\": {\"content\": \"Hi\"}}]} {}"
            })
    void refusesAnAnswerThatIsNoChatCompletion(String answer) {
        server.answer(answer);

        assertThat(camel.ask("hello").getException())
                .isInstanceOf(OpenAIInvalidDataException.class);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void refusesAnAnswerOfManyLevels() {
        String deep = "[".repeat(100_000);

        server.answer("{\"choices\": " + deep);

        assertThat(camel.ask("hello").getException())
                .isInstanceOf(OpenAIInvalidDataException.class);
    }

    @Test
    void takesWhatAnAnswerHasThatLacksTheRest() {
        server.answer(
                "{\"choices\": [{\"message\": {\"content\": \"Hi\"}}],"
                        + " \"usage\": {\"total_tokens\": 7, \"prompt_tokens\": \"many\"}}");

        Message message = camel.ask("hello").getMessage();

        assertThat(message.getBody()).isEqualTo("Hi");
        assertThat(message.getHeader("CamelOpenAITotalTokens")).isEqualTo(7L);
        assertThat(message.getHeaders())
                .doesNotContainKeys(
                        "CamelOpenAIResponseId",
                        "CamelOpenAIFinishReason",
                        "CamelOpenAIPromptTokens");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"choices\": [{\"message\": {\"content\": \"Hi\"}, \"finish_reason\": \"stop\"}]",
                "\"usage\": null, \"choices\": [{\"message\": {\"content\": \"Hi\"}, \"finish_reason\": null}]",
                "\"usage\": {}, \"choices\": [{\"index\": \"0\", \"message\": {\"role\": \"assistant\","
                        + " \"content\": \"Hi\", \"refusal\": null, \"reasoning\": \"x\"}}]",
                "\"usage\": \"none\", \"created\": \"today\", \"object\": 7, \"id\": 4, \"model\": null,"
                        + " \"choices\": [{\"message\": {\"content\": \"Hi\"}}]",
                "\"service_tier\": \"odd\", \"x_extra\": {\"a\": [1]}, \"system_fingerprint\": 3,"
                        + " \"usage\": {\"prompt_tokens\": 3.5, \"completion_tokens\": null},"
                        + " \"choices\": [{\"logprobs\": {}, \"message\": {\"content\": \"Hi\"}}]"
            })
    void takesWhatCompatibleServersSay(String members) {
        server.answer("{" + members + "}");

        Exchange exchange = camel.ask("hello");

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).isEqualTo("Hi");
    }

    @Test
    void tellsWhatAnAnswerHasCostThatIsOfNoUse() {
        server.answer("{\"model\": \"m\", \"choices\": [], \"usage\": {\"total_tokens\": 7}}");

        assertThat(camel.ask("hello").getMessage().getHeader("CamelOpenAITotalTokens"))
                .isEqualTo(7L);
    }

    @Test
    void keepsTheFullResponseOnlyWhenTold() {
        Exchange kept = camel.ask("storeFullResponse=true", "hello");
        Exchange dropped = camel.ask("hello");

        assertThat(kept.getProperty("CamelOpenAIResponse"))
                .isInstanceOfSatisfying(
                        JsonNode.class,
                        response ->
                                assertThat(response.path("id").asText()).isEqualTo("chatcmpl-1"));
        assertThat(dropped.getProperty("CamelOpenAIResponse")).isNull();
    }

    @Test
    void keepsTheFullResponseEvenWithoutChoices() {
        server.answer(
                "{\"id\": \"1\", \"object\": \"chat.completion\", \"created\": 1,"
                        + " \"model\": \"m\", \"choices\": []}");

        assertThat(camel.ask("storeFullResponse=true", "hello").getProperty("CamelOpenAIResponse"))
                .isInstanceOf(JsonNode.class);
    }

    private static String choice(String finishReason, String message) {
        return """
                {"id": "chatcmpl-1", "object": "chat.completion", "created": 1, "model": "m",
                 "choices": [{"index": 0, "finish_reason": %s, "logprobs": null, "message": %s}]}
                """
                .formatted(finishReason, message);
    }
}
