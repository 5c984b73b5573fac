package services.andreas.events.text;

/**
 * Writes visible text in lines: white space collapsed, at most one blank line in a row, bounded
 * length.
 */
public final class TextLines {
    /** The visible characters of ASCII end before it. */
    private static final char DELETE = 0x7F;

    private final StringBuilder out = new StringBuilder();
    private final StringBuilder prefix = new StringBuilder();
    private final int limit;
    private int breaks;
    private boolean space;
    private int joiner;
    private int quotes;
    private int lineStart;

    /**
     * @param limit maximum of characters
     */
    public TextLines(int limit) {
        this.limit = limit;
    }

    /**
     * @param lines true if line feeds in {@code text} break lines, false if they are spaces
     */
    public void append(String text, boolean lines) {
        for (int i = 0; i < text.length() && !isFull(); ) {
            int character = text.codePointAt(i);
            i += Character.charCount(character);
            if (isVisible(character)) {
                flush();
                int end = i;
                int last = i + Math.min(text.length() - i, limit - out.length() - 1);
                while (end < last && isVisible(text.charAt(end))) {
                    end++;
                }
                out.append(text, i - 1, end);
                i = end;
            } else if (lines && character == '\n') {
                newLine();
            } else if (Text.isSpace(character)) {
                space = true;
                joiner = 0;
            } else if (Text.isJoiner(character)) {
                joiner = space || breaks > 0 ? 0 : character;
            } else if (!Text.isInvisible(character)) {
                flush();
                out.appendCodePoint(character);
            }
        }
    }

    /** Of ASCII. */
    private static boolean isVisible(int character) {
        return character > ' ' && character < DELETE;
    }

    /** Ends the line, and for 2 adds a blank one; does nothing directly after a prefix. */
    public void breakLine(int atLeast) {
        if (prefix.isEmpty()) {
            breaks = Math.max(breaks, atLeast);
        }
    }

    /** Ends the line, or adds a blank one if it has ended. */
    public void newLine() {
        breakLine(Math.min(breaks + 1, 2));
    }

    /** Continues the line that was ended. */
    public void unbreak() {
        breaks = 0;
        space = false;
    }

    /** Adds a prefix that is written only before the next visible character. */
    public void prefix(String text) {
        prefix.append(text);
    }

    public int prefixLength() {
        return prefix.length();
    }

    /** Removes prefixes that no text followed. */
    public void dropPrefix(int length) {
        prefix.setLength(Math.min(length, prefix.length()));
    }

    /** Appends to the last line, even if it has been ended. */
    public void attach(String text) {
        if (out.length() + text.length() <= limit) {
            out.append(text);
        }
    }

    /** Writes pending breaks and prefixes, for something visible without text. */
    public void flush() {
        boolean isWithinWord = breaks == 0 && !space && joiner == 0;
        if (isWithinWord && prefix.isEmpty() && !out.isEmpty()) {
            return;
        }
        if (out.isEmpty()) {
            out.append("> ".repeat(quotes));
        } else if (breaks > 0) {
            out.append(breaks > 1 ? "\n\n" : "\n");
            lineStart = out.length();
            out.append("> ".repeat(quotes));
        } else if (space && !prefix.toString().startsWith(" ")) {
            out.append(' ');
        } else if (joiner != 0) {
            out.appendCodePoint(joiner);
        }
        out.append(prefix);
        prefix.setLength(0);
        breaks = 0;
        joiner = 0;
        space = false;
    }

    public void quote(int change) {
        breakLine(2);
        quotes = Math.max(0, Math.min(quotes + change, 9));
    }

    public int length() {
        return out.length();
    }

    public boolean isFull() {
        return out.length() >= limit;
    }

    /** Whether all text since this position is in one line. */
    public boolean isOneLine(int since) {
        return lineStart <= since + 2;
    }

    public String since(int start) {
        return out.substring(Math.min(start, out.length())).strip();
    }

    /** Replaces the end of the text. */
    public void replaceLast(String last, String text) {
        out.setLength(out.length() - last.length());
        out.append(text);
    }

    @Override
    public String toString() {
        return Text.cut(out.toString(), limit);
    }
}
