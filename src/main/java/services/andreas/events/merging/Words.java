package services.andreas.events.merging;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/** The words of a text, without what differs only in writing: case, accents, marks, emoji. */
final class Words {
    /** More than this of a hostile text is not looked at. */
    private static final int MOST = 500;

    private static final Pattern TAG = Pattern.compile("<[^<>]{0,200}>");
    private static final Pattern MARK = Pattern.compile("\\p{M}+");
    private static final Pattern APOSTROPHE = Pattern.compile("(?<=\\p{L})['’‘`´ʼ](?=\\p{L})");
    private static final Pattern ARTICLE =
            Pattern.compile("\\b(?:[ldjcmnst]|dell|dall|nell|all)['’‘`´ʼ](?=\\p{L})");
    private static final Pattern INITIAL = Pattern.compile("\\b\\p{L}\\.(?=\\s*\\p{L})");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Words() {}

    /** As it reads: entities resolved, lower case, without accents and emoji. */
    static String plain(String text) {
        String cut = text.length() > MOST ? text.substring(0, MOST) : text;
        String once = Parser.unescapeEntities(cut, false);
        String read = TAG.matcher(Parser.unescapeEntities(once, false)).replaceAll(" ");
        String lower =
                Normalizer.normalize(withoutSymbols(read), Normalizer.Form.NFKC)
                        .toLowerCase(Locale.ROOT)
                        .replace("ß", "ss")
                        .replace("æ", "ae")
                        .replace("œ", "oe")
                        .replace("ø", "o")
                        .replace("ł", "l")
                        .replace("đ", "d")
                        .replace("ı", "i");
        return MARK.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD)).replaceAll("");
    }

    /** Emoji and what joins and colours them; digits in a box become digits. */
    private static String withoutSymbols(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints()
                .forEach(
                        point -> {
                            switch (Character.getType(point)) {
                                case Character.OTHER_SYMBOL,
                                        Character.MODIFIER_SYMBOL,
                                        Character.PRIVATE_USE,
                                        Character.SURROGATE,
                                        Character.UNASSIGNED,
                                        Character.CONTROL ->
                                        kept.append(' ');
                                case Character.FORMAT, Character.ENCLOSING_MARK -> {}
                                default -> kept.appendCodePoint(point);
                            }
                        });
        return kept.toString();
    }

    static List<String> of(String text) {
        return ofPlain(plain(text));
    }

    static List<String> ofPlain(String plain) {
        String whole = ARTICLE.matcher(plain).replaceAll("");
        String joined = APOSTROPHE.matcher(whole).replaceAll("");
        return new ArrayList<>(
                Arrays.stream(BETWEEN.split(joined)).filter(word -> !word.isEmpty()).toList());
    }

    /** Of each phrase its words, the longest phrase first. */
    static List<List<String>> phrases(List<String> phrases) {
        return phrases.stream()
                .map(Words::of)
                .filter(words -> !words.isEmpty())
                .sorted((a, b) -> b.size() - a.size())
                .toList();
    }

    /** Where the phrase begins in the words, or -1. */
    static int find(List<String> words, List<String> phrase) {
        return java.util.Collections.indexOfSubList(words, phrase);
    }

    /**
     * Takes a phrase out wherever it occurs.
     *
     * @return whether it did
     */
    static boolean remove(List<String> words, List<String> phrase) {
        boolean found = false;
        for (int at = find(words, phrase); at >= 0; at = find(words, phrase)) {
            words.subList(at, at + phrase.size()).clear();
            found = true;
        }
        return found;
    }

    /** How a word compares: Müller, Mueller and Muller are one. */
    static String key(String word) {
        return word.replace("ae", "a").replace("oe", "o").replace("ue", "u");
    }

    /** J. S. Bach is Bach. */
    static String withoutInitials(String plain) {
        return INITIAL.matcher(plain).replaceAll(" ");
    }

    static boolean isNumber(String word) {
        return word.chars().allMatch(Character::isDigit);
    }

    /** Whether one may be the other misspelt: digits never are. */
    static boolean alike(String a, String b) {
        if (key(a).equals(key(b))) {
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
    private static int distance(String a, String b) {
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
