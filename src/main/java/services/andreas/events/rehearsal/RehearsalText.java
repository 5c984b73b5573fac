package services.andreas.events.rehearsal;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import services.andreas.events.rehearsal.EventChange.FieldChange;
import services.andreas.events.text.Text;

/**
 * Prints what a rehearsal found out; control characters of a mail do not reach the terminal.
 *
 * @param zone in which times are printed
 */
public record RehearsalText(PrintWriter out, ZoneId zone) {
    private static final int LONGEST = 200;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm", Locale.ENGLISH);

    public void print(Rehearsed rehearsed) {
        rehearsed.changes().forEach(this::print);
        if (rehearsed.changes().isEmpty()) {
            out.println("No event would change");
        }
        rehearsed
                .heldBack()
                .forEach((endpoint, times) -> line("Would send to %s: %d times", endpoint, times));
        rehearsed.left().forEach((id, why) -> line("Not rehearsed: %s (%s)", id, why));
        line(
                "Rehearsed %d mails; asked the model %d times: %,d tokens, $%.4f. Nothing was"
                        + " written. Times are in %s",
                rehearsed.mails(),
                rehearsed.asked(),
                rehearsed.tokens(),
                rehearsed.microdollars() / 1e6,
                zone);
    }

    private void print(EventChange change) {
        String what =
                switch (change.kind()) {
                    case APPEARS -> "+";
                    case VANISHES -> "-";
                    case DIFFERS -> "~";
                };
        line("%s %s  %s  %s", what, time(change.start()), change.title(), change.id());
        if (!change.why().isEmpty()) {
            line("    would go: %s", change.why());
        }
        for (FieldChange field : change.fields()) {
            line(
                    "    %s: %s -> %s",
                    field.name(), value(field, field.before()), value(field, field.after()));
        }
    }

    private String value(FieldChange field, String value) {
        if (value.isEmpty()) {
            return "none";
        }
        return field.name().endsWith("_time") ? time(value) : value;
    }

    private String time(String instant) {
        try {
            return TIME.format(Instant.parse(instant).atZone(zone));
        } catch (DateTimeParseException e) {
            return instant.isEmpty() ? "no date" : instant;
        }
    }

    private void line(String format, Object... values) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof String text) {
                values[i] = Text.cut(Text.line(text), LONGEST);
            }
        }
        out.println(String.format(Locale.ROOT, format, values));
    }
}
