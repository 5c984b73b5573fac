package services.andreas.events.extract.days;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import services.andreas.events.words.WordLists;

/** The words of {@code words/clock.yaml}, as they are looked up. */
final class ClockWordList {
    /** Minutes from the hour that follows; a phrase may mean two things in two languages. */
    final Map<String, Set<Integer>> before;

    final Map<String, Set<Integer>> after;
    final Phrases beforeHour;
    final Phrases afterHour;

    /** What is written in one word with an hour. */
    final List<String> halfTo;

    /** What stands behind an hour. */
    final Phrases hours;

    final Phrases evening;
    final Phrases morning;
    final Set<String> units;
    final Set<String> and;

    ClockWordList(WordLists.Clock words) {
        before = byPhrase(words.beforeHour());
        after = byPhrase(words.afterHour());
        beforeHour = new Phrases(before.keySet());
        afterHour = new Phrases(after.keySet());
        halfTo = words.halfTo();
        hours = new Phrases(words.hour());
        evening = new Phrases(words.evening());
        morning = new Phrases(words.morning());
        units = new HashSet<>(words.hour());
        units.addAll(List.of("h", "点", "點", "時", "时"));
        and = new HashSet<>(words.and());
    }

    private static Map<String, Set<Integer>> byPhrase(Map<Integer, List<String>> byMinutes) {
        Map<String, Set<Integer>> minutes = new HashMap<>();
        byMinutes.forEach(
                (number, phrases) ->
                        phrases.forEach(
                                phrase ->
                                        minutes.computeIfAbsent(phrase, key -> new TreeSet<>())
                                                .add(number)));
        return minutes;
    }
}
