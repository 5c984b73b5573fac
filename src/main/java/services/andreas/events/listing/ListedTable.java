package services.andreas.events.listing;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import services.andreas.events.terminal.Column;
import services.andreas.events.terminal.Screen;
import services.andreas.events.terminal.Table;
import services.andreas.events.text.Text;

/** Events as lines of a table, in the order of the times that it shows. */
public final class ListedTable {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);
    private static final List<Column> COLUMNS =
            List.of(
                    Column.text("when"),
                    Column.cut("what", 12, 40, 0),
                    Column.cut("where", 12, 28, 1),
                    Column.cut("from", 12, 24, 2),
                    Column.text("id"));

    private final ZoneId zone;
    private final List<Row> rows = new ArrayList<>();

    private record Row(LocalDateTime at, List<String> cells) {}

    /**
     * @param zone in which times are shown; a day is one of its own zone
     */
    public ListedTable(ZoneId zone) {
        this.zone = zone;
    }

    public void add(ListedEvent event) {
        LocalDateTime at =
                event.allDay()
                        ? event.firstDay().atStartOfDay()
                        : LocalDateTime.ofInstant(event.start(), zone);
        rows.add(
                new Row(
                        at,
                        List.of(
                                (event.allDay() ? DAY : TIME).format(at),
                                mark(event) + event.title(),
                                event.location(),
                                event.sender(),
                                Text.line(event.id()))));
    }

    /** The lines, each with its end. */
    public String on(Screen screen) {
        Table table = new Table(COLUMNS, screen);
        rows.stream().sorted(Comparator.comparing(Row::at)).map(Row::cells).forEach(table::add);
        return table.toString();
    }

    /** What a reader has to know before all else. */
    private static String mark(ListedEvent event) {
        if (event.isCancelled() || event.isRejected()) {
            return "[" + event.status() + "] ";
        }
        return event.needsReview().isEmpty() ? "" : "[?] ";
    }
}
