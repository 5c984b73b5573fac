package services.andreas.events.extract.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import services.andreas.events.text.LetterCase;

/**
 * Finds the events that the classes of HTML describe: h-event of microformats2, and hCalendar
 * before it, in the form that schema.org data would give them.
 */
final class MicroformatItems {
    private static final int MAX_DEPTH = 10;
    private static final String STATUS = "eventStatus";

    /** Properties of events, places, addresses and people by their names in either format. */
    private static final Map<String, String> PROPERTIES =
            Map.ofEntries(
                    Map.entry("p-name", "name"),
                    Map.entry("p-summary", "description"),
                    Map.entry("p-description", "description"),
                    Map.entry("e-content", "description"),
                    Map.entry("dt-start", "startDate"),
                    Map.entry("dt-end", "endDate"),
                    Map.entry("dt-duration", "duration"),
                    Map.entry("p-location", "location"),
                    Map.entry("p-organizer", "organizer"),
                    Map.entry("p-category", "keywords"),
                    Map.entry("p-status", STATUS),
                    Map.entry("u-url", "url"),
                    Map.entry("p-org", "name"),
                    Map.entry("u-email", "email"),
                    Map.entry("p-adr", "address"),
                    Map.entry("p-street-address", "streetAddress"),
                    Map.entry("p-locality", "addressLocality"),
                    Map.entry("p-region", "addressRegion"),
                    Map.entry("p-postal-code", "postalCode"),
                    Map.entry("p-country-name", "addressCountry"));

    private static final Map<String, String> CLASSIC =
            Map.ofEntries(
                    Map.entry("summary", "name"),
                    Map.entry("fn", "name"),
                    Map.entry("org", "name"),
                    Map.entry("description", "description"),
                    Map.entry("dtstart", "startDate"),
                    Map.entry("dtend", "endDate"),
                    Map.entry("duration", "duration"),
                    Map.entry("location", "location"),
                    Map.entry("organizer", "organizer"),
                    Map.entry("category", "keywords"),
                    Map.entry("status", STATUS),
                    Map.entry("url", "url"),
                    Map.entry("email", "email"),
                    Map.entry("adr", "address"),
                    Map.entry("street-address", "streetAddress"),
                    Map.entry("locality", "addressLocality"),
                    Map.entry("region", "addressRegion"),
                    Map.entry("postal-code", "postalCode"),
                    Map.entry("country-name", "addressCountry"));

    private static final Map<String, String> THINGS =
            Map.of(
                    "h-event", "Event",
                    "vevent", "Event",
                    "h-card", "Place",
                    "vcard", "Place",
                    "h-adr", "PostalAddress",
                    "adr", "PostalAddress");

    private MicroformatItems() {}

    /** Whether a source may have any. */
    static boolean areIn(String source) {
        return source.contains("h-event") || source.contains("vevent");
    }

    static List<JsonNode> in(Document document) {
        List<JsonNode> items = new ArrayList<>();
        for (Element element : document.select(".h-event, .vevent")) {
            if (properties(element, isClassic(element.parent())).isEmpty()) {
                items.add(item(element, element.hasClass("vevent"), 0));
            }
        }
        return items;
    }

    /** Whether the nearest thing around is one of the older format. */
    private static boolean isClassic(Element element) {
        Element around = element;
        while (around != null && !around.hasClass("vevent") && !around.hasClass("h-event")) {
            around = around.parent();
        }
        return around != null && around.hasClass("vevent");
    }

    private static JsonNode item(Element thing, boolean classic, int depth) {
        HtmlItem item = new HtmlItem(type(thing, classic), "");
        if (depth < MAX_DEPTH) {
            thing.children().forEach(child -> collect(child, item, classic, depth));
        }
        item.complete(thing);
        MicroformatTimes.complete(item.json(), classic);
        return item.json();
    }

    private static void collect(Element element, HtmlItem item, boolean classic, int depth) {
        String type = type(element, classic);
        for (String property : properties(element, classic)) {
            item.add(
                    property,
                    type.isEmpty() || isText(property)
                            ? value(element, property)
                            : item(element, classic, depth + 1));
            item.link(property, element);
        }
        if (type.isEmpty()) {
            element.children().forEach(child -> collect(child, item, classic, depth));
        }
    }

    /** Some authors give what is but a name a card of its own. */
    private static boolean isText(String property) {
        return Set.of("name", "description", "url", "startDate", "endDate").contains(property);
    }

    private static JsonNode value(Element element, String property) {
        return switch (property) {
            case "startDate", "endDate", "duration" -> text(MicroformatTimes.of(element));
            case "url", "email" -> HtmlItem.value(element);
            case STATUS -> text(isCancelled(element) ? "EventCancelled" : "");
            default -> words(element);
        };
    }

    private static JsonNode words(Element element) {
        return switch (element.normalName()) {
            case "abbr" -> text(element.attr("title"));
            case "img", "area" -> text(element.attr("alt"));
            case "data", "input" -> text(element.attr("value"));
            default -> HtmlItem.words(element);
        };
    }

    private static JsonNode text(String text) {
        return JsonNodeFactory.instance.textNode(text);
    }

    private static boolean isCancelled(Element element) {
        return LetterCase.lower(words(element).asText().strip()).startsWith("cancel");
    }

    private static List<String> properties(Element element, boolean classic) {
        Map<String, String> names = classic ? CLASSIC : PROPERTIES;
        return element.classNames().stream()
                .map(names::get)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** Empty for what is no thing. */
    private static String type(Element element, boolean classic) {
        for (String name : element.classNames()) {
            boolean isOfFormat = name.startsWith("h-") != classic;
            if (isOfFormat && THINGS.containsKey(name)) {
                return THINGS.get(name);
            }
        }
        return "";
    }
}
