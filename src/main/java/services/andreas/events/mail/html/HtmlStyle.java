package services.andreas.events.mail.html;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import services.andreas.events.text.LetterCase;

/**
 * The visibility of an element by its tag and inline style. Class names are ignored.
 *
 * @param preformatted whether line feeds break lines
 * @param noText whether text has size zero; nested elements can give it a size again, as newsletter
 *     tables do
 * @param invisible whether nothing is drawn; nested elements can be visible again
 */
record HtmlStyle(boolean preformatted, boolean noText, boolean invisible) {
    static final HtmlStyle NORMAL = new HtmlStyle(false, false, false);

    private static final Set<String> DROPPED =
            Set.of(
                    "head",
                    "title",
                    "script",
                    "style",
                    "template",
                    "iframe",
                    "object",
                    "svg",
                    "select",
                    "textarea",
                    "xml");
    private static final Set<String> PREFORMATTED = Set.of("pre", "listing", "xmp", "plaintext");
    private static final Pattern ZERO = Pattern.compile("[0.]+(?:px|pt|em|rem|ex|vw|%)?");
    private static final Pattern PIXEL = Pattern.compile("[01](?:\\.0+)?(?:px|pt)?");

    /** Whether the element and all its content are hidden. */
    static boolean hides(Element element) {
        String name = element.normalName();
        Map<String, String> style = declarations(element);
        return DROPPED.contains(name)
                || element.hasAttr("hidden")
                || style.getOrDefault("display", "").equals("none")
                || is(ZERO, style.get("opacity"))
                || is(ZERO, style.get("max-height"))
                || name.equals("img") && isPixel(element, style);
    }

    /** The style of an element nested in one of this style. */
    HtmlStyle of(Element element) {
        Map<String, String> style = declarations(element);
        String space = style.getOrDefault("white-space", "");
        boolean keepsLines = space.isEmpty() ? preformatted : space.startsWith("pre");
        String size = style.get("font-size");
        String visibility = style.get("visibility");
        return new HtmlStyle(
                keepsLines || PREFORMATTED.contains(element.normalName()),
                size == null ? noText : is(ZERO, size),
                visibility == null
                        ? invisible
                        : visibility.equals("hidden") || visibility.equals("collapse"));
    }

    private static boolean isPixel(Element image, Map<String, String> style) {
        return is(PIXEL, image.attr("width"))
                || is(PIXEL, image.attr("height"))
                || is(PIXEL, style.get("width"))
                || is(PIXEL, style.get("height"));
    }

    private static boolean is(Pattern pattern, String value) {
        return value != null && pattern.matcher(value.strip()).matches();
    }

    private static Map<String, String> declarations(Element element) {
        String style = element.attr("style");
        if (style.isEmpty()) {
            return Map.of();
        }
        Map<String, String> declarations = new HashMap<>();
        for (String declaration : LetterCase.lower(style).split(";")) {
            int colon = declaration.indexOf(':');
            if (colon > 0) {
                String value = declaration.substring(colon + 1).replace("!important", "");
                declarations.put(declaration.substring(0, colon).strip(), value.strip());
            }
        }
        return declarations;
    }
}
