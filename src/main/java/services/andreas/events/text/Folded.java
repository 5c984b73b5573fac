package services.andreas.events.text;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Folds texts for comparison: lower case, composed accents, no punctuation. */
public final class Folded {
    private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    /** Greek capitals lack accents, and the Turkish dotted capital I becomes a small i. */
    private static final Pattern OF_CASE =
            Pattern.compile("(?<=\\p{IsGreek})\\u0301|(?<=i)\\u0307");

    private Folded() {}

    /** Returns words of letters and digits, separated by one space. */
    public static String of(String text) {
        String lower =
                Normalizer.normalize(text, Normalizer.Form.NFKC)
                        .toLowerCase(Locale.ROOT)
                        .replace("ß", "ss")
                        .replace("\u00AD", "");
        String plain =
                OF_CASE.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD)).replaceAll("");
        return OTHER.matcher(Normalizer.normalize(plain, Normalizer.Form.NFKC))
                .replaceAll(" ")
                .strip();
    }

    public static List<String> words(String text) {
        return wordsOf(of(text));
    }

    /** The words of a folded text. */
    public static List<String> wordsOf(String folded) {
        return folded.isEmpty() ? List.of() : List.of(folded.split(" "));
    }
}
