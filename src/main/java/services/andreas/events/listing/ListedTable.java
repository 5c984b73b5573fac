package services.andreas.events.listing;

import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import services.andreas.events.text.Text;

/** Writes events as lines of a table, with columns that hold in every script. */
public final class ListedTable {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);

    private final Appendable out;

    public ListedTable(Appendable out) {
        this.out = out;
    }

    public String head() {
        return row("when", "what", "where", "from", "id");
    }

    public void add(ListedEvent event) throws IOException {
        String when = (event.allDay() ? DAY : TIME).format(event.start().atZone(event.zone()));
        out.append(
                        row(
                                when,
                                mark(event) + event.title(),
                                event.location(),
                                event.sender(),
                                Text.line(event.id())))
                .append(System.lineSeparator());
    }

    /** What a reader has to know before all else. */
    private static String mark(ListedEvent event) {
        if (event.isCancelled() || event.isRejected()) {
            return "[" + event.status() + "] ";
        }
        return event.needsReview().isEmpty() ? "" : "[?] ";
    }

    private static String row(String when, String what, String where, String from, String id) {
        return String.join(" ", fit(when, 21), fit(what, 40), fit(where, 28), fit(from, 24), id);
    }

    /** Cut or filled to a width in columns; ideographs and emoji take two. */
    static String fit(String text, int width) {
        StringBuilder fitting = new StringBuilder();
        int columns = 0;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            i += Character.charCount(character);
            int wide = width(character);
            boolean last = i >= text.length();
            if (columns + wide > width - (last ? 0 : 1)) {
                fitting.append('…');
                columns++;
                break;
            }
            fitting.appendCodePoint(character);
            columns += wide;
        }
        return fitting + " ".repeat(Math.max(0, width - columns));
    }

    private static int width(int character) {
        int type = Character.getType(character);
        if (type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT) {
            return 0;
        }
        boolean wide =
                Character.isIdeographic(character)
                        || character >= 0x1100 && character <= 0x115F
                        || character >= 0x3000 && character < 0x3100
                        || character >= 0xAC00 && character <= 0xD7A3
                        || character >= 0xFF00 && character < 0xFF61
                        || character >= 0x1F300 && character <= 0x1FAFF;
        return wide ? 2 : 1;
    }
}
