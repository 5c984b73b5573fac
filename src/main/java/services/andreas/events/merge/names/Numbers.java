package services.andreas.events.merge.names;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import services.andreas.events.text.Words;

/** Reads numbers, written in digits or as a word. */
final class Numbers {
    private static final Pattern YEAR = Pattern.compile("(19|20)\\d\\d");
    private static final Pattern ZEROS = Pattern.compile("^0+(?=.)");
    private static final Pattern ORDINAL = Pattern.compile("(\\d{1,4})(st|nd|rd|th|te|ter|eme)");

    private final Map<String, String> named = new HashMap<>();

    /**
     * @param names of each number
     */
    Numbers(Map<String, List<String>> names) {
        names.forEach(
                (number, words) -> words.forEach(word -> named.put(Words.joined(word), number)));
    }

    static boolean isYear(String word) {
        return YEAR.matcher(word).matches();
    }

    boolean isNumber(String word) {
        return Words.isNumber(word) || named.containsKey(word);
    }

    /**
     * @return null when it is none that counts anything
     */
    String cardinal(String word) {
        return Words.isNumber(word) && word.length() < 5 && !isYear(word)
                ? ZEROS.matcher(word).replaceFirst("")
                : named.get(word);
    }

    /**
     * @return null when it is none
     */
    String ordinal(String word) {
        Matcher digits = ORDINAL.matcher(word);
        if (digits.matches()) {
            return digits.group(1);
        }
        return word.length() > 2 && !Words.isNumber(word) ? named.get(word) : null;
    }
}
