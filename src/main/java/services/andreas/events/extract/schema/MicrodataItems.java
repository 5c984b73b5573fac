package services.andreas.events.extract.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Finds the things that HTML describes in microdata. */
final class MicrodataItems {
    private static final int MAX_DEPTH = 20;

    /** References can lead to the same elements again and again. */
    private int left = 200_000;

    private MicrodataItems() {}

    static List<JsonNode> in(Document document) {
        MicrodataItems reader = new MicrodataItems();
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
            for (String id : scope.attr("itemref").strip().split("\\s+")) {
                Element referred = id.isEmpty() ? null : scope.ownerDocument().getElementById(id);
                if (referred != null && !scope.parents().contains(referred)) {
                    collect(referred, item, depth);
                }
            }
        }
        return item.json();
    }

    private void collect(Element element, HtmlItem item, int depth) {
        if (--left < 0) {
            return;
        }
        boolean isScope = element.hasAttr("itemscope");
        if (element.hasAttr("itemprop")) {
            item.add(
                    element.attr("itemprop"),
                    isScope ? item(element, depth + 1) : HtmlItem.value(element));
        }
        if (!isScope) {
            element.children().forEach(child -> collect(child, item, depth));
        }
    }
}
