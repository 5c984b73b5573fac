package services.andreas.events.extract.days;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds many phrases in one pass over a text; of those that begin together, the longest first. */
final class Phrases {
    private final Map<Character, List<String>> byFirst = new HashMap<>();

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
    }

    /** Finds every place where a phrase stands as words of its own. */
    void in(ScannedText scanned, Found found) {
        String text = scanned.text;
        for (int start : scanned.starts) {
            for (String phrase : byFirst.getOrDefault(text.charAt(start), List.of())) {
                int end = start + phrase.length();
                if (text.startsWith(phrase, start) && scanned.standsAlone(start, end)) {
                    found.at(phrase, start, end);
                }
            }
        }
    }
}
