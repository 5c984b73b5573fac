package services.andreas.events.terminal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Rows in columns, two spaces apart. On a terminal they are no wider than it: where there is no
 * room, the last column goes below the others, texts are cut and numbers left out.
 */
public final class Table {
    private static final String GAP = "  ";
    private static final String INDENT = "    ";

    private final List<Column> columns;
    private final Screen screen;
    private final List<List<String>> rows = new ArrayList<>();
    private final List<UnaryOperator<String>> paints = new ArrayList<>();

    public Table(List<Column> columns, Screen screen) {
        this.columns = columns;
        this.screen = screen;
        add(screen::head, columns.stream().map(Column::name).toList());
    }

    public void add(List<String> cells) {
        add(line -> line, cells);
    }

    public void add(UnaryOperator<String> paint, List<String> cells) {
        rows.add(cells.stream().map(screen::shown).toList());
        paints.add(paint);
    }

    /** The lines, each with its end. */
    @Override
    public String toString() {
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            int widest = rows.stream().mapToInt(row -> Cell.width(row.get(column))).max().orElse(0);
            widths[i] = Math.min(widest, columns.get(i).most());
        }
        List<Integer> shown = new ArrayList<>(IntStream.range(0, widths.length).boxed().toList());
        int last = widths.length - 1;
        boolean below = screen.isPresent() && width(shown, widths) > screen.width();
        if (below) {
            shown.remove((Integer) last);
            leaveOut(shown, widths, this::saysNothing);
            cut(shown, widths);
            leaveOut(shown, widths, column -> true);
        }
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < rows.size(); row++) {
            text.append(paints.get(row).apply(line(rows.get(row), shown, widths)));
            text.append(System.lineSeparator());
            if (below && !rows.get(row).get(last).isEmpty()) {
                for (String line : Cell.wrap(rows.get(row).get(last), screen.width() - 4)) {
                    text.append(INDENT).append(line).append(System.lineSeparator());
                }
            }
        }
        return text + leftOut(shown, below ? last : widths.length);
    }

    private String line(List<String> row, List<Integer> shown, int[] widths) {
        return shown.stream()
                .map(
                        column ->
                                Cell.fill(
                                        Cell.cut(row.get(column), widths[column], end()),
                                        widths[column],
                                        columns.get(column).right()))
                .collect(Collectors.joining(GAP))
                .stripTrailing();
    }

    private String end() {
        return screen.shown("…");
    }

    private static int width(List<Integer> shown, int[] widths) {
        return shown.stream().mapToInt(column -> widths[column] + GAP.length()).sum()
                - GAP.length();
    }

    private boolean saysNothing(int column) {
        return rows.stream().skip(1).allMatch(row -> row.get(column).matches("0?"));
    }

    private void leaveOut(List<Integer> shown, int[] widths, IntPredicate which) {
        List<Integer> dispensable =
                columns()
                        .filter(column -> columns.get(column).dispensable() > 0)
                        .filter(which::test)
                        .sorted(Comparator.comparing(column -> -columns.get(column).dispensable()))
                        .toList();
        for (Integer column : dispensable) {
            if (width(shown, widths) <= screen.width()) {
                return;
            }
            shown.remove(column);
        }
    }

    /** The widest first, so that all lose alike. */
    private void cut(List<Integer> shown, int[] widths) {
        while (width(shown, widths) > screen.width()) {
            int widest =
                    shown.stream()
                            .filter(column -> widths[column] > columns.get(column).least())
                            .max(Comparator.comparing(column -> widths[column]))
                            .orElse(-1);
            if (widest < 0) {
                return;
            }
            widths[widest]--;
        }
    }

    private Stream<Integer> columns() {
        return IntStream.range(0, columns.size()).boxed();
    }

    private String leftOut(List<Integer> shown, int end) {
        String names =
                columns()
                        .filter(column -> column < end && !shown.contains(column))
                        .filter(column -> !saysNothing(column))
                        .map(column -> columns.get(column).name())
                        .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : "Too wide to show here: " + names + System.lineSeparator();
    }
}
