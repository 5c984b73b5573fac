package services.andreas.events.extract.model;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header lines of forwarded and quoted mails, whose dates announce nothing. */
public final class QuotedHeaders {
    private static final Pattern FROM =
            Pattern.compile("(?i)[> ]*+(?:from|von|de|da|van|från|fra|od)\\s?:");
    private static final Pattern DATE =
            Pattern.compile(
                    "(?i)(?:date|sent|gesendet|datum|envoyé|enviado|fecha|data|inviato|skickat)\\s?:");
    private static final Pattern ATTRIBUTION =
            Pattern.compile(
                    "(?i)[> ]*+(?:on|am|le|el|il|op|den|em) .{5,200}(?:wrote|schrieb|écrit|escribió|scritto|schreef|skrev|escreveu)\\b.{0,80}:");

    /** The date may be up to this many lines below the sender. */
    private static final int LINES = 6;

    private QuotedHeaders() {}

    /** The text without them; each line is looked at a fixed number of times. */
    public static String without(String text) {
        List<String> lines = text.lines().toList();
        List<String> kept = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            int end = end(lines, i);
            kept.add(end < 0 ? lines.get(i) : "");
            i = Math.max(i, end);
        }
        return String.join("\n", kept);
    }

    /** Returns the last line of the header that begins with this line, or -1. */
    private static int end(List<String> lines, int first) {
        String line = lines.get(first);
        Matcher from = FROM.matcher(line);
        if (from.lookingAt()) {
            if (DATE.matcher(line).find(from.end())) {
                return first;
            }
            for (int i = first + 1; i < lines.size() && i <= first + LINES; i++) {
                if (DATE.matcher(lines.get(i)).find()) {
                    return i;
                }
            }
        }
        return ATTRIBUTION.matcher(line).matches() ? first : -1;
    }
}
