package services.andreas.events.listing;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import services.andreas.events.text.Text;

/**
 * Writes an iCalendar file for subscription (RFC 5545, RFC 7986): nothing in it invites anybody.
 */
public final class CalendarFile {
    /** Never changes: a reader knows an event by it. */
    private static final String DOMAIN = "events.andreas.services";

    private static final String REFRESH = "PT6H";
    private static final int DESCRIPTION = 2000;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
    private static final DateTimeFormatter MAILED =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private final ContentLines lines = new ContentLines();
    private final OutputStream out;

    public CalendarFile(OutputStream out) {
        this.out = out;
    }

    /**
     * @param address under which the file is found; empty if that is not known
     */
    public void begin(String title, ZoneId zone, String address) throws IOException {
        lines.line("BEGIN", "VCALENDAR");
        lines.line("VERSION", "2.0");
        lines.line("PRODID", "-//andreas.services//events-gmail-ingest//EN");
        lines.line("CALSCALE", "GREGORIAN");
        lines.text("NAME", title);
        lines.text("X-WR-CALNAME", title);
        lines.line("X-WR-TIMEZONE", zone.getId());
        lines.line("REFRESH-INTERVAL;VALUE=DURATION", REFRESH);
        lines.line("X-PUBLISHED-TTL", REFRESH);
        if (!address.isEmpty()) {
            lines.line("SOURCE;VALUE=URI", address);
        }
        lines.writeTo(out);
    }

    public void add(ListedEvent event) throws IOException {
        add(event, event.sequence(), event.changed());
    }

    /**
     * @param sequence that readers are to see
     * @param changed when they are to believe that it last changed
     */
    public void add(ListedEvent event, long sequence, Instant changed) throws IOException {
        begin(event.id(), sequence, changed);
        lines.line("STATUS", status(event));
        if (event.allDay()) {
            LocalDate after = event.dayAfter();
            day("DTSTART", event.firstDay());
            if (after != null) {
                day("DTEND", after);
            }
        } else {
            lines.line("DTSTART", TIME.format(event.start()));
            if (event.end() != null) {
                lines.line("DTEND", TIME.format(event.end()));
            }
        }
        lines.text("SUMMARY", event.title());
        lines.text("LOCATION", event.location());
        if (!event.url().isEmpty()) {
            lines.line("URL", event.url());
        }
        Set<String> categories = new TreeSet<>(event.tags());
        if (!event.category().isEmpty()) {
            categories.add(event.category());
        }
        lines.texts("CATEGORIES", categories);
        lines.text("DESCRIPTION", description(event));
        lines.line("END", "VEVENT");
        lines.writeTo(out);
    }

    /** Cancels an event for readers who have seen it. */
    public void cancel(Seen seen) throws IOException {
        begin(seen.id(), seen.sequence(), seen.changed());
        lines.line("STATUS", "CANCELLED");
        if (seen.day() != null) {
            day("DTSTART", seen.day());
        } else {
            lines.line("DTSTART", TIME.format(seen.start()));
        }
        lines.text("SUMMARY", seen.title());
        lines.line("END", "VEVENT");
        lines.writeTo(out);
    }

    public void end() throws IOException {
        lines.line("END", "VCALENDAR");
        lines.writeTo(out);
    }

    private void begin(String id, long sequence, Instant changed) {
        String time = TIME.format(changed);
        lines.line("BEGIN", "VEVENT");
        lines.text("UID", Text.line(id) + "@" + DOMAIN);
        lines.line("DTSTAMP", time);
        lines.line("LAST-MODIFIED", time);
        lines.line("SEQUENCE", Long.toString(sequence));
        lines.line("TRANSP", "TRANSPARENT");
    }

    private void day(String name, LocalDate day) {
        lines.line(name + ";VALUE=DATE", DAY.format(day));
    }

    private static String status(ListedEvent event) {
        if (event.isCancelled() || event.isRejected()) {
            return "CANCELLED";
        }
        boolean sure = event.needsReview().isEmpty() && !event.isTentative();
        return sure ? "CONFIRMED" : "TENTATIVE";
    }

    private static String description(ListedEvent event) {
        String from = event.sender();
        String mailed =
                event.mailed() == null
                        ? ""
                        : ", " + MAILED.format(event.mailed().atZone(event.zone()));
        return List.of(
                        event.soldOut() ? "Sold out" : "",
                        Text.cut(event.description(), DESCRIPTION),
                        event.needsReview().isEmpty()
                                ? ""
                                : "Not checked yet: " + event.needsReview(),
                        from.isEmpty() ? "" : "From a mail of " + from + mailed)
                .stream()
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }
}
