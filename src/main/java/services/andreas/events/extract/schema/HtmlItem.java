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
import services.andreas.events.text.Text;

/** A thing that the attributes of HTML describe, in the form that JSON-LD would give it. */
final class HtmlItem {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final int MAX_CHARS = 4_000;

    private final ObjectNode json = JSON.objectNode();
    private String linkText = "";

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

    /** Remembers the text of a link, which may be all that names a place. */
    void link(String names, Element element) {
        boolean isLink = names.endsWith("url") && element.normalName().equals("a");
        if (isLink && linkText.isEmpty()) {
            linkText = text(element);
        }
    }

    /**
     * Names a place or a person that has no name by its link, or by its text when it has no more.
     */
    void complete(Element thing) {
        boolean isEvent = SchemaEvents.isEvent(SchemaNode.local(json.at("/@type/0").asText()));
        if (!isEvent && !json.has("name") && !json.has("address")) {
            boolean saysNothing = json.size() == 1;
            String name = saysNothing ? Text.cut(Text.line(thing.ownText()), MAX_CHARS) : linkText;
            add("name", JSON.textNode(name));
        }
    }

    /** The value of an element's property: what machines read before what people see. */
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

    /** What people see of an element. */
    static JsonNode words(Element element) {
        return JSON.textNode(text(element));
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
