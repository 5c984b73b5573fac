package services.andreas.events.extract.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.google.common.base.CharMatcher;
import java.util.ArrayList;
import java.util.List;
import services.andreas.events.mail.html.PlainText;

/**
 * A node of schema.org data, read as leniently as it is written: one value or many, a text or an
 * object with a name, a reference or the thing itself.
 *
 * @param graph of the page
 */
record SchemaNode(JsonNode json, SchemaGraph graph) {
    /** More values of one property are not read. */
    private static final int MOST_VALUES = 400;

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
        String plain = CharMatcher.anyOf("/#").trimTrailingFrom(name.strip());
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
        for (JsonNode one : value.isArray() ? value : List.of(value)) {
            if (all.size() == MOST_VALUES) {
                break;
            }
            if (!one.isMissingNode() && !one.isNull()) {
                all.add(new SchemaNode(graph.followed(one), graph));
            }
        }
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

    SchemaNode first(String property) {
        List<SchemaNode> all = all(property);
        return all.isEmpty() ? new SchemaNode(MissingNode.getInstance(), graph) : all.get(0);
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

    /** The first text of a property with its lines, empty when there is none. */
    String prose(String property) {
        SchemaNode first = first(property);
        JsonNode value = first.json.has("@value") ? first.json.get("@value") : first.json;
        return value.isTextual() ? graph.prose(value) : "";
    }

    /** The text that this node is, or that its name or value is. */
    String words() {
        return graph.words(json, node -> read());
    }

    private String read() {
        if (json.isValueNode()) {
            return json.isNull() ? "" : PlainText.line(json.asText());
        }
        if (json.has("@value")) {
            return PlainText.line(json.get("@value").asText());
        }
        return json.isObject() ? text("name", "value") : "";
    }

    /** The local name of the term that this text or reference means. */
    String term() {
        return local(isText() ? words() : text("@id"));
    }

    SchemaPlace place() {
        return graph.place(this);
    }

    boolean isText() {
        return json.isValueNode() && !json.isNull() || json.has("@value");
    }
}
