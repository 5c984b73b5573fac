package services.andreas.events.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.openai.core.JsonValue;
import com.openai.models.ResponseFormatJsonSchema;
import com.openai.models.ResponseFormatJsonSchema.JsonSchema;
import java.io.IOException;

/** Converts a JSON Schema to a response format, and caches the last one. */
final class JsonSchemaFormat {
    private final JsonMapper json;
    private volatile Parsed last;

    JsonSchemaFormat(JsonMapper json) {
        this.json = json;
    }

    /**
     * @throws IllegalArgumentException if the text is not a JSON object
     */
    ResponseFormatJsonSchema of(String text) {
        Parsed parsed = last;
        if (parsed == null || !parsed.text.equals(text)) {
            parsed = new Parsed(text, parse(text));
            last = parsed;
        }
        return parsed.format;
    }

    private ResponseFormatJsonSchema parse(String text) {
        JsonSchema.Schema.Builder schema = JsonSchema.Schema.builder();
        for (var property : readObject(text).properties()) {
            schema.putAdditionalProperty(
                    property.getKey(), JsonValue.fromJsonNode(property.getValue()));
        }
        // camel-openai does not set strict; without it the model may violate the schema
        JsonSchema named =
                JsonSchema.builder()
                        .name("camel_schema")
                        .schema(schema.build())
                        .strict(true)
                        .build();
        return ResponseFormatJsonSchema.builder().jsonSchema(named).build();
    }

    private JsonNode readObject(String text) {
        JsonNode schema;
        try {
            schema = json.readValue(text, JsonNode.class);
        } catch (IOException e) {
            throw new IllegalArgumentException("The JSON schema is not JSON", e);
        }
        if (!schema.isObject()) {
            throw new IllegalArgumentException("The JSON schema is not a JSON object");
        }
        return schema;
    }

    private record Parsed(String text, ResponseFormatJsonSchema format) {}
}
