package services.andreas.events.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What OpenAI demands of {@code response_format}, so that a request it would refuse fails here. */
final class StrictFormat {
    private StrictFormat() {}

    /** The reason to refuse, if there is one. */
    static Optional<String> fault(JsonNode format) {
        JsonNode json = format.path("json_schema");
        if (!format.path("type").asText().equals("json_schema")) {
            return Optional.of("The stand-in answers response_format json_schema only.");
        }
        if (!json.path("name").asText().matches("[a-zA-Z0-9_-]{1,64}")) {
            return Optional.of("Invalid 'response_format.json_schema.name'.");
        }
        if (!json.path("strict").asBoolean()) {
            return Optional.of("The stand-in answers strict schemas only.");
        }
        if (!json.path("schema").path("type").asText().equals("object")) {
            return Optional.of("schema must be a JSON Schema of 'type: \"object\"'.");
        }
        return closed(json.path("schema"));
    }

    /** Every object names all its properties as required and allows no others. */
    private static Optional<String> closed(JsonNode schema) {
        JsonNode properties = schema.path("properties");
        if (properties.isObject()) {
            Set<String> missing = new TreeSet<>();
            properties.fieldNames().forEachRemaining(missing::add);
            schema.path("required").forEach(name -> missing.remove(name.asText()));
            if (!missing.isEmpty()) {
                return Optional.of("'required' must include every property, missing " + missing);
            }
            if (schema.path("additionalProperties").asBoolean(true)) {
                return Optional.of("'additionalProperties' is required to be false.");
            }
        }
        for (Iterator<JsonNode> parts = schema.elements(); parts.hasNext(); ) {
            Optional<String> fault = closed(parts.next());
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }
}
