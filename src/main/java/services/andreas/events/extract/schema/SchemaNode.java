package services.andreas.events.extract.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import services.andreas.events.mail.html.PlainText;

/**
 * A node of schema.org data, read as leniently as it is written: one value or many, a text or an
 * object with a name, a reference or the thing itself.
 *
 * @param byId nodes that others refer to
 */
record SchemaNode(JsonNode json, Map<String, JsonNode> byId) {

    /** The local names of its types. */
    List<String> types() {
        List<String> types = new ArrayList<>();
        for (String name : new String[] {"@type", "type", "a"}) {
            JsonNode type = json.path(name);
            (type.isArray() ? type : List.of(type)).forEach(one -> types.add(local(one.asText())));
            types.removeIf(String::isEmpty);
            if (!types.isEmpty()) {
                break;
            }
        }
        return types;
    }

    /** {@code http://schema.org/Event}, {@code schema:Event} and {@code Event} are one. */
    static String local(String name) {
        String plain = name.strip().replaceAll("[/#]+$", "");
        int prefix =
                Math.max(
                        plain.lastIndexOf('/'),
                        Math.max(plain.lastIndexOf('#'), plain.lastIndexOf(':')));
        return plain.substring(prefix + 1);
    }

    /** All values of a property, references followed. */
    List<SchemaNode> all(String property) {
        JsonNode value = value(property);
        if (value.path("@list").isArray()) {
            value = value.path("@list");
        }
        List<SchemaNode> all = new ArrayList<>();
        (value.isArray() ? value : List.of(value))
                .forEach(
                        one -> {
                            if (!one.isMissingNode() && !one.isNull()) {
                                all.add(new SchemaNode(followed(one), byId));
                            }
                        });
        return all;
    }

    private JsonNode value(String property) {
        for (String prefix :
                new String[] {"", "schema:", "http://schema.org/", "https://schema.org/"}) {
            if (json.has(prefix + property)) {
                return json.get(prefix + property);
            }
        }
        return json.path(property);
    }

    private JsonNode followed(JsonNode one) {
        boolean isReference = one.isObject() && one.size() == 1 && one.has("@id");
        return isReference ? byId.getOrDefault(one.get("@id").asText(), one) : one;
    }

    SchemaNode first(String property) {
        List<SchemaNode> all = all(property);
        return all.isEmpty() ? new SchemaNode(MissingNode.getInstance(), byId) : all.get(0);
    }

    /** The first text of a property that says something, in one line; empty when there is none. */
    String text(String... properties) {
        for (String property : properties) {
            for (SchemaNode value : all(property)) {
                String text = value.words();
                if (!text.isEmpty()) {
                    return text;
                }
            }
        }
        return "";
    }

    /** The first text of a property as it stands, empty when there is none. */
    String raw(String property) {
        SchemaNode first = first(property);
        JsonNode value = first.json.has("@value") ? first.json.get("@value") : first.json;
        return value.isTextual() ? value.asText() : "";
    }

    /** The text that this node is, or that its name or value is. */
    String words() {
        if (json.isValueNode()) {
            return json.isNull() ? "" : PlainText.line(json.asText());
        }
        if (json.has("@value")) {
            return PlainText.line(json.get("@value").asText());
        }
        return json.isObject() ? text("name", "value") : "";
    }

    boolean isText() {
        return json.isValueNode() && !json.isNull() || json.has("@value");
    }
}
