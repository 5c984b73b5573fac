package services.andreas.events.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.parser.Parser;

/** The words of a text for comparison, without case, accents, marks and emoji. */
public final class Words {
    /** The characters that are read of a hostile text. */
    private static final int MOST = 500;

    private static final Pattern TAG = Pattern.compile("<[^<>]{0,200}>");
    private static final Pattern APOSTROPHE = Pattern.compile("(?<=\\p{L})['’‘`´ʼ](?=\\p{L})");
    private static final Pattern ARTICLE =
            Pattern.compile("\\b(?:[ldjcmnst]|dell|dall|nell|all)['’‘`´ʼ](?=\\p{L})");
    private static final Pattern INITIAL = Pattern.compile("\\b\\p{L}\\.(?=\\s*\\p{L})");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Words() {}

    /** Returns the text in lower case, entities resolved, without accents and emoji. */
    public static String plain(String text) {
        String cut = text.length() > MOST ? text.substring(0, MOST) : text;
        String once = Parser.unescapeEntities(cut, false);
        String read = TAG.matcher(Parser.unescapeEntities(once, false)).replaceAll(" ");
        String lower =
                Folded.lower(withoutSymbols(read))
                        .replace("ß", "ss")
                        .replace("æ", "ae")
                        .replace("œ", "oe")
                        .replace("ø", "o")
                        .replace("ł", "l")
                        .replace("đ", "d")
                        .replace("ı", "i");
        return Folded.withoutMarks(lower);
    }

    /** Drops emoji with their joiners and colours; keycap digits become digits. */
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

    public static List<String> of(String text) {
        return ofPlain(plain(text));
    }

    public static List<String> ofPlain(String plain) {
        String whole = ARTICLE.matcher(plain).replaceAll("");
        String joined = APOSTROPHE.matcher(whole).replaceAll("");
        return new ArrayList<>(
                Arrays.stream(BETWEEN.split(joined)).filter(word -> !word.isEmpty()).toList());
    }

    public static List<String> ofAll(List<String> texts) {
        return texts.stream().flatMap(text -> of(text).stream()).toList();
    }

    /** The words of a text, joined without spaces. */
    public static String joined(String text) {
        return String.join("", of(text));
    }

    /** The words of each phrase, longest phrase first. */
    public static List<List<String>> phrases(List<String> phrases) {
        return phrases.stream()
                .map(Words::of)
                .filter(words -> !words.isEmpty())
                .sorted((a, b) -> b.size() - a.size())
                .toList();
    }

    /**
     * Removes every occurrence of a phrase.
     *
     * @return whether there was one
     */
    public static boolean remove(List<String> words, List<String> phrase) {
        boolean found = false;
        for (int at = Collections.indexOfSubList(words, phrase);
                at >= 0;
                at = Collections.indexOfSubList(words, phrase)) {
            words.subList(at, at + phrase.size()).clear();
            found = true;
        }
        return found;
    }

    /** The form in which a word is compared: Müller, Mueller and Muller are equal. */
    public static String key(String word) {
        return word.replace("ae", "a").replace("oe", "o").replace("ue", "u");
    }

    /** Drops initials: J. S. Bach becomes Bach. */
    public static String withoutInitials(String plain) {
        return INITIAL.matcher(plain).replaceAll(" ");
    }

    /** The form in which several words are compared if they are written as one. */
    public static String glued(List<String> words) {
        return words.stream().map(Words::key).collect(Collectors.joining());
    }

    public static boolean isNumber(String word) {
        return word.chars().allMatch(Character::isDigit);
    }
}
