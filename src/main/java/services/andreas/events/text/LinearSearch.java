package services.andreas.events.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Searches a text that a stranger wrote for words that a stranger wrote, in time by the sum of both
 * (Knuth, Morris, Pratt); {@link String#contains} takes time by their product.
 */
public final class LinearSearch {
    private LinearSearch() {}

    public static boolean contains(String text, String wanted) {
        int[] borders = borders(wanted);
        int matched = 0;
        for (int i = 0; i < text.length() && matched < wanted.length(); i++) {
            matched = matched(wanted, borders, matched, text.charAt(i));
        }
        return matched == wanted.length();
    }

    /**
     * @param most how many places
     * @return where the words begin, each behind the one before
     */
    public static List<Integer> places(String text, String wanted, int most) {
        List<Integer> places = new ArrayList<>();
        int[] borders = borders(wanted);
        int matched = 0;
        for (int i = 0; i < text.length() && places.size() < most; i++) {
            matched = matched(wanted, borders, matched, text.charAt(i));
            if (matched == wanted.length()) {
                places.add(i + 1 - matched);
                matched = 0;
            }
        }
        return places;
    }

    /** Of each beginning of the text, how long its longest end is that is a beginning too. */
    private static int[] borders(String wanted) {
        int[] borders = new int[wanted.length() + 1];
        for (int i = 1; i < wanted.length(); i++) {
            borders[i + 1] = matched(wanted, borders, borders[i], wanted.charAt(i));
        }
        return borders;
    }

    private static int matched(String wanted, int[] borders, int before, char next) {
        int matched = before;
        while (matched > 0 && wanted.charAt(matched) != next) {
            matched = borders[matched];
        }
        return wanted.charAt(matched) == next ? matched + 1 : matched;
    }
}
