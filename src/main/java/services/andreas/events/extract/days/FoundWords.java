package services.andreas.events.extract.days;

import java.util.ArrayList;
import java.util.List;
import services.andreas.events.extract.days.ScannedText.Word;

/** The words of a text: letters, and the marks on them. */
final class FoundWords {
    /** What belongs to a Portuguese weekday, perhaps with an s. */
    private static final String OF_WEEKDAY = "-feira";

    /** The letters of ASCII end before it; the text has no capitals. */
    private static final char DELETE = 0x7F;

    private FoundWords() {}

    /**
     * @param text in lower case
     */
    static List<Word> in(String text) {
        List<Word> words = new ArrayList<>();
        for (int start = 0; start < text.length(); ) {
            int end = letters(text, start);
            if (end == start) {
                start += Character.charCount(text.codePointAt(start));
                continue;
            }
            if (text.startsWith(OF_WEEKDAY, end)) {
                end += OF_WEEKDAY.length();
                end += text.startsWith("s", end) ? 1 : 0;
            }
            words.add(new Word(text.substring(start, end), start, end));
            start = end;
        }
        return words;
    }

    /** The end of the letters, and of the marks on them, that begin at this place. */
    private static int letters(String text, int start) {
        int end = start;
        while (end < text.length()) {
            int character = text.codePointAt(end);
            boolean isLatin = character >= 'a' && character <= 'z';
            if (!isLatin && (character < DELETE || !isLetterOrMark(character))) {
                break;
            }
            end += Character.charCount(character);
        }
        return end;
    }

    private static boolean isLetterOrMark(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK ->
                    true;
            default -> Character.isLetter(character);
        };
    }
}
