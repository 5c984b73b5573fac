package services.andreas.events.mail.html;

import java.util.regex.Pattern;
import services.andreas.events.text.Text;
import services.andreas.events.text.TextLines;

/** The readable form of a text that may be HTML. */
public final class PlainText {
    private static final Pattern MARKUP =
            Pattern.compile(
                    "(?i)</?(?:p|br|div|a|b|i|u|ul|ol|li|span|html|strong|em|h[1-6]|table)\\b[^<>]*+>");
    private static final Pattern ENTITY =
            Pattern.compile("&(?:#\\d{1,7}|#[xX]\\p{XDigit}{1,6}|\\w{2,12});");
    private static final int MAX_CHARS = 4_000;

    /** What rules/extraction.yaml keeps of a description, unless an operator wants more. */
    private static final int MAX_PROSE = 8_000;

    /** Markup takes more room than what is seen of it. */
    private static final int MAX_SOURCE = 50_000;

    private PlainText() {}

    /** The visible characters in one line, entities resolved. */
    public static String line(String source) {
        return Text.cut(Text.line(decoded(Text.cut(source, MAX_SOURCE))), MAX_CHARS);
    }

    /** The visible characters, with line breaks. */
    public static String of(String source) {
        String text = Text.cut(source, MAX_SOURCE);
        if (MARKUP.matcher(text).find()) {
            return HtmlText.read(text, MAX_PROSE).strip();
        }
        TextLines lines = new TextLines(MAX_PROSE);
        lines.append(decoded(text), true);
        return lines.toString().strip();
    }

    private static String decoded(String text) {
        if (!ENTITY.matcher(text).find() && !MARKUP.matcher(text).find()) {
            return text;
        }
        return MARKUP.matcher(text).find()
                ? HtmlText.read(text, MAX_CHARS)
                : org.jsoup.parser.Parser.unescapeEntities(text, false);
    }
}
