package services.andreas.events.openai;

import com.openai.core.http.Headers;
import com.openai.core.http.HttpResponseFor;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletion.Choice;
import com.openai.models.chat.completions.ChatCompletion.Choice.FinishReason;
import com.openai.models.completions.CompletionUsage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;
import org.apache.camel.support.ResourceHelper;

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
     * @throws com.openai.errors.OpenAIException if the server rejects the request, fails, is not
     *     reached in time, or returns something other than a chat completion
     * @throws CamelExchangeException if the answer has no choices
     */
    @Override
    public void process(Exchange exchange) throws Exception {
        OpenAIEndpoint endpoint = getEndpoint();
        ChatCompletion completion;
        try (HttpResponseFor<ChatCompletion> response =
                endpoint.getClient()
                        .chat()
                        .completions()
                        .withRawResponse()
                        .create(request.of(exchange.getMessage()))) {
            exchange.setProperty(OpenAIConstants.RATE_LIMITS, rateLimits(response.headers()));
            completion = response.parse();
        }
        if (endpoint.getConfiguration().isStoreFullResponse()) {
            exchange.setProperty(OpenAIConstants.RESPONSE, completion);
        }
        report(exchange.getMessage(), completion);
        if (completion.choices().isEmpty()) {
            throw new CamelExchangeException("The answer has no choices", exchange);
        }
        answer(exchange.getMessage(), completion.choices().get(0));
    }

    private static Map<String, String> rateLimits(Headers headers) {
        Map<String, String> limits = new HashMap<>();
        for (String name : headers.names()) {
            if (name.toLowerCase(Locale.ROOT).startsWith("x-ratelimit-")) {
                limits.put(name.toLowerCase(Locale.ROOT), headers.values(name).get(0));
            }
        }
        return limits;
    }

    private static void answer(Message message, Choice choice) {
        Optional<FinishReason> finishReason = choice._finishReason().asKnown();
        if (finishReason.equals(Optional.of(FinishReason.TOOL_CALLS))) {
            message.setBody(choice.message().toolCalls());
        } else {
            message.setBody(choice.message().content().orElse(""));
        }
        set(message, OpenAIConstants.FINISH_REASON, finishReason.map(FinishReason::asString));
    }

    /** Reports the cost of an answer, even of a useless one. */
    private static void report(Message message, ChatCompletion completion) {
        // compatible servers leave out much, and their counts may not be numbers
        set(message, OpenAIConstants.RESPONSE_ID, completion._id().asKnown());
        set(message, OpenAIConstants.RESPONSE_MODEL, completion._model().asKnown());
        Optional<CompletionUsage> usage = completion._usage().asKnown();
        set(
                message,
                OpenAIConstants.PROMPT_TOKENS,
                usage.flatMap(known -> known._promptTokens().asKnown()));
        set(
                message,
                OpenAIConstants.COMPLETION_TOKENS,
                usage.flatMap(known -> known._completionTokens().asKnown()));
        set(
                message,
                OpenAIConstants.TOTAL_TOKENS,
                usage.flatMap(known -> known._totalTokens().asKnown()));
    }

    /** Sets the header, or removes the value of an earlier answer. */
    private static void set(Message message, String header, Optional<?> value) {
        value.ifPresentOrElse(
                known -> message.setHeader(header, known), () -> message.removeHeader(header));
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
