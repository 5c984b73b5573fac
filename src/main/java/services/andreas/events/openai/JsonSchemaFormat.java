package services.andreas.events.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** Converts a JSON Schema to a response format, and caches the last one. */
final class JsonSchemaFormat {
    private volatile Parsed last;

    /**
     * @throws IllegalArgumentException if the text is not a JSON object
     */
    JsonNode of(String text) {
        Parsed parsed = last;
        if (parsed == null || !parsed.text.equals(text)) {
            parsed = new Parsed(text, parse(text));
            last = parsed;
        }
        return parsed.format;
    }

    private static JsonNode parse(String text) {
        ObjectNode format = OpenAIClient.JSON.createObjectNode().put("type", "json_schema");
        // camel-openai does not set strict; without it the model may violate the schema
        format.putObject("json_schema")
                .put("name", "camel_schema")
                .put("strict", true)
                .set("schema", readObject(text));
        return format;
    }

    private static JsonNode readObject(String text) {
        JsonNode schema;
        try {
            schema = OpenAIClient.JSON.readTree(text);
        } catch (IOException e) {
            throw new IllegalArgumentException("The JSON schema is not JSON", e);
        }
        if (!schema.isObject()) {
            throw new IllegalArgumentException("The JSON schema is not a JSON object");
        }
        return schema;
    }

    private record Parsed(String text, JsonNode format) {}
}
