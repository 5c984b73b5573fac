package services.andreas.events.mail.html;

import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import services.andreas.events.text.Links;
import services.andreas.events.text.Text;
import services.andreas.events.text.TextLines;

/** An open HTML element: its style, and its start in the text. */
final class HtmlFrame {
    private static final int MAX_VALUE = 100;

    /** What is longer is no date and no abbreviation. */
    private static final int MAX_VISIBLE = 2_000;

    private static final Pattern MARKERS = Pattern.compile("^[>#|~\\s-]*+(?:\\d+\\. )?");

    private final HtmlStyle style;
    private final HtmlFrame anchor;
    private final int mark;
    private final int prefix;
    private boolean hasImage;
    private int cells;

    /**
     * @param around the frame of the parent
     */
    HtmlFrame(Element element, @Nullable HtmlFrame around, TextLines lines) {
        this.style = around == null ? HtmlStyle.NORMAL : around.style.of(element);
        this.anchor = isLink(element) || around == null ? this : around.anchor;
        this.mark = lines.length();
        this.prefix = lines.prefixLength();
    }

    static boolean isLink(Element element) {
        return element.normalName().equals("a") || element.normalName().equals("area");
    }

    HtmlStyle style() {
        return style;
    }

    int mark() {
        return mark;
    }

    boolean showsText() {
        return !style.noText() && !style.invisible();
    }

    boolean hasText(TextLines lines) {
        return lines.length() > mark;
    }

    /** Counts the cells of a row, from zero. */
    int nextCell() {
        return cells++;
    }

    /** Removes prefixes of this element that no text followed. */
    void dropPrefix(TextLines lines) {
        lines.dropPrefix(hasText(lines) ? 0 : prefix);
    }

    void image(String alternative, TextLines lines) {
        if (!style.invisible()) {
            // a picture without text can be the only content of a link
            anchor.hasImage = true;
            lines.append(" " + alternative + " ", false);
        }
    }

    /** Adds a machine-readable value, if it says more than the text. */
    void add(String value, TextLines lines) {
        boolean canBeNews = !value.isBlank() && value.length() <= MAX_VALUE;
        if (!canBeNews || lines.length() - mark > MAX_VISIBLE) {
            return;
        }
        String visible = lines.since(mark);
        if (!visible.isEmpty() && !visible.contains(value.strip())) {
            lines.attach(" (" + Text.line(value) + ")");
        }
    }

    void link(String href, TextLines lines) {
        String url = Links.absolute(href);
        String visible = MARKERS.matcher(lines.since(mark)).replaceFirst("");
        if (url == null || visible.isEmpty() && !hasImage) {
            return;
        }
        if (visible.isEmpty()) {
            lines.flush();
            lines.attach("<" + url + ">");
        } else if (Links.isSame(visible, url)) {
            lines.replaceLast(visible, Links.isWeb(url) ? "<" + url + ">" : visible);
        } else {
            lines.attach(" <" + url + ">");
        }
    }
}
