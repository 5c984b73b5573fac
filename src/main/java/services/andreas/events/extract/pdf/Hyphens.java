package services.andreas.events.extract.pdf;

import com.google.common.base.CharMatcher;
import java.util.Set;

/**
 * Tells words that were broken at the end of a line.
 *
 * @param fillers words such as "und", before which a hyphen stands for the rest of the next word:
 *     "Jazz- und Bluesabend"
 */
record Hyphens(Set<String> fillers) {
    /** A hyphen as it is typed, one of typesetters, and a soft one. */
    private static final CharMatcher HYPHEN = CharMatcher.anyOf("-\u2010\u00AD");

    /**
     * Whether a word goes on with small letters where the text ends with a hyphen behind some.
     *
     * @param next first word of the next line
     */
    boolean join(CharSequence text, String next) {
        int last = text.length() - 1;
        return last > 1
                && HYPHEN.matches(text.charAt(last))
                && Character.isLowerCase(text.charAt(last - 1))
                && Character.isLowerCase(text.charAt(last - 2))
                && Character.isLowerCase(next.codePointAt(0))
                && !fillers.contains(next);
    }
}
