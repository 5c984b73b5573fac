package services.andreas.events.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAIJsonSchemaTest {
    static final String SCHEMA =
            "{\"type\":\"object\",\"properties\":{\"z\":{\"type\":[\"string\",\"null\"]},"
                    + "\"a\":{\"type\":\"number\",\"minimum\":0.5,\"maximum\":10}},"
                    + "\"required\":[\"z\",\"a\"],\"additionalProperties\":false}";

    @AutoClose final RecordingServer server = new RecordingServer();

    @AutoClose
    final OpenAICamel camel =
            OpenAICamel.callingWithKeyAndModel(server, "schema=classpath:openai/answer.json");

    @Test
    void sendsAStrictCamelSchema() {
        camel.ask("jsonSchema=classpath:openai/answer.json", "hello");

        assertThat(server.onlyRequest().json().get("response_format"))
                .isEqualTo(
                        RecordingServer.parse(
                                """
                                {"type": "json_schema",
                                 "json_schema": {"name": "camel_schema", "strict": true,
                                                 "schema": {"type": "object",
                                                            "properties": {},
                                                            "required": [],
                                                            "additionalProperties": false}}}
                                """));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "resource:classpath:openai/answer.json",
                "openai/answer.json",
                "file:src/test/resources/openai/answer.json",
                "{{schema}}"
            })
    void readsTheSchemaFromAResource(String name) {
        camel.ask("jsonSchema=" + name, "hello");

        assertThat(server.onlyRequest().json().at("/response_format/json_schema/schema/type"))
                .hasToString("\"object\"");
    }

    @Test
    void takesTheOptionItselfAsSchema() {
        camel.ask("jsonSchema=RAW(" + SCHEMA + ")", "hello");

        assertThat(server.onlyRequest().text()).contains("\"schema\":" + SCHEMA);
    }

    @Test
    void sendsTheSchemaOfTheHeaderUnchanged() {
        camel.ask("", "hello", Map.of("CamelOpenAIJsonSchema", SCHEMA));

        assertThat(server.onlyRequest().text()).contains("\"schema\":" + SCHEMA);
    }

    @Test
    void prefersTheHeaderToTheOption() {
        camel.ask(
                "jsonSchema=openai/answer.json", "hello", Map.of("CamelOpenAIJsonSchema", SCHEMA));

        assertThat(server.onlyRequest().text()).contains("\"schema\":" + SCHEMA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void fallsBackToTheOptionWhenTheHeaderIsBlank(String header) {
        camel.ask(
                "jsonSchema=openai/answer.json", "hello", Map.of("CamelOpenAIJsonSchema", header));

        assertThat(server.onlyRequest().json().has("response_format")).isTrue();
    }

    @Test
    void followsAHeaderThatChangesFromMessageToMessage() {
        String other = "{\"type\":\"object\",\"title\":\"other\"}";

        camel.ask("", "hello", Map.of("CamelOpenAIJsonSchema", SCHEMA));
        camel.ask("", "hello", Map.of("CamelOpenAIJsonSchema", other));
        camel.ask("", "hello", Map.of("CamelOpenAIJsonSchema", SCHEMA));
        camel.ask("hello");

        assertThat(server.requests().get(0).text()).contains("\"schema\":" + SCHEMA);
        assertThat(server.requests().get(1).text()).contains("\"schema\":" + other);
        assertThat(server.requests().get(2).text()).contains("\"schema\":" + SCHEMA);
        assertThat(server.requests().get(3).text()).doesNotContain("response_format");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"type\":", "[]", "null", "\"object\"", "{} {}", "openai/answer.json"})
    void refusesAHeaderThatIsNotAJsonObject(String schema) {
        Exchange exchange = camel.ask("", "hello", Map.of("CamelOpenAIJsonSchema", schema));

        assertThat(exchange.getException()).isInstanceOf(IllegalArgumentException.class);
        assertThat(server.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "missing.json",
                "classpath:missing.json",
                "file:missing.json",
                "resource:classpath:missing.json",
                "unknown:missing.json"
            })
    void refusesTheFirstMessageWhenTheSchemaIsNowhere(String name) {
        Exchange exchange = camel.ask("jsonSchema=" + name, "hello");

        assertThat(exchange.getException()).isInstanceOf(IllegalArgumentException.class);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void leavesTheAnswerAsText() {
        server.answer(RecordingServer.completion("not even JSON"));

        Exchange exchange = camel.ask("jsonSchema=openai/answer.json", "hello");

        assertThat(exchange.getMessage().getBody()).isEqualTo("not even JSON");
    }
}
