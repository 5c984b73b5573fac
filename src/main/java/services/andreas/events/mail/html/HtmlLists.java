package services.andreas.events.mail.html;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jsoup.nodes.Element;

/** Marks the items of nested lists. */
final class HtmlLists {
    private static final int MAX_INDENT = 5;

    /** The next number of each open list; empty for bullets. */
    private final Deque<int[]> open = new ArrayDeque<>();

    void open(Element list) {
        String start = list.attr("start").strip();
        int first = start.matches("\\d{1,6}") ? Integer.parseInt(start) : 1;
        open.push(list.normalName().equals("ol") ? new int[] {first} : new int[0]);
    }

    void close() {
        open.poll();
    }

    String item() {
        String indent = "  ".repeat(Math.max(0, Math.min(open.size() - 1, MAX_INDENT)));
        int[] next = open.peek();
        return indent + (next == null || next.length == 0 ? "- " : next[0]++ + ". ");
    }
}
