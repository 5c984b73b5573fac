package services.andreas.events.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Marks quoted replies and footers with a line before them; deletes nothing. */
public final class TextMarks {
    private static final String SIGNATURE = "--";
    private static final Pattern ORIGINAL = Pattern.compile("-{3,} ?Original Message ?-{3,}");
    private static final Pattern ATTRIBUTION =
            Pattern.compile("(?:On|Am|Le|El|Il|Op|Den|Em) .{5,300}:");

    /** Looked for one by one: an expression of them all takes many times as long. */
    private static final List<String> OF_FOOTERS =
            List.of(
                    "unsubscribe",
                    "opt out",
                    "opt-out",
                    "abmelden",
                    "abbestellen",
                    "desabonner",
                    "désabonner",
                    "darse de baja",
                    "mail preferences",
                    "our mailing address",
                    "you're receiving this",
                    "you are receiving this",
                    "you received this email",
                    "you received this e-mail",
                    "you received this message",
                    "you received this newsletter");

    /** A footer starts in the last lines; headers of newsletters mention unsubscribing too. */
    private static final int FOOTER_LINES = 20;

    private TextMarks() {}

    public static String mark(String text) {
        List<String> lines = text.lines().toList();
        int footer = footer(lines);
        List<String> marked = new ArrayList<>(lines.size() + 8);
        boolean quoted = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            boolean quotes = line.startsWith(">") || ORIGINAL.matcher(line).matches();
            if (quotes && !quoted) {
                marked.add(attribution(marked), "[quoted]");
            }
            quoted = quotes || quoted && line.isBlank();
            if (i == footer) {
                marked.add("[footer]");
            }
            marked.add(line);
        }
        return String.join("\n", marked);
    }

    /**
     * Returns the start of the one or two last lines if they introduce a quotation, else the end.
     */
    private static int attribution(List<String> lines) {
        int end = lines.size();
        while (end > 0 && lines.get(end - 1).isBlank()) {
            end--;
        }
        if (end > 0 && ATTRIBUTION.matcher(lines.get(end - 1)).matches()) {
            return end - 1;
        }
        boolean inTwo =
                end > 1
                        && ATTRIBUTION
                                .matcher(lines.get(end - 2) + " " + lines.get(end - 1))
                                .matches();
        return inTwo ? end - 2 : lines.size();
    }

    private static int footer(List<String> lines) {
        for (int i = lines.size() - 1; i > 0 && i >= lines.size() - FOOTER_LINES; i--) {
            if (lines.get(i).equals(SIGNATURE)) {
                return i;
            }
        }
        int first = Math.max(lines.size() - FOOTER_LINES, lines.size() / 2);
        for (int i = Math.max(1, first); i < lines.size(); i++) {
            if (OF_FOOTERS.stream().anyMatch(LetterCase.lower(lines.get(i))::contains)) {
                return i;
            }
        }
        return -1;
    }
}
