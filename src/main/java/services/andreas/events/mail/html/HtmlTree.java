package services.andreas.events.mail.html;

import java.util.Iterator;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;

/** Parses HTML into a tree of bounded size, and knows its blocks. */
public final class HtmlTree {
    /** Small sources can make large trees: each paragraph repeats all open formatting. */
    private static final int MAX_ELEMENTS = 100_000;

    private static final Set<String> PARAGRAPHS =
            Set.of(
                    "p",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "hr",
                    "pre",
                    "dl",
                    "blockquote",
                    "fieldset");
    private static final Set<String> LINES =
            Set.of(
                    "div",
                    "table",
                    "tr",
                    "caption",
                    "ul",
                    "ol",
                    "li",
                    "dt",
                    "dd",
                    "address",
                    "article",
                    "aside",
                    "section",
                    "header",
                    "footer",
                    "main",
                    "nav",
                    "figure",
                    "figcaption",
                    "form",
                    "center",
                    "details",
                    "summary",
                    "legend");

    private HtmlTree() {}

    /** Cuts what is too much; jsoup itself bounds the depth. */
    public static Document parse(String html) {
        try (StreamParser parser = new StreamParser(Parser.htmlParser()).parse(html, "")) {
            Iterator<Element> elements = parser.iterator();
            for (int i = 0; i < MAX_ELEMENTS && elements.hasNext(); i++) {
                elements.next();
            }
            return parser.stop().document();
        }
    }

    /** Returns how many line ends stand before and after an element. */
    static int breaks(String name) {
        return PARAGRAPHS.contains(name) ? 2 : LINES.contains(name) ? 1 : 0;
    }
}
