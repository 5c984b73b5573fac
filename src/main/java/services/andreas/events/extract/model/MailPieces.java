package services.andreas.events.extract.model;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Variable;
import services.andreas.events.extract.ExtractionRules;
import services.andreas.events.mail.Mail;

/** Cuts the text of a mail into pieces that a model can be asked about, each in one question. */
public final class MailPieces {
    /** Bytes of UTF-8 for one token, at the least; English takes four. */
    private static final int BYTES_PER_TOKEN = 3;

    private final int most;
    private final int overlap;

    public MailPieces(ExtractionRules rules) {
        most = rules.questions().tokens() * BYTES_PER_TOKEN;
        overlap = rules.questions().overlap() * BYTES_PER_TOKEN;
    }

    /** Returns the whole text, as a rule; else pieces that end with a line where there is one. */
    public List<String> of(@Variable("mail") Mail mail) {
        String text = mail.text();
        List<String> pieces = new ArrayList<>();
        int start = 0;
        while (true) {
            int end = end(text, start, most);
            if (end == text.length()) {
                pieces.add(text.substring(start));
                return pieces;
            }
            int line = text.lastIndexOf('\n', end);
            int cut = line > start + (end - start) / 2 ? line + 1 : end;
            pieces.add(text.substring(start, cut));
            start = next(text, start, cut);
        }
    }

    /** The end of this many bytes, at a whole character. */
    private static int end(String text, int start, int bytes) {
        int used = 0;
        int at = start;
        while (at < text.length()) {
            int character = text.codePointAt(at);
            used += character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
            if (used > bytes) {
                return at;
            }
            at += Character.charCount(character);
        }
        return at;
    }

    /**
     * Returns the two halves of a piece; the second begins a little before the first one's end,
     * with a line where there is one.
     */
    public List<String> parts(@Variable("piece") String piece) {
        int bytes = piece.getBytes(StandardCharsets.UTF_8).length;
        int middle = end(piece, 0, bytes / 2);
        int from = back(piece, 0, middle, Math.min(overlap, bytes / 10));
        int line = piece.lastIndexOf('\n', middle - 1) + 1;
        int cut = line > from ? line : middle;
        return List.of(piece.substring(0, cut), piece.substring(line(piece, from, cut)));
    }

    private int next(String text, int start, int cut) {
        return line(text, back(text, start + 1, cut, overlap), cut);
    }

    /** The start of this many bytes before the end, but not before the first. */
    private static int back(String text, int first, int end, int bytes) {
        int at = end;
        int used = 0;
        while (used < bytes && at > first) {
            at = text.offsetByCodePoints(at, -1);
            used +=
                    new String(Character.toChars(text.codePointAt(at)))
                            .getBytes(StandardCharsets.UTF_8)
                            .length;
        }
        return at;
    }

    /** Where the first line begins between these two, else the first of them. */
    private static int line(String text, int from, int to) {
        int line = text.indexOf('\n', from);
        return line >= 0 && line + 1 < to ? line + 1 : from;
    }
}
