package services.andreas.events.text;

import com.google.common.base.CharMatcher;
import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;

/** Folds texts for comparison and search, in steps from the faithful form to the bare one. */
public final class Folded {
    private static final Pattern MARK = Pattern.compile("\\p{M}+");

    /** In other scripts, a mark makes another letter. */
    private static final Pattern MARK_OF_LETTER =
            Pattern.compile("(?<=[\\p{IsLatin}\\p{IsGreek}\\p{IsCyrillic}])\\p{M}+");

    private static final char ACUTE = '\u0301';
    private static final char DOT_ABOVE = '\u0307';

    private Folded() {}

    /** Without case, every character in its one encoding. */
    public static String lower(String text) {
        return LetterCase.lower(composed(text));
    }

    /** Every character in its one encoding. */
    public static String composed(String text) {
        return inForm(Normalizer.Form.NFKC, text);
    }

    /** Text of ASCII is the same in every form. */
    private static String inForm(Normalizer.Form form, String text) {
        return CharMatcher.ascii().matchesAllOf(text) ? text : Normalizer.normalize(text, form);
    }

    /** Words of lower case letters and digits, one space between them. */
    public static String spaced(String text) {
        String lower = lower(text);
        StringBuilder spaced = new StringBuilder(lower.length());
        boolean space = false;
        for (int i = 0; i < lower.length(); ) {
            int character = lower.codePointAt(i);
            i += Character.charCount(character);
            if (!isOfWord(character)) {
                space = true;
                continue;
            }
            if (space && !spaced.isEmpty()) {
                spaced.append(' ');
            }
            space = false;
            spaced.appendCodePoint(character);
        }
        return spaced.toString();
    }

    private static boolean isOfWord(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.LETTER_NUMBER,
                    Character.OTHER_NUMBER ->
                    true;
            default -> Character.isLetterOrDigit(character);
        };
    }

    /** The same, without what only some write: sharp s, soft hyphens, accents of capitals. */
    public static String of(String text) {
        String lower = lower(text).replace("ß", "ss").replace("\u00AD", "");
        return spaced(withoutMarksOfCase(inForm(Normalizer.Form.NFD, lower)));
    }

    /** The same, without the marks of letters, which not every keyboard has. */
    public static String bare(String text) {
        String decomposed = inForm(Normalizer.Form.NFD, lower(text).replace("ß", "ss"));
        return of(MARK_OF_LETTER.matcher(decomposed).replaceAll(""));
    }

    /** Greek capitals lack accents, and the Turkish dotted capital I becomes a small i. */
    private static String withoutMarksOfCase(String decomposed) {
        if (decomposed.indexOf(ACUTE) < 0 && decomposed.indexOf(DOT_ABOVE) < 0) {
            return decomposed;
        }
        StringBuilder plain = new StringBuilder(decomposed.length());
        for (int i = 0; i < decomposed.length(); i++) {
            char c = decomposed.charAt(i);
            boolean isOfCase =
                    i > 0
                            && (c == ACUTE && isGreek(decomposed.codePointBefore(i))
                                    || c == DOT_ABOVE && decomposed.charAt(i - 1) == 'i');
            if (!isOfCase) {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    private static boolean isGreek(int character) {
        return Character.UnicodeScript.of(character) == Character.UnicodeScript.GREEK;
    }

    /** Of a text in lower case: the letters alone, without accents. */
    static String withoutMarks(String lower) {
        return MARK.matcher(inForm(Normalizer.Form.NFD, lower)).replaceAll("");
    }

    public static List<String> words(String text) {
        return wordsOf(of(text));
    }

    /** The words of a folded text. */
    public static List<String> wordsOf(String folded) {
        return folded.isEmpty() ? List.of() : List.of(folded.split(" "));
    }
}
