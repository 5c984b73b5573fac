package services.andreas.events.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;
import org.apache.camel.support.ResourceHelper;
import org.jspecify.annotations.Nullable;
import services.andreas.events.openai.errors.OpenAIInvalidDataException;

/** Sends a message to the model, and sets its answer as the body. */
public class OpenAIProducer extends DefaultProducer {
    private ChatCompletionRequest request;

    public OpenAIProducer(OpenAIEndpoint endpoint) {
        super(endpoint);
    }

    @Override
    public OpenAIEndpoint getEndpoint() {
        return (OpenAIEndpoint) super.getEndpoint();
    }

    @Override
    protected void doStart() throws Exception {
        OpenAIConfiguration options = getEndpoint().getConfiguration();
        request = new ChatCompletionRequest(options, textOf(options.getJsonSchema()));
        super.doStart();
    }

    /**
     * Blocks until the server answers; a refusal or a filtered answer becomes an empty body.
     *
     * @throws services.andreas.events.openai.errors.OpenAIException if the server rejects the
     *     request, fails, is not reached in time, or returns something other than a chat completion
     * @throws CamelExchangeException if the answer has no choices
     */
    @Override
    public void process(Exchange exchange) throws Exception {
        Message message = exchange.getMessage();
        OpenAIResponse response = ask(exchange, request.of(message));
        exchange.setProperty(OpenAIConstants.RATE_LIMITS, rateLimits(response.headers()));
        JsonNode completion = response.json();
        if (getEndpoint().getConfiguration().isStoreFullResponse()) {
            exchange.setProperty(OpenAIConstants.RESPONSE, completion);
        }
        report(message, completion);
        if (!completion.path("choices").isArray()) {
            throw new OpenAIInvalidDataException("The answer is no chat completion");
        }
        if (completion.path("choices").isEmpty()) {
            throw new CamelExchangeException("The answer has no choices", exchange);
        }
        answer(message, completion.path("choices").path(0));
    }

    private OpenAIResponse ask(Exchange exchange, ObjectNode question) {
        KnownAnswers answers =
                exchange.getProperty(OpenAIConstants.KNOWN_ANSWERS, KnownAnswers.class);
        OpenAIResponse known = answers == null ? null : answers.of(question);
        return known == null ? getEndpoint().getClient().post("chat/completions", question) : known;
    }

    private static Map<String, String> rateLimits(Map<String, String> headers) {
        Map<String, String> limits = new HashMap<>(headers);
        limits.keySet().removeIf(name -> !name.startsWith("x-ratelimit-"));
        return limits;
    }

    private static void answer(Message message, JsonNode choice) {
        String finishReason = choice.path("finish_reason").textValue();
        JsonNode content = choice.path("message").path("content");
        if ("tool_calls".equals(finishReason)) {
            message.setBody(choice.path("message").path("tool_calls"));
        } else if (choice.path("message").isObject() && isTextOrAbsent(content)) {
            message.setBody(content.asText(""));
        } else {
            throw new OpenAIInvalidDataException("The choice has no message of text");
        }
        set(message, OpenAIConstants.FINISH_REASON, finishReason);
    }

    private static boolean isTextOrAbsent(JsonNode content) {
        return content.isTextual() || content.isNull() || content.isMissingNode();
    }

    /** Reports the cost of an answer, even of a useless one. */
    private static void report(Message message, JsonNode completion) {
        // compatible servers leave out much, and their counts may not be numbers
        set(message, OpenAIConstants.RESPONSE_ID, completion.path("id").textValue());
        set(message, OpenAIConstants.RESPONSE_MODEL, completion.path("model").textValue());
        set(message, OpenAIConstants.SERVICE_TIER, completion.path("service_tier").textValue());
        JsonNode usage = completion.path("usage");
        set(message, OpenAIConstants.PROMPT_TOKENS, count(usage.path("prompt_tokens")));
        set(message, OpenAIConstants.COMPLETION_TOKENS, count(usage.path("completion_tokens")));
        set(message, OpenAIConstants.TOTAL_TOKENS, count(usage.path("total_tokens")));
        JsonNode details = usage.path("prompt_tokens_details");
        set(message, OpenAIConstants.CACHED_TOKENS, count(details.path("cached_tokens")));
        set(message, OpenAIConstants.CACHE_WRITE_TOKENS, count(details.path("cache_write_tokens")));
    }

    private static @Nullable Long count(JsonNode number) {
        return number.isIntegralNumber() && number.canConvertToLong() ? number.longValue() : null;
    }

    /** Sets the header, or removes the value of an earlier answer. */
    private static void set(Message message, String header, @Nullable Object value) {
        if (value == null) {
            message.removeHeader(header);
        } else {
            message.setHeader(header, value);
        }
    }

    /**
     * Loads the schema as a resource, or else takes it as the schema itself, as camel-openai does.
     */
    private String textOf(String schema) {
        if (schema == null || schema.isBlank()) {
            return null;
        }
        try (InputStream resource =
                ResourceHelper.resolveResourceAsInputStream(
                        getEndpoint().getCamelContext(), schema)) {
            return resource == null
                    ? schema
                    : new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException | IllegalArgumentException e) {
            return schema;
        }
    }
}
