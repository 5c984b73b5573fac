package services.andreas.events.text;

/**
 * A mail address within a text.
 *
 * @param start where it begins
 * @param value as written
 */
public record MailAddress(int start, String value) {
    private static final String NOT_WITHIN = "<>\"(),;:@";

    /** Returns the first one, or null; no character is looked at more than twice. */
    public static MailAddress find(String text) {
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            int start = at;
            while (start > 0 && isWithin(text.charAt(start - 1))) {
                start--;
            }
            int end = at + 1;
            while (end < text.length() && isWithin(text.charAt(end))) {
                end++;
            }
            if (start < at && at + 1 < end) {
                return new MailAddress(start, text.substring(start, end));
            }
        }
        return null;
    }

    private static boolean isWithin(char c) {
        return NOT_WITHIN.indexOf(c) < 0 && !Character.isWhitespace(c);
    }
}
