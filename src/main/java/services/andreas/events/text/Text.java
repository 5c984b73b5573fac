package services.andreas.events.text;

/** The visible part of a text. */
public final class Text {
    private Text() {}

    /** Returns the visible characters in one line, white space collapsed. */
    public static String line(String text) {
        if (isPlain(text)) {
            return text;
        }
        TextLines lines = new TextLines(text.length());
        lines.append(text, false);
        return lines.toString();
    }

    /** Returns the visible characters in lines, white space collapsed, at most one blank line. */
    public static String lines(String text, int limit) {
        if (text.length() <= limit && isPlain(text)) {
            return text;
        }
        TextLines lines = new TextLines(limit);
        lines.append(text, true);
        return lines.toString();
    }

    /** Whether this is words of ASCII and Latin letters with one space between them. */
    private static boolean isPlain(String text) {
        char last = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isVisible = c >= ' ' && c < 0x7F || c >= 'À' && c <= 'ɏ';
            if (!isVisible || c == ' ' && last == ' ') {
                return false;
            }
            last = c;
        }
        return text.isEmpty() || last != ' ';
    }

    /** Cuts after the last whole character. */
    public static String cut(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        return text.substring(
                0, limit - (Character.isHighSurrogate(text.charAt(limit - 1)) ? 1 : 0));
    }

    static boolean isSpace(int character) {
        // the braille blank and the Hangul fillers are invisible; preheaders use them
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || character == 0x2800
                || character == 0x3164
                || character == 0x115F
                || character == 0x1160
                || character == 0xFFA0;
    }

    /** Whether this character changes its two neighbours (emoji, Persian, Indic scripts). */
    static boolean isJoiner(int character) {
        return character == 0x200C || character == 0x200D;
    }

    /** Whether this is invisible: controls, direction marks, tags, lone surrogates. */
    static boolean isInvisible(int character) {
        int type = Character.getType(character);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || character == 0x034F
                || character >= 0xE0100 && character <= 0xE01EF;
    }
}
