package services.andreas.events.merge.names;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import services.andreas.events.text.Words;

/** Compares words that may be misspelt. */
public final class Spelling {
    private Spelling() {}

    static boolean isIn(String word, Collection<String> all) {
        return all.stream().anyMatch(other -> alike(word, other));
    }

    /** Whether there are any, and each of them is one of all. */
    static boolean areIn(Collection<String> words, Collection<String> all) {
        return !words.isEmpty() && words.stream().allMatch(word -> isIn(word, all));
    }

    /** Whether one may be the other misspelt: digits never are. */
    static boolean alike(String a, String b) {
        if (Words.key(a).equals(Words.key(b))) {
            return true;
        }
        int shorter = Math.min(a.length(), b.length());
        boolean digits = (a + b).chars().anyMatch(Character::isDigit);
        int most = digits || shorter < 5 ? 0 : shorter < 9 ? 1 : 2;
        return most > 0
                && Math.abs(a.length() - b.length()) <= most
                && a.charAt(0) == b.charAt(0)
                && distance(a, b) <= most
                && !(shorter < 7 && a.length() == b.length() && sameLetters(a, b) < shorter);
    }

    /** Mary and Mark: another letter in a short word makes another name, swapped ones do not. */
    private static int sameLetters(String a, String b) {
        List<Character> left = new ArrayList<>(b.chars().mapToObj(c -> (char) c).toList());
        return (int) a.chars().filter(c -> left.remove((Character) (char) c)).count();
    }

    /** Letters changed, left out, put in or swapped (Damerau and Levenshtein). */
    public static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                boolean same = a.charAt(i - 1) == b.charAt(j - 1);
                d[i][j] =
                        Math.min(
                                Math.min(d[i - 1][j], d[i][j - 1]) + 1,
                                d[i - 1][j - 1] + (same ? 0 : 1));
                if (i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
