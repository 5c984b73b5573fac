package services.andreas.events.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** Builds the request for a message: from its headers, else the options, else the body. */
final class ChatCompletionRequest {
    private final JsonSchemaFormat headerSchema = new JsonSchemaFormat();
    private final JsonSchemaFormat optionSchema = new JsonSchemaFormat();
    private final OpenAIConfiguration options;
    private final String schema;
    private final Map<String, JsonNode> additionalBody = new LinkedHashMap<>();

    /**
     * @param schema text of the JSON Schema that the options name
     */
    ChatCompletionRequest(OpenAIConfiguration options, @Nullable String schema) {
        this.options = options;
        this.schema = schema;
        options.getAdditionalBodyProperty().forEach((k, v) -> additionalBody.put(k, jsonOrText(v)));
    }

    /**
     * @throws IllegalArgumentException if there is no prompt or no model, the body is a file and no
     *     image, or the schema is not a JSON object
     */
    ObjectNode of(Message in) {
        ObjectNode request = OpenAIClient.JSON.createObjectNode();
        addMessages(request.putArray("messages"), in);
        String cacheKey =
                in.getExchange().getProperty(OpenAIConstants.PROMPT_CACHE_KEY, String.class);
        if (cacheKey != null) {
            CachedPrompt.mark(request, cacheKey);
        }
        request.put("model", model(in));
        header(in, OpenAIConstants.TEMPERATURE, Double.class, options.getTemperature())
                .ifPresent(temperature -> request.put("temperature", temperature));
        header(in, OpenAIConstants.TOP_P, Double.class, options.getTopP())
                .ifPresent(mass -> request.put("top_p", mass));
        // the old name, as camel-openai 4.17 and 4.18; some servers do not know the newer one
        header(in, OpenAIConstants.MAX_TOKENS, Integer.class, options.getMaxTokens())
                .ifPresent(tokens -> request.put("max_tokens", tokens));
        format(in).ifPresent(format -> request.set("response_format", format));
        request.setAll(additionalBody);
        return request;
    }

    private void addMessages(ArrayNode messages, Message in) {
        String system = text(in, OpenAIConstants.SYSTEM_MESSAGE, options.getSystemMessage());
        String developer =
                text(in, OpenAIConstants.DEVELOPER_MESSAGE, options.getDeveloperMessage());
        if (!isBlank(system)) {
            add(messages, "system", TextNode.valueOf(system));
        }
        if (!isBlank(developer)) {
            add(messages, "developer", TextNode.valueOf(developer));
        }
        JsonNode user =
                UserContent.of(
                        in, text(in, OpenAIConstants.USER_MESSAGE, options.getUserMessage()));
        if (user != null) {
            add(messages, "user", user);
        }
        if (messages.isEmpty()) {
            throw new IllegalArgumentException(
                    "Nothing to send: there is no user, system or developer message");
        }
    }

    private static void add(ArrayNode messages, String role, JsonNode content) {
        messages.addObject().put("role", role).set("content", content);
    }

    private String model(Message in) {
        String header = in.getHeader(OpenAIConstants.MODEL, String.class);
        String model = isBlank(header) ? options.getModel() : header;
        if (isBlank(model)) {
            throw new IllegalArgumentException("No model: set the option or header of that name");
        }
        return model;
    }

    private Optional<JsonNode> format(Message in) {
        String header = in.getHeader(OpenAIConstants.JSON_SCHEMA, String.class);
        if (!isBlank(header)) {
            return Optional.of(headerSchema.of(header));
        }
        return isBlank(schema) ? Optional.empty() : Optional.of(optionSchema.of(schema));
    }

    /** A blank header overrides the option. */
    private static String text(Message in, String name, String option) {
        String header = in.getHeader(name, String.class);
        return header == null || header.isEmpty() && option != null ? option : header;
    }

    private static <T> Optional<T> header(Message in, String name, Class<T> type, T option) {
        return Optional.ofNullable(in.getHeader(name, option, type));
    }

    private static JsonNode jsonOrText(Object value) {
        String text = String.valueOf(value);
        try {
            JsonNode json = OpenAIClient.JSON.readTree(text);
            return json.isMissingNode() ? TextNode.valueOf(text) : json;
        } catch (IOException e) {
            return TextNode.valueOf(text);
        }
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
