package services.andreas.events.mail.html;

import java.util.ArrayDeque;
import java.util.Deque;
import services.andreas.events.text.TextLines;

/** Writes the cells of a row in one line, if each cell is one line. */
final class HtmlTables {
    private final Deque<Boolean> headed = new ArrayDeque<>();
    private final TextLines lines;

    HtmlTables(TextLines lines) {
        this.lines = lines;
    }

    void openTable() {
        headed.push(false);
    }

    void closeTable() {
        headed.poll();
    }

    void openCell(HtmlFrame row, boolean isHeader) {
        if (isHeader && headed.poll() != null) {
            headed.push(true);
        }
        boolean isFirst = row.nextCell() == 0;
        boolean hasText = row.hasText(lines);
        if (isFirst || !hasText && !keepsEmpty("td")) {
            return;
        }
        if (!lines.isOneLine(row.mark())) {
            lines.breakLine(1);
            return;
        }
        if (hasText) {
            lines.unbreak();
        }
        lines.prefix(hasText ? " | " : "| ");
    }

    /**
     * Whether an empty cell keeps its place: below headers it marks a column, elsewhere it is only
     * layout.
     */
    boolean keepsEmpty(String name) {
        return (name.equals("td") || name.equals("th")) && Boolean.TRUE.equals(headed.peek());
    }
}
