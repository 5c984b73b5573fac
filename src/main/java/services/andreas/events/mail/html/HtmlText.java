package services.andreas.events.mail.html;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;
import services.andreas.events.text.TextLines;

/**
 * The visible text of HTML: a line for each block or table row, cells separated by {@code |},
 * headings after {@code #}, list items after {@code -} or their number, links as {@code text
 * <url>}, cited lines after {@code >}.
 */
public final class HtmlText implements NodeFilter {
    private final TextLines lines;
    private final HtmlTables tables;
    private final HtmlLists lists = new HtmlLists();
    private final Deque<HtmlFrame> frames = new ArrayDeque<>();

    private HtmlText(int limit) {
        lines = new TextLines(limit);
        tables = new HtmlTables(lines);
    }

    /**
     * @param limit maximum of characters
     */
    public static String read(String html, int limit) {
        return read(HtmlTree.parse(html), limit);
    }

    /**
     * @param limit maximum of characters
     */
    public static String read(HtmlTree tree, int limit) {
        HtmlText text = new HtmlText(limit);
        NodeTraversor.filter(text, tree.document());
        return text.lines.toString();
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (lines.isFull()) {
            return FilterResult.STOP;
        }
        if (node instanceof TextNode text && frames.getFirst().showsText()) {
            lines.append(text.getWholeText(), frames.getFirst().style().preformatted());
        } else if (node instanceof Element element) {
            if (HtmlStyle.hides(element)) {
                return FilterResult.SKIP_ENTIRELY;
            }
            HtmlFrame frame = new HtmlFrame(element, frames.peek(), lines);
            open(element, frame);
            frames.push(frame);
        }
        return FilterResult.CONTINUE;
    }

    private void open(Element element, HtmlFrame frame) {
        String name = element.normalName();
        lines.breakLine(HtmlTree.breaks(name));
        switch (name) {
            case "br" -> lines.newLine();
            case "img", "area" -> frame.image(element.attr("alt"), lines);
            case "table" -> tables.openTable();
            case "td", "th" -> tables.openCell(frames.getFirst(), name.equals("th"));
            case "ul", "ol" -> lists.open(element);
            case "li" -> lines.prefix(lists.item());
            case "h1", "h2", "h3", "h4", "h5", "h6" ->
                    lines.prefix("#".repeat(name.charAt(1) - '0') + " ");
            case "del", "s", "strike" -> lines.prefix("~~");
            case "blockquote" -> lines.quote(isCited(element) ? 1 : 0);
            default -> {}
        }
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            close(element, frames.pop());
        }
        return FilterResult.CONTINUE;
    }

    private void close(Element element, HtmlFrame frame) {
        String name = element.normalName();
        switch (name) {
            case "a", "area" -> frame.link(element.attr("href"), lines);
            case "time" -> frame.add(element.attr("datetime"), lines);
            case "abbr" -> frame.add(element.attr("title"), lines);
            case "del", "s", "strike" -> lines.attach(frame.hasText(lines) ? "~~" : "");
            case "blockquote" -> lines.quote(isCited(element) ? -1 : 0);
            case "ul", "ol" -> lists.close();
            default -> {}
        }
        if (!tables.keepsEmpty(name)) {
            frame.dropPrefix(lines);
        }
        if (name.equals("table")) {
            tables.closeTable();
        }
        lines.breakLine(HtmlTree.breaks(name));
    }

    private static boolean isCited(Element quote) {
        return quote.attr("type").equalsIgnoreCase("cite") || quote.hasClass("gmail_quote");
    }
}
