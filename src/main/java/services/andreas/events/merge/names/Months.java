package services.andreas.events.merge.names;

import java.time.Month;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import services.andreas.events.text.Words;
import services.andreas.events.words.WordLists;

/** The months by their names, in all languages. */
public final class Months {
    private final Map<String, Month> named = new HashMap<>();

    public Months(WordLists words) {
        for (Month month : Month.values()) {
            add(words.calendar().months().getOrDefault(month, List.of()), month);
            add(words.spellings().months().getOrDefault(month, List.of()), month);
        }
    }

    private void add(List<String> names, Month month) {
        names.forEach(name -> named.putIfAbsent(Words.joined(name), month));
    }

    /**
     * @param word as written in titles; a word for different months in different languages is taken
     *     for the first
     * @return null when it names none
     */
    Month of(String word) {
        return named.get(word);
    }
}
