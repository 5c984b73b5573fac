package services.andreas.events.cli;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import services.andreas.events.run.RunRecord;

/** Prints runs as a table; its colours appear on a terminal only. */
public final class RunsTable {
    private static final DateTimeFormatter START =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final List<String> COUNTERS =
            List.of(
                    "listed",
                    "processed",
                    "skipped",
                    "created",
                    "updated",
                    "deduplicated",
                    "failed",
                    "deferred",
                    "quarantined");
    private static final List<String> HEAD =
            Stream.of(
                            List.of("start", "took", "ended"),
                            COUNTERS,
                            List.of("calls", "tokens", "cost", "version", "why"))
                    .flatMap(List::stream)
                    .toList();

    /** The columns that are aligned to the right. */
    private static final int FIRST_NUMBER = HEAD.indexOf("listed");

    private static final int LAST_NUMBER = HEAD.indexOf("cost");

    private RunsTable() {}

    public static String of(List<RunRecord> runs, Screen terminal) {
        if (runs.isEmpty()) {
            return String.format("No run yet%n");
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        runs.forEach(run -> rows.add(cells(run)));
        int[] widths = new int[HEAD.size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder table = new StringBuilder();
        table.append(terminal.head(line(HEAD, widths))).append(System.lineSeparator());
        for (int i = 0; i < runs.size(); i++) {
            table.append(terminal.verdict(runs.get(i).exitCode(), line(rows.get(i + 1), widths)))
                    .append(System.lineSeparator());
        }
        return table.toString();
    }

    private static List<String> cells(RunRecord run) {
        List<String> cells = new ArrayList<>();
        cells.add(START.format(run.start().atZone(ZoneId.systemDefault())));
        cells.add(String.format(Locale.ROOT, "%.1f s", run.duration().toMillis() / 1000.0));
        cells.add(run.outcome());
        COUNTERS.forEach(name -> cells.add(Long.toString(run.count(name))));
        cells.add(Long.toString(run.count("openai_calls")));
        cells.add(Long.toString(run.count("openai_tokens")));
        cells.add(String.format(Locale.ROOT, "$%.4f", run.cost()));
        cells.add(run.version());
        cells.add(run.why());
        return cells;
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String sign = i >= FIRST_NUMBER && i <= LAST_NUMBER ? "" : "-";
            line.append(String.format("%" + sign + widths[i] + "s  ", cells.get(i)));
        }
        return line.toString().stripTrailing();
    }
}
