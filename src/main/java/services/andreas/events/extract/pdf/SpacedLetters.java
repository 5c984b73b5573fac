package services.andreas.events.extract.pdf;

import java.util.ArrayList;
import java.util.List;

/** Joins the letters of a title that is set in "W I D E L E T T E R S". */
final class SpacedLetters {
    /** Fewer are abbreviations, or a list. */
    private static final int LEAST = 4;

    /** A gap between words is so many times as wide as one between letters. */
    private static final float WORD_GAP = 1.5f;

    private record Space(int index, float gap) {}

    private final List<Space> spaces = new ArrayList<>();

    /**
     * Takes the next word, before it is written.
     *
     * @param text so far, with what separates the word from it
     * @param separator where that begins
     * @param gap between the two, in points
     */
    void next(String word, StringBuilder text, int separator, float gap) {
        boolean isLetter =
                word.codePointCount(0, word.length()) == 1
                        && Character.isLetter(word.codePointAt(0));
        boolean isSpaced = text.length() == separator + 1 && text.charAt(separator) == ' ';
        if (isLetter && isSpaced && isBehindLetter(text, separator)) {
            spaces.add(new Space(separator, gap));
        } else {
            end(text);
        }
    }

    private static boolean isBehindLetter(StringBuilder text, int separator) {
        return separator > 0
                && Character.isLetter(text.charAt(separator - 1))
                && (separator == 1 || Character.isWhitespace(text.charAt(separator - 2)));
    }

    /** Joins the letters so far, word by word. */
    void end(StringBuilder text) {
        if (spaces.size() + 1 >= LEAST) {
            float narrow =
                    spaces.stream().map(Space::gap).min(Float::compare).orElse(0f) * WORD_GAP;
            for (int i = spaces.size() - 1; i >= 0; i--) {
                if (spaces.get(i).gap() <= narrow) {
                    text.deleteCharAt(spaces.get(i).index());
                }
            }
        }
        spaces.clear();
    }
}
