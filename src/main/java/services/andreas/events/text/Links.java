package services.andreas.events.text;

import com.google.common.base.CharMatcher;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds links in readable text: complete ones in angle brackets, bare ones without punctuation. */
public final class Links {
    /** A longer link is data, not an address. */
    private static final int MAX_CHARS = 2_000;

    /** Visible characters of ASCII, but none that ends a link. */
    private static final CharMatcher PLAIN =
            CharMatcher.inRange('!', '~').and(CharMatcher.noneOf("<>\"")).precomputed();

    private static final Pattern LINK =
            Pattern.compile(
                    "<(https?://[^<>\\s]++)>|https?://[^<>\\s\"]++", Pattern.CASE_INSENSITIVE);

    private static final Pattern ABSOLUTE =
            Pattern.compile("https?://[^/?#].*|mailto:[^?]+@.+", Pattern.CASE_INSENSITIVE);
    private static final Pattern NOT_VISIBLE = Pattern.compile("(?i)^(?:https?://|mailto:)|/$");

    private Links() {}

    /**
     * Returns the target of a link without white space, or null if it is neither a web nor a mail
     * address.
     */
    public static @Nullable String absolute(String href) {
        String url = PLAIN.matchesAllOf(href) ? href : plain(href);
        return url.length() <= MAX_CHARS && ABSOLUTE.matcher(url).matches() ? url : null;
    }

    private static String plain(String href) {
        String url = Text.line(href.replace("\t", "").replace("\r", "").replace("\n", ""));
        return url.replace(" ", "%20").replace("<", "%3C").replace(">", "%3E").replace("\"", "%22");
    }

    public static boolean isWeb(String url) {
        return url.regionMatches(true, 0, "http", 0, 4);
    }

    /** Whether the visible text of a link is its address. */
    public static boolean isSame(String visible, String url) {
        return visible.length() <= url.length()
                && bare(visible).equalsIgnoreCase(NOT_VISIBLE.matcher(url).replaceAll(""));
    }

    public static List<String> in(String text, int limit) {
        Set<String> links = new LinkedHashSet<>();
        Matcher link = LINK.matcher(text);
        while (links.size() < limit && link.find()) {
            String url = link.group(1) != null ? link.group(1) : bare(link.group());
            if (url.length() <= MAX_CHARS && url.length() > url.indexOf("//") + 2) {
                links.add(url);
            }
        }
        return List.copyOf(links);
    }

    private static String bare(String url) {
        int end = url.length();
        boolean opens = url.indexOf('(') >= 0;
        while (end > 0
                && (".,;:!?'*_|]}".indexOf(url.charAt(end - 1)) >= 0
                        || url.charAt(end - 1) == ')' && !opens)) {
            end--;
        }
        return url.substring(0, end);
    }
}
