package services.andreas.events.mail.html;

import java.util.Iterator;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.ParseSettings;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;
import org.jsoup.parser.TagSet;

/** Parses HTML into a tree of bounded size, and knows block elements. */
public final class HtmlTree {
    /** A small source can make a large tree: each paragraph repeats all open formatting. */
    private static final int MAX_ELEMENTS = 100_000;

    private static final int MAX_DEPTH = 512;

    private static final int FEW_ELEMENTS = 200;

    /** The shortest tag, without the ends that may be left out. */
    private static final int TAG_CHARS = 3;

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

    private final Document document;
    private final boolean cut;

    private HtmlTree(Document document, boolean cut) {
        this.document = document;
        this.cut = cut;
    }

    /** Cuts a tree that is too large; jsoup bounds the depth. */
    public static HtmlTree parse(String html) {
        return parse(html, Parser.htmlParser());
    }

    /**
     * The same as the source nests it: HTML itself ends a paragraph before a block, and moves what
     * no table may hold.
     */
    public static HtmlTree parseNested(String html) {
        return parse(
                html,
                Parser.xmlParser()
                        .settings(ParseSettings.htmlDefault)
                        .tagSet(TagSet.Html())
                        .setMaxDepth(MAX_DEPTH));
    }

    private static HtmlTree parse(String html, Parser form) {
        try (StreamParser parser = new StreamParser(form).parse(html, "")) {
            Iterator<Element> elements = parser.iterator();
            int most = Math.min(MAX_ELEMENTS, FEW_ELEMENTS + html.length() / TAG_CHARS);
            for (int i = 0; i < most && elements.hasNext(); i++) {
                elements.next();
            }
            boolean cut = elements.hasNext();
            return new HtmlTree(parser.stop().document(), cut);
        }
    }

    public Document document() {
        return document;
    }

    /** Whether the source has more than the tree. */
    public boolean isCut() {
        return cut;
    }

    /** Returns the number of line breaks before and after an element. */
    static int breaks(String name) {
        return PARAGRAPHS.contains(name) ? 2 : LINES.contains(name) ? 1 : 0;
    }
}
