package services.andreas.events.extract.sections;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of a mail.
 *
 * @param text with its marks of quotation
 * @param start where it stands in the mail
 * @param depth how many marks of quotation it begins with
 * @param content what follows them
 */
record MailLine(String text, int start, int depth, String content) {
    /** Of what is quoted more often, nobody tells the parts apart. */
    private static final int DEEPEST = 20;

    static List<MailLine> of(String text) {
        List<MailLine> lines = new ArrayList<>();
        int start = 0;
        while (start <= text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            lines.add(line(text.substring(start, end), start));
            start = end + 1;
        }
        return lines;
    }

    private static MailLine line(String text, int start) {
        int depth = 0;
        int at = 0;
        while (at < text.length() && (text.charAt(at) == '>' || text.charAt(at) == ' ')) {
            depth += text.charAt(at) == '>' && depth < DEEPEST ? 1 : 0;
            at++;
        }
        return new MailLine(text, start, depth, text.substring(at).strip());
    }

    boolean isBlank() {
        return content.isEmpty();
    }
}
