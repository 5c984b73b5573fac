package services.andreas.events.extract.days;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import services.andreas.events.text.Folded;

/**
 * A text in lower case, whose numbers and words are found once, because all that names a day or an
 * hour has one of them.
 */
public final class ScannedText {
    /** Characters before it are letters of alphabets, digits and marks. */
    private static final char FIRST_IDEOGRAPH = '\u2E80';

    /** Where a word stands. */
    record Word(String text, int start, int end) {}

    public final String text;
    final DayWords vocabulary;
    final List<Word> words;
    private final int[] numbers;
    private final int[] numberEnds;

    /** Where a phrase may begin that stands alone. */
    final int[] starts;

    /** Whether it has characters of which some are words or numbers, as in Chinese. */
    final boolean hasIdeographs;

    private ScannedText(String text, DayWords vocabulary) {
        this.text = text;
        this.vocabulary = vocabulary;
        this.numbers = numbers(text);
        this.numberEnds = numberEnds(text, numbers);
        this.starts = starts(text);
        this.words = FoundWords.in(text);
        this.hasIdeographs = text.chars().anyMatch(c -> c >= FIRST_IDEOGRAPH);
    }

    public static ScannedText of(String text, DayWords vocabulary) {
        return new ScannedText(withOurDigits(Folded.lower(text)), vocabulary);
    }

    /** Arabic, Persian, Indian and other digits become 0 to 9. */
    private static String withOurDigits(String text) {
        StringBuilder plain = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > '9' && Character.isDigit(c)) {
                plain = plain == null ? new StringBuilder(text) : plain;
                plain.setCharAt(i, (char) ('0' + Character.digit(c, 10)));
            }
        }
        return plain == null ? text : plain.toString();
    }

    private static int[] numbers(String text) {
        int[] starts = new int[text.length() / 2 + 1];
        int count = 0;
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            boolean digit = isDigit(text.charAt(i));
            if (digit && !inside) {
                starts[count++] = i;
            }
            inside = digit;
        }
        return Arrays.copyOf(starts, count);
    }

    private static int[] numberEnds(String text, int[] numbers) {
        int[] ends = new int[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            int end = numbers[i];
            while (end < text.length() && isDigit(text.charAt(end))) {
                end++;
            }
            ends[i] = end;
        }
        return ends;
    }

    private static int[] starts(String text) {
        int[] starts = new int[text.length()];
        int count = 0;
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!inside || c >= FIRST_IDEOGRAPH && Character.isIdeographic(text.codePointAt(i))) {
                starts[count++] = i;
            }
            inside = Character.isLetterOrDigit(c);
        }
        return Arrays.copyOf(starts, count);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Finds what has a form that begins with a number. */
    void eachNumber(NumberForm form, Consumer<Matcher> found) {
        Matcher matcher =
                form.pattern().matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
        int end = 0;
        for (int i = 0; i < numbers.length; i++) {
            int start = numbers[i];
            if (start >= end
                    && form.fits(text, start, numberEnds[i])
                    && matcher.region(start, text.length()).lookingAt()) {
                end = matcher.end();
                found.accept(matcher);
            }
        }
    }

    /** Whether a phrase stands in it as a whole; for a short text. */
    public boolean has(String phrase) {
        return placeOf(phrase) >= 0;
    }

    /** Where a phrase first stands as a whole; negative where it does not. For a short text. */
    public int placeOf(String phrase) {
        for (int at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
            if (standsAlone(at, at + phrase.length())) {
                return at;
            }
        }
        return -1;
    }

    boolean hasNumberIn(int from, int to) {
        int at = Arrays.binarySearch(numbers, from);
        int next = at >= 0 ? at : -at - 1;
        // a number may have begun before
        return next < numbers.length && numbers[next] < to
                || from < text.length() && isDigit(text.charAt(from));
    }

    /** The word before a number, with a space and perhaps a point between them; may be empty. */
    String wordBefore(int number) {
        int end = number - 1;
        if (end < 0 || !isSpace(text.charAt(end))) {
            return "";
        }
        if (end > 0 && (text.charAt(end - 1) == '.' || text.charAt(end - 1) == ':')) {
            end--;
        }
        if (end > 0 && text.charAt(end - 1) == '@') {
            return "@";
        }
        int start = end;
        while (start > 0 && isOfWord(text.charAt(start - 1))) {
            start--;
        }
        return text.substring(start, end);
    }

    private static boolean isOfWord(char c) {
        return Character.isLetter(c) || c == '\'';
    }

    static boolean isSpace(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    /** Whether what stands there is no part of a longer word; ideographs need no space. */
    boolean standsAlone(int start, int end) {
        boolean before = start == 0 || !Character.isLetterOrDigit(text.charAt(start - 1));
        boolean after = end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
        return before && after || Character.isIdeographic(text.codePointAt(start));
    }
}
