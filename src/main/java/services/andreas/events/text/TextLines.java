package services.andreas.events.text;

/**
 * Writes visible text as lines: white space collapsed, at most one blank line in a row, length
 * bounded.
 */
public final class TextLines {
    private final StringBuilder out = new StringBuilder();
    private final StringBuilder prefix = new StringBuilder();
    private final int limit;
    private int breaks;
    private boolean space;
    private int joiner;
    private int quotes;
    private int lineStart;

    /**
     * @param limit characters
     */
    public TextLines(int limit) {
        this.limit = limit;
    }

    /**
     * @param lines whether line feeds in {@code text} break lines, instead of being spaces
     */
    public void append(String text, boolean lines) {
        for (int i = 0; i < text.length() && !isFull(); ) {
            int character = text.codePointAt(i);
            i += Character.charCount(character);
            if (lines && character == '\n') {
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

    /** Ends the line and, with two, leaves a blank one; nothing directly behind a prefix. */
    public void breakLine(int atLeast) {
        if (prefix.isEmpty()) {
            breaks = Math.max(breaks, atLeast);
        }
    }

    /** Ends the line, or leaves a blank one where it has ended. */
    public void newLine() {
        breakLine(Math.min(breaks + 1, 2));
    }

    /** Continues the line that has been ended. */
    public void unbreak() {
        breaks = 0;
        space = false;
    }

    /** Adds what is written before the next visible character, and only then. */
    public void prefix(String text) {
        prefix.append(text);
    }

    public int prefixLength() {
        return prefix.length();
    }

    /** Takes back prefixes that nothing followed. */
    public void dropPrefix(int length) {
        prefix.setLength(Math.min(length, prefix.length()));
    }

    /** Appends to the last line, even if it has been ended. */
    public void attach(String text) {
        if (out.length() + text.length() <= limit) {
            out.append(text);
        }
    }

    /** Begins a line, or goes on in one, where something visible has no text. */
    public void flush() {
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

    /** Whether what was written since then stands in one line. */
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
