package services.andreas.events.extract.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import services.andreas.events.mail.html.PlainText;

/**
 * The nodes of one page that refer to each other. What a node says is worked out once, however many
 * refer to it, and a node that refers to itself says nothing.
 */
final class SchemaGraph {
    private static final int MAX_DEPTH = 40;

    private final Map<String, JsonNode> byId = new HashMap<>();
    private final Map<JsonNode, String> words = new IdentityHashMap<>();
    private final Map<JsonNode, String> prose = new IdentityHashMap<>();
    private final Map<JsonNode, SchemaPlace> places = new IdentityHashMap<>();

    SchemaGraph(List<JsonNode> values) {
        values.forEach(value -> index(value, 0));
    }

    private void index(JsonNode node, int depth) {
        if (depth > MAX_DEPTH) {
            return;
        }
        if (node.isObject() && node.has("@id") && node.size() > 1) {
            byId.putIfAbsent(node.get("@id").asText(), node);
        }
        node.forEach(child -> index(child, depth + 1));
    }

    /** The node that a reference means, else the node itself. */
    JsonNode followed(JsonNode node) {
        boolean isReference = node.isObject() && node.size() == 1 && node.has("@id");
        return isReference ? byId.getOrDefault(node.get("@id").asText(), node) : node;
    }

    String words(JsonNode node, Function<JsonNode, String> read) {
        String known = words.putIfAbsent(node, "");
        if (known == null) {
            known = read.apply(node);
            words.put(node, known);
        }
        return known;
    }

    /** Where an event is; its parts ask too. */
    SchemaPlace place(SchemaNode event) {
        SchemaPlace known = places.get(event.json());
        if (known == null) {
            known = SchemaPlace.of(event);
            places.put(event.json(), known);
        }
        return known;
    }

    String prose(JsonNode text) {
        return prose.computeIfAbsent(text, one -> PlainText.of(one.asText()));
    }
}
