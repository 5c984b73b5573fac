package services.andreas.events.extract.sections;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import services.andreas.events.text.Folded;
import services.andreas.events.text.LinearSearch;

/** The words of a mail, in which those of an answer are looked for. */
public final class Wording {
    /** What was looked for: answers repeat themselves. */
    private final Map<String, Boolean> said = new HashMap<>();

    private final String folded;
    private final String dense;
    private final List<String> words;
    private final Set<String> vocabulary;

    public Wording(String text) {
        String plain = Folded.of(text);
        folded = " " + plain + " ";
        dense = folded.replace(" ", "");
        words = Folded.wordsOf(plain);
        vocabulary = new HashSet<>(words);
    }

    /** Whether these words stand there, whatever case, punctuation and white space are around. */
    public boolean says(String text) {
        String wanted = Folded.of(text);
        if (wanted.isEmpty()) {
            return false;
        }
        return said.computeIfAbsent(wanted, this::contains);
    }

    private boolean contains(String wanted) {
        boolean ideographic = wanted.codePoints().anyMatch(Wording::needsNoSpace);
        return LinearSearch.contains(folded, " " + wanted + " ")
                || ideographic && LinearSearch.contains(dense, wanted.replace(" ", ""));
    }

    private static boolean needsNoSpace(int character) {
        Character.UnicodeScript script = Character.UnicodeScript.of(character);
        return switch (script) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }

    /** The share of a text's words that stand somewhere in the mail. */
    public double share(String text) {
        List<String> wanted = Folded.words(text);
        if (wanted.isEmpty()) {
            return 0;
        }
        long there = wanted.stream().filter(this::knows).count();
        return (double) there / wanted.size();
    }

    private boolean knows(String word) {
        return vocabulary.contains(word)
                || word.codePoints().anyMatch(Wording::needsNoSpace)
                        && LinearSearch.contains(dense, word);
    }

    /**
     * Whether all words of a text stand within one passage, in any order.
     *
     * @param most words of a passage
     */
    public boolean saysInOnePassage(String text, int most) {
        Set<String> wanted = new HashSet<>(Folded.words(text));
        if (wanted.isEmpty() || share(text) < 1) {
            return false;
        }
        Map<String, Integer> last = new HashMap<>();
        for (int i = 0; i < words.size(); i++) {
            if (wanted.contains(words.get(i))) {
                last.put(words.get(i), i);
            }
            int dropped = i - most;
            if (dropped >= 0) {
                last.remove(words.get(dropped), dropped);
            }
            if (last.size() == wanted.size()) {
                return true;
            }
        }
        return false;
    }
}
