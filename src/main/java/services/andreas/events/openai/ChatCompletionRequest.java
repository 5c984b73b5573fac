package services.andreas.events.openai;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.openai.core.JsonValue;
import com.openai.models.ResponseFormatJsonSchema;
import com.openai.models.chat.completions.ChatCompletionContentPart;
import com.openai.models.chat.completions.ChatCompletionContentPartImage;
import com.openai.models.chat.completions.ChatCompletionContentPartText;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import java.io.File;
import java.io.IOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** Builds the request for a message: from its headers, else the options, else the body. */
final class ChatCompletionRequest {
    private final JsonMapper json =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
    private final JsonSchemaFormat headerSchema = new JsonSchemaFormat(json);
    private final JsonSchemaFormat optionSchema = new JsonSchemaFormat(json);
    private final OpenAIConfiguration options;
    private final String schema;
    private final Map<String, JsonValue> additionalBody = new LinkedHashMap<>();

    /**
     * @param schema text of the JSON Schema that the options name
     */
    ChatCompletionRequest(OpenAIConfiguration options, @Nullable String schema) {
        this.options = options;
        this.schema = schema;
        options.getAdditionalBodyProperty().forEach((k, v) -> additionalBody.put(k, jsonOrText(v)));
    }

    /**
     * @throws IllegalArgumentException if there is no prompt or no model, the body is a file, or
     *     the schema is not a JSON object
     */
    ChatCompletionCreateParams of(Message in) {
        ChatCompletionCreateParams.Builder request = ChatCompletionCreateParams.builder();
        addMessages(request, in);
        request.model(model(in));
        header(in, OpenAIConstants.TEMPERATURE, Double.class, options.getTemperature())
                .ifPresent(request::temperature);
        header(in, OpenAIConstants.TOP_P, Double.class, options.getTopP()).ifPresent(request::topP);
        header(in, OpenAIConstants.MAX_TOKENS, Integer.class, options.getMaxTokens())
                .ifPresent(tokens -> limit(request, tokens));
        format(in).ifPresent(request::responseFormat);
        additionalBody.forEach(request::putAdditionalBodyProperty);
        return request.build();
    }

    /**
     * Uses the old name, as camel-openai 4.17 and 4.18 do; some servers do not know the newer one.
     */
    @SuppressWarnings("deprecation")
    private static void limit(ChatCompletionCreateParams.Builder request, int tokens) {
        request.maxTokens(tokens);
    }

    private void addMessages(ChatCompletionCreateParams.Builder request, Message in) {
        String system = text(in, OpenAIConstants.SYSTEM_MESSAGE, options.getSystemMessage());
        String developer =
                text(in, OpenAIConstants.DEVELOPER_MESSAGE, options.getDeveloperMessage());
        String type = in.getHeader(OpenAIConstants.MEDIA_TYPE, "", String.class);
        if (type.startsWith("image/")) {
            addImage(request, in, type);
            return;
        }
        String user = user(in);
        if (isBlank(system) && isBlank(developer) && isBlank(user)) {
            throw new IllegalArgumentException(
                    "Nothing to send: there is no user, system or developer message");
        }
        if (!isBlank(system)) {
            request.addSystemMessage(system);
        }
        if (!isBlank(developer)) {
            request.addDeveloperMessage(developer);
        }
        if (!isBlank(user)) {
            request.addUserMessage(user);
        }
    }

    /** A system message, and a user message of two parts: a text, and the image in the body. */
    private void addImage(ChatCompletionCreateParams.Builder request, Message in, String type) {
        String system = text(in, OpenAIConstants.SYSTEM_MESSAGE, options.getSystemMessage());
        String user = text(in, OpenAIConstants.USER_MESSAGE, options.getUserMessage());
        byte[] image = in.getBody(byte[].class);
        if (isBlank(user) || image == null) {
            throw new IllegalArgumentException("An image needs a user message beside it");
        }
        if (!isBlank(system)) {
            request.addSystemMessage(system);
        }
        String url = "data:" + type + ";base64," + Base64.getEncoder().encodeToString(image);
        request.addUserMessageOfArrayOfContentParts(
                List.of(
                        ChatCompletionContentPart.ofText(
                                ChatCompletionContentPartText.builder().text(user).build()),
                        ChatCompletionContentPart.ofImageUrl(
                                ChatCompletionContentPartImage.builder()
                                        .imageUrl(
                                                ChatCompletionContentPartImage.ImageUrl.builder()
                                                        .url(url)
                                                        .build())
                                        .build())));
    }

    private String user(Message in) {
        if (in.getBody() instanceof File) {
            throw new IllegalArgumentException("openai takes no file as body; read its text first");
        }
        String user = text(in, OpenAIConstants.USER_MESSAGE, options.getUserMessage());
        return user == null ? in.getBody(String.class) : user;
    }

    private String model(Message in) {
        String header = in.getHeader(OpenAIConstants.MODEL, String.class);
        String model = isBlank(header) ? options.getModel() : header;
        if (isBlank(model)) {
            throw new IllegalArgumentException("No model: set the option or header of that name");
        }
        return model;
    }

    private Optional<ResponseFormatJsonSchema> format(Message in) {
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

    private JsonValue jsonOrText(Object value) {
        try {
            return JsonValue.fromJsonNode(json.readValue(String.valueOf(value), JsonNode.class));
        } catch (IOException e) {
            return JsonValue.from(value);
        }
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
