package services.andreas.events.extract.days;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds many phrases in one pass over a text; of those that begin together, the longest first. */
final class Phrases {
    private static final int ASCII = 128;

    private final Map<Character, List<String>> byFirst = new HashMap<>();

    /** The same for most characters of most texts, looked up without a box. */
    private final List<List<String>> byAscii = new ArrayList<>(ASCII);

    /** By the first character: those that are the second one of a phrase. */
    private final List<BitSet> seconds = new ArrayList<>(ASCII);

    /** What is done about a phrase that stands in a text. */
    interface Found {
        void at(String phrase, int start, int end);
    }

    Phrases(Collection<String> phrases) {
        phrases.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .forEach(
                        phrase ->
                                byFirst.computeIfAbsent(
                                                phrase.charAt(0), first -> new ArrayList<>())
                                        .add(phrase));
        for (char first = 0; first < ASCII; first++) {
            byAscii.add(byFirst.getOrDefault(first, List.of()));
            BitSet second = new BitSet();
            for (String phrase : byAscii.get(first)) {
                if (phrase.length() == 1) {
                    second.set(0, Character.MAX_VALUE + 1);
                } else {
                    second.set(phrase.charAt(1));
                }
            }
            seconds.add(second);
        }
    }

    /** Finds every place where a phrase stands as words of its own. */
    void in(ScannedText scanned, Found found) {
        String text = scanned.text;
        for (int start : scanned.starts) {
            List<String> phrases = beginningAt(text, start);
            for (int i = 0; i < phrases.size(); i++) {
                String phrase = phrases.get(i);
                int end = start + phrase.length();
                if (text.startsWith(phrase, start) && scanned.standsAlone(start, end)) {
                    found.at(phrase, start, end);
                }
            }
        }
    }

    private List<String> beginningAt(String text, int start) {
        char first = text.charAt(start);
        if (first >= ASCII) {
            return byFirst.getOrDefault(first, List.of());
        }
        boolean mayBegin =
                start + 1 == text.length() || seconds.get(first).get(text.charAt(start + 1));
        return mayBegin ? byAscii.get(first) : List.of();
    }
}
