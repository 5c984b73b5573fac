package services.andreas.events.extract.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import services.andreas.events.extract.FoundEvents;

/** Finds the things that HTML describes in microdata. */
final class MicrodataItems {
    private static final int MAX_DEPTH = 20;

    /** References can lead to the same elements again and again; honest ones do so for a few. */
    private static final int VISITS = 8;

    private final Map<String, Element> byId = new HashMap<>();
    private final Map<Element, JsonNode> values = new IdentityHashMap<>();
    private final FoundEvents foundEvents;
    private int left = 1_000;

    private MicrodataItems(Document document, FoundEvents foundEvents) {
        this.foundEvents = foundEvents;
        for (Element element : document.getAllElements()) {
            byId.putIfAbsent(element.id(), element);
            left += VISITS;
        }
    }

    /**
     * @param foundEvents is marked if the document has more than is read
     */
    static List<JsonNode> in(Document document, FoundEvents foundEvents) {
        MicrodataItems reader = new MicrodataItems(document, foundEvents);
        List<JsonNode> items = new ArrayList<>();
        for (Element element : document.select("[itemscope]:not([itemprop])")) {
            items.add(reader.item(element, 0));
        }
        return items;
    }

    private JsonNode item(Element scope, int depth) {
        HtmlItem item = new HtmlItem(scope.attr("itemtype"), scope.attr("itemid"));
        if (depth < MAX_DEPTH) {
            scope.children().forEach(child -> collect(child, item, depth));
            Set<Element> around = Collections.newSetFromMap(new IdentityHashMap<>());
            around.addAll(scope.parents());
            for (String id : scope.attr("itemref").strip().split("\\s+")) {
                Element referred = id.isEmpty() ? null : byId.get(id);
                // each counts once, as the standard says
                if (referred != null && around.add(referred)) {
                    collect(referred, item, depth);
                }
            }
        }
        item.complete(scope);
        return item.json();
    }

    private void collect(Element element, HtmlItem item, int depth) {
        if (--left < 0) {
            foundEvents.leaveOut();
            return;
        }
        boolean isScope = element.hasAttr("itemscope");
        if (element.hasAttr("itemprop")) {
            item.add(
                    element.attr("itemprop"),
                    isScope
                            ? item(element, depth + 1)
                            : values.computeIfAbsent(element, HtmlItem::value));
            item.link(element.attr("itemprop"), element);
        }
        if (!isScope) {
            element.children().forEach(child -> collect(child, item, depth));
        }
    }
}
