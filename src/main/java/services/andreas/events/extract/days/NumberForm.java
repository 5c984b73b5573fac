package services.andreas.events.extract.days;

import java.util.regex.Pattern;

/**
 * A form that begins with a number. Most numbers are recognised by their digits and the next
 * character to be of another form, which is much cheaper than the pattern.
 *
 * @param fewest digits of the number
 * @param most digits of the number
 * @param next characters, one of which comes next, perhaps behind a white space; empty for any
 */
record NumberForm(int fewest, int most, String next, Pattern pattern) {

    static NumberForm of(int fewest, int most, String next, String pattern) {
        return new NumberForm(fewest, most, next, Pattern.compile(pattern));
    }

    /** Whether a number of a text may begin this form. */
    boolean fits(String text, int start, int end) {
        int digits = end - start;
        return digits >= fewest && digits <= most && (next.isEmpty() || isNext(text, end));
    }

    private boolean isNext(String text, int end) {
        int at = end < text.length() && ScannedText.isSpace(text.charAt(end)) ? end + 1 : end;
        return at < text.length() && next.indexOf(text.charAt(at)) >= 0;
    }
}
