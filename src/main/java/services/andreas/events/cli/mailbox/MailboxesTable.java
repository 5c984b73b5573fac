package services.andreas.events.cli.mailbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import services.andreas.events.app.MailboxRun;
import services.andreas.events.run.RunReport;
import services.andreas.events.terminal.Column;
import services.andreas.events.terminal.Screen;
import services.andreas.events.terminal.Table;

/** The runs over several mailboxes as a table, with their sum. */
public final class MailboxesTable {
    private static final List<Column> COUNTERS =
            List.of(
                    Column.number("listed", 0),
                    Column.number("processed", 3),
                    Column.number("skipped", 9),
                    Column.number("created", 2),
                    Column.number("updated", 7),
                    Column.number("failed", 4),
                    Column.number("deferred", 5),
                    Column.number("quarantined", 6),
                    Column.number("openai_calls", 8),
                    Column.number("openai_tokens", 10));

    private MailboxesTable() {}

    public static String of(List<MailboxRun> runs, Screen screen) {
        List<Column> columns =
                new ArrayList<>(List.of(Column.text("mailbox"), Column.text("ended")));
        columns.addAll(COUNTERS);
        Table table = new Table(columns, screen);
        Map<String, Long> sums = new LinkedHashMap<>();
        for (MailboxRun run : runs) {
            Map<String, Long> counters = run.report() == null ? Map.of() : run.report().counters();
            counters.forEach((name, count) -> sums.merge(name, count, Long::sum));
            table.add(
                    line -> screen.verdict(run.exitCode(), line),
                    cells(run.mailbox(), run.exitCode(), counters));
        }
        table.add(cells("all " + runs.size(), MailboxRun.exitCode(runs), sums));
        return table.toString();
    }

    private static List<String> cells(String name, int exitCode, Map<String, Long> counters) {
        List<String> cells = new ArrayList<>(List.of(name, RunReport.word(exitCode)));
        COUNTERS.forEach(
                counter -> cells.add(Long.toString(counters.getOrDefault(counter.name(), 0L))));
        return cells;
    }
}
