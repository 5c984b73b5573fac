package services.andreas.events.extract.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/** A thing that the attributes of HTML describe, in the form that JSON-LD would give it. */
final class HtmlItem {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final int MAX_CHARS = 4_000;

    private final ObjectNode json = JSON.objectNode();

    /**
     * @param types separated by spaces
     * @param id its own, empty when it has none
     */
    HtmlItem(String types, String id) {
        ArrayNode all = json.putArray("@type");
        for (String type : types.strip().split("\\s+")) {
            all.add(type);
        }
        if (!id.isEmpty()) {
            json.put("@id", id);
        }
    }

    ObjectNode json() {
        return json;
    }

    /**
     * @param names of properties, separated by spaces, prefixes allowed
     */
    void add(String names, JsonNode value) {
        if (value.isTextual() && value.asText().isBlank()) {
            return;
        }
        for (String name : names.strip().split("\\s+")) {
            add(value, SchemaNode.local(name));
        }
    }

    private void add(JsonNode value, String name) {
        JsonNode before = json.get(name);
        if (before instanceof ArrayNode several) {
            several.add(value);
        } else if (before != null) {
            json.putArray(name).add(before).add(value);
        } else {
            json.set(name, value);
        }
    }

    /** What an element tells of its property: what machines read before what people see. */
    static JsonNode value(Element element) {
        for (String attribute : new String[] {"content", "datetime"}) {
            if (element.hasAttr(attribute)) {
                return JSON.textNode(element.attr(attribute));
            }
        }
        return JSON.textNode(
                switch (element.normalName()) {
                    case "a", "area", "link" -> element.attr("href");
                    case "img", "audio", "embed", "iframe", "source", "track", "video" ->
                            element.attr("src");
                    case "object" -> element.attr("data");
                    case "data", "meter" -> element.attr("value");
                    default -> text(element);
                });
    }

    /** The beginning of a text: elements within each other may all repeat a long one. */
    private static String text(Element element) {
        StringBuilder text = new StringBuilder();
        NodeTraversor.filter(
                new NodeFilter() {
                    @Override
                    public FilterResult head(Node node, int depth) {
                        if (node instanceof TextNode words) {
                            text.append(words.getWholeText());
                        }
                        return tail(node, depth);
                    }

                    @Override
                    public FilterResult tail(Node node, int depth) {
                        boolean breaks =
                                node instanceof Element inner
                                        && (inner.isBlock() || inner.normalName().equals("br"));
                        text.append(breaks ? " " : "");
                        return text.length() > MAX_CHARS
                                ? FilterResult.STOP
                                : FilterResult.CONTINUE;
                    }
                },
                element);
        text.setLength(Math.min(text.length(), MAX_CHARS));
        return text.toString().replaceAll("\\s+", " ").strip();
    }
}
