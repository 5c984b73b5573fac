package services.andreas.events.extract.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Finds the things that HTML describes in RDFa Lite. */
final class RdfaItems {
    private static final int MAX_DEPTH = 20;

    private RdfaItems() {}

    static List<JsonNode> in(Document document) {
        List<JsonNode> items = new ArrayList<>();
        for (Element element : document.select("[typeof]")) {
            if (!element.hasAttr("property") || !isWithinOne(element)) {
                items.add(item(element, 0));
            }
        }
        return items;
    }

    private static boolean isWithinOne(Element element) {
        Element around = element.parent();
        while (around != null && !around.hasAttr("typeof")) {
            around = around.parent();
        }
        return around != null;
    }

    private static JsonNode item(Element thing, int depth) {
        HtmlItem item = new HtmlItem(thing.attr("typeof"), thing.attr("resource"));
        if (depth < MAX_DEPTH) {
            thing.children().forEach(child -> collect(child, item, depth));
        }
        item.complete(thing);
        return item.json();
    }

    private static void collect(Element element, HtmlItem item, int depth) {
        boolean isThing = element.hasAttr("typeof");
        if (element.hasAttr("property")) {
            item.add(
                    element.attr("property"),
                    isThing ? item(element, depth + 1) : HtmlItem.value(element));
            item.link(element.attr("property"), element);
        }
        if (!isThing) {
            element.children().forEach(child -> collect(child, item, depth));
        }
    }
}
