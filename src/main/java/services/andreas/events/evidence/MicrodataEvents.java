package services.andreas.events.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.camel.Variable;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import services.andreas.events.mail.HtmlTree;
import services.andreas.events.mail.Mail;

/** The rung of microdata: schema.org events in the attributes of HTML bodies. */
public final class MicrodataEvents {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MAX_DEPTH = 20;

    private final SchemaEvents schema;

    /**
     * @param zone IANA zone of times that name none
     */
    public MicrodataEvents(String zone) {
        schema = new SchemaEvents("microdata", zone);
    }

    /** Adds what the HTML bodies of a mail tell. */
    public void read(@Variable("mail") Mail mail, @Variable("evidence") Evidence evidence) {
        for (String html : mail.html()) {
            if (html.toLowerCase(Locale.ROOT).contains("itemtype")) {
                schema.read(items(HtmlTree.parse(html)), evidence);
            }
        }
    }

    private static List<JsonNode> items(Document document) {
        List<JsonNode> items = new ArrayList<>();
        for (Element element : document.select("[itemscope]")) {
            if (!element.hasAttr("itemprop")) {
                items.add(item(element, 0));
            }
        }
        return items;
    }

    private static ObjectNode item(Element scope, int depth) {
        ObjectNode item = JSON.objectNode();
        ArrayNode types = item.putArray("@type");
        for (String type : scope.attr("itemtype").strip().split("\\s+")) {
            types.add(type);
        }
        if (scope.hasAttr("itemid")) {
            item.put("@id", scope.attr("itemid"));
        }
        if (depth < MAX_DEPTH) {
            scope.children().forEach(child -> collect(child, item, depth));
            for (String id : scope.attr("itemref").strip().split("\\s+")) {
                Element referred = id.isEmpty() ? null : scope.ownerDocument().getElementById(id);
                if (referred != null && !scope.parents().contains(referred)) {
                    collect(referred, item, depth);
                }
            }
        }
        return item;
    }

    private static void collect(Element element, ObjectNode item, int depth) {
        boolean isScope = element.hasAttr("itemscope");
        if (element.hasAttr("itemprop")) {
            JsonNode value = isScope ? item(element, depth + 1) : JSON.textNode(value(element));
            for (String name : element.attr("itemprop").strip().split("\\s+")) {
                add(item, name.substring(name.lastIndexOf('/') + 1), value);
            }
        }
        if (!isScope) {
            element.children().forEach(child -> collect(child, item, depth));
        }
    }

    private static void add(ObjectNode item, String name, JsonNode value) {
        if (value.isTextual() && value.asText().isBlank()) {
            return;
        }
        JsonNode before = item.get(name);
        if (before instanceof ArrayNode several) {
            several.add(value);
        } else if (before != null) {
            item.putArray(name).add(before).add(value);
        } else {
            item.set(name, value);
        }
    }

    private static String value(Element element) {
        for (String attribute : new String[] {"content", "datetime"}) {
            if (element.hasAttr(attribute)) {
                return element.attr(attribute);
            }
        }
        return switch (element.normalName()) {
            case "a", "area", "link" -> element.attr("href");
            case "img", "audio", "embed", "iframe", "source", "track", "video" ->
                    element.attr("src");
            case "object" -> element.attr("data");
            case "data", "meter" -> element.attr("value");
            default -> element.text();
        };
    }
}
