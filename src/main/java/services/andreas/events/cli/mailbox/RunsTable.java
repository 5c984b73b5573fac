package services.andreas.events.cli.mailbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import services.andreas.events.run.RunRecord;
import services.andreas.events.terminal.Column;
import services.andreas.events.terminal.LocalTimes;
import services.andreas.events.terminal.Screen;
import services.andreas.events.terminal.Table;

/** Prints runs as a table; its colours appear on a terminal only. */
public final class RunsTable {
    /** Their counters and figures, with which of them is left out first on a narrow terminal. */
    private static final List<Column> NUMBERS =
            List.of(
                    Column.number("listed", 0),
                    Column.number("processed", 3),
                    Column.number("skipped", 11),
                    Column.number("created", 2),
                    Column.number("updated", 8),
                    Column.number("deduplicated", 12),
                    Column.number("failed", 4),
                    Column.number("deferred", 6),
                    Column.number("quarantined", 5));

    private static final List<Column> COLUMNS = new ArrayList<>();

    static {
        List.of("start", "took", "ended").forEach(name -> COLUMNS.add(Column.text(name)));
        COLUMNS.addAll(NUMBERS);
        COLUMNS.add(Column.number("calls", 9));
        COLUMNS.add(Column.number("tokens", 7));
        COLUMNS.add(Column.number("cost", 1));
        COLUMNS.add(new Column("version", false, Integer.MAX_VALUE, Integer.MAX_VALUE, 10));
        COLUMNS.add(Column.text("why"));
    }

    private RunsTable() {}

    public static String of(
            List<RunRecord> runs, ShownMailboxes mailboxes, Screen screen, LocalTimes times) {
        if (runs.isEmpty()) {
            return String.format("No run yet%n");
        }
        Table table = new Table(mailboxes.column(COLUMNS), screen);
        for (RunRecord run : runs) {
            table.add(
                    line -> screen.verdict(run.exitCode(), line),
                    mailboxes.cell(run.mailbox(), cells(run, times)));
        }
        return table + String.format("All %s%n", times.named());
    }

    private static List<String> cells(RunRecord run, LocalTimes times) {
        List<String> cells = new ArrayList<>();
        cells.add(times.second(run.start()));
        cells.add(String.format(Locale.ROOT, "%.1f s", run.duration().toMillis() / 1000.0));
        cells.add(run.outcome());
        NUMBERS.forEach(counter -> cells.add(Long.toString(run.count(counter.name()))));
        cells.add(Long.toString(run.count("openai_calls")));
        cells.add(Long.toString(run.count("openai_tokens")));
        cells.add(String.format(Locale.ROOT, "$%.4f", run.cost()));
        cells.add(run.version());
        cells.add(run.why());
        return cells;
    }
}
