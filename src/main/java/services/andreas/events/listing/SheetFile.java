package services.andreas.events.listing;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import services.andreas.events.text.Text;

/** Writes events as CSV (RFC 4180); no cell is a formula for the program that opens it. */
public final class SheetFile {
    private static final List<String> HEAD =
            List.of(
                    "id",
                    "start",
                    "end",
                    "all_day",
                    "timezone",
                    "title",
                    "location",
                    "category",
                    "status",
                    "organizer",
                    "url",
                    "source",
                    "needs_review");

    /** Also the wide forms, which some spreadsheets read alike. */
    private static final String FORMULA = "=+-@\t\r\uFF1D\uFF0B\uFF0D\uFF20";

    private final Appendable out;

    public SheetFile(Appendable out) throws IOException {
        this.out = out;
        row(HEAD);
    }

    public void add(ListedEvent event) throws IOException {
        row(
                List.of(
                        Text.line(event.id()),
                        event.allDay() ? event.firstDay().toString() : event.start().toString(),
                        event.allDay() ? lastDay(event) : Objects.toString(event.end(), ""),
                        Boolean.toString(event.allDay()),
                        event.zone().getId(),
                        event.title(),
                        event.location(),
                        event.category(),
                        event.status(),
                        event.organizer(),
                        event.url(),
                        event.sender(),
                        event.needsReview()));
    }

    private static String lastDay(ListedEvent event) {
        LocalDate after = event.dayAfter();
        return after == null ? "" : after.minusDays(1).toString();
    }

    private void row(List<String> cells) throws IOException {
        out.append(cells.stream().map(SheetFile::cell).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    private static String cell(String text) {
        boolean formula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
        boolean quoted = formula || text.chars().anyMatch(c -> ",\"\r\n".indexOf(c) >= 0);
        String safe = formula ? "'" + text : text;
        return quoted ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
