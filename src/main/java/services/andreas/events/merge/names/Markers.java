package services.andreas.events.merge.names;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import services.andreas.events.text.Words;

/** Removes from a title the words that distinguish the events of a series. */
final class Markers {
    private static final Pattern EDITION = Pattern.compile("\\d{1,3}(st|nd|rd|th|e|eme|o|a)");
    private static final Pattern DAY = Pattern.compile("\\d{1,2}(st|nd|rd|th|er)?");

    private final Map<List<String>, String> sessions = new HashMap<>();
    private final List<List<String>> sessionPhrases;
    private final Map<String, String> counted = new HashMap<>();
    private final Numbers numbers;
    private final Months months;

    Markers(TitleRules rules, Months months, Numbers numbers) {
        rules.sessions()
                .forEach(
                        (name, phrases) ->
                                phrases.forEach(phrase -> sessions.put(Words.of(phrase), name)));
        sessionPhrases =
                Words.phrases(rules.sessions().values().stream().flatMap(List::stream).toList());
        rules.numbered()
                .forEach(
                        (kind, names) ->
                                names.forEach(name -> counted.put(Words.joined(name), kind)));
        this.numbers = numbers;
        this.months = months;
    }

    /**
     * @param words what is found is removed
     * @param markers where it goes, by kind
     */
    void take(List<String> words, Map<String, String> markers) {
        sessions(words, markers);
        numbered(words, markers);
        edition(words, markers);
        dates(words, markers);
    }

    private void sessions(List<String> words, Map<String, String> markers) {
        for (List<String> phrase : sessionPhrases) {
            boolean whole = words.size() == phrase.size();
            if (!whole && Words.remove(words, phrase)) {
                markers.putIfAbsent("session", sessions.get(phrase));
            }
        }
    }

    /** Part 2, vol. iii, the second act: a counted noun with a number beside it. */
    private void numbered(List<String> words, Map<String, String> markers) {
        for (int i = 0; i + 1 < words.size(); i++) {
            String kind = counted.get(words.get(i));
            String number = numbers.cardinal(words.get(i + 1));
            boolean before = false;
            if (kind == null || number == null) {
                kind = counted.get(words.get(i + 1));
                number = numbers.ordinal(words.get(i));
                before = true;
            }
            if (kind != null && number != null && (words.size() > 2 || !before)) {
                markers.put(kind, number);
                words.subList(i, i + 2).clear();
                i = Math.max(-1, i - 2);
            }
        }
    }

    /** The 42nd marathon. */
    private static void edition(List<String> words, Map<String, String> markers) {
        if (words.size() > 2 && EDITION.matcher(words.get(0)).matches()) {
            markers.putIfAbsent("edition", words.remove(0).replaceAll("\\D", ""));
        }
    }

    private void dates(List<String> words, Map<String, String> markers) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (Numbers.isYear(word) && words.size() > 1) {
                markers.put("year", word);
                words.remove(i--);
            } else if (months.of(word) != null && words.size() > 1) {
                int day = i > 0 && isDay(words.get(i - 1)) ? i - 1 : i + 1;
                if (day < words.size() && isDay(words.get(day)) && words.size() > 2) {
                    int from = Math.min(i, day);
                    markers.put(
                            "date",
                            words.get(day).replaceAll("\\D", "")
                                    + "-"
                                    + months.of(word).getValue());
                    words.subList(from, from + 2).clear();
                    i = from - 1;
                }
            }
        }
    }

    private static boolean isDay(String word) {
        return DAY.matcher(word).matches();
    }
}
