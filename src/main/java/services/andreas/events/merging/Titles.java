package services.andreas.events.merging;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads titles by the rules for them. */
final class Titles {
    private static final Pattern CLOCK =
            Pattern.compile(
                    "\\b(\\d{1,2})(?:[:.h](\\d{2})|[:.](\\d{2}) ?h)(?: ?uhr)?\\b(?![.:]\\d)");
    private static final Pattern TWELVE_HOURS =
            Pattern.compile("\\b(\\d{1,2})(?:[:.](\\d{2}))? ?(am|pm)\\b");
    private static final Pattern HOUR = Pattern.compile("\\b(\\d{1,2}) ?(?:uhr|h)\\b");
    private static final Pattern BREAK =
            Pattern.compile("\\s[-–—]+\\s|[:|–—(\\[{•·;»«„“”\"「」『』【】]|\\s/\\s");
    private static final Pattern TAG = Pattern.compile("[\\[【]([^\\[\\]【】]{1,60})[\\]】]");
    private static final int SEGMENTS = 3;
    private static final Pattern YEAR = Pattern.compile("(19|20)\\d\\d");

    private final MergingRules.Titles rules;
    private final List<List<String>> decorations;
    private final List<List<String>> presenters;
    private final List<List<String>> joiners;
    private final Set<String> fillers;
    private final Set<String> others = new HashSet<>();
    private final Set<String> generic = new HashSet<>();
    private final Map<List<String>, String> sessions = new HashMap<>();
    private final List<List<String>> sessionPhrases;
    private final Map<String, String> numbered = new HashMap<>();
    private final Map<String, String> numbers = new HashMap<>();
    private final Set<String> months;

    Titles(MergingRules.Titles rules) {
        this.rules = rules;
        decorations = Words.phrases(rules.decorations());
        presenters = Words.phrases(rules.presenters());
        joiners = Words.phrases(rules.joiners());
        fillers = words(rules.fillers());
        rules.others().forEach(phrase -> others.add(Words.key(String.join("", Words.of(phrase)))));
        rules.generic().forEach(phrase -> generic.addAll(Title.keys(Words.of(phrase))));
        rules.sessions()
                .forEach(
                        (name, phrases) ->
                                phrases.forEach(phrase -> sessions.put(Words.of(phrase), name)));
        sessionPhrases =
                Words.phrases(rules.sessions().values().stream().flatMap(List::stream).toList());
        rules.numbered().forEach((kind, names) -> names.forEach(n -> numbered.put(plain(n), kind)));
        rules.numbers()
                .forEach(
                        (number, names) -> names.forEach(name -> numbers.put(plain(name), number)));
        months = words(rules.months());
    }

    private static Set<String> words(List<String> texts) {
        Set<String> words = new HashSet<>();
        texts.forEach(text -> words.addAll(Words.of(text)));
        return words;
    }

    private static String plain(String word) {
        return String.join("", Words.of(word));
    }

    double overlap() {
        return rules.overlap();
    }

    /** Whether a word more makes another event: a workshop, a number, a letter. */
    boolean isOther(String word) {
        return others.contains(word)
                || word.length() == 1
                || Words.isNumber(word)
                || numbers.containsKey(word);
    }

    /** Whether it is enough to know an event by, without its place or its sender. */
    boolean isSpecific(Title title) {
        Set<String> keys = Title.keys(title.words());
        int letters = String.join("", keys).length();
        return !generic.containsAll(keys) && (keys.size() >= 2 && letters >= 8 || letters >= 10);
    }

    Title read(String text) {
        Map<String, String> markers = new TreeMap<>();
        String plain =
                withoutTags(Words.withoutInitials(Words.plain(text)))
                        .replaceAll("(?<=\\p{L}) v\\.? (?=\\p{L})", " vs ")
                        .replaceAll("\\bw/", " with ")
                        .replace("+", " plus ")
                        .replace("#", " no ")
                        .replaceAll("\\bq\\s*&\\s*a\\b", " qa ")
                        .replaceAll("\\bn[°º]", " no ");
        plain = clock(plain, markers);
        List<String> words = Words.ofPlain(plain);
        reduce(words, markers);
        if (words.isEmpty()) {
            // nothing but decorations: then they are the title
            words = Words.ofPlain(plain);
        }
        int join = words.size();
        int after = join;
        for (List<String> joiner : joiners) {
            int at = Words.find(words, joiner);
            if (at > 0 && at < join) {
                join = at;
                after = at + joiner.size();
            }
        }
        List<String> headliner = new ArrayList<>(words.subList(0, join));
        Set<String> guests =
                new HashSet<>(
                        Title.keys(words.subList(Math.min(after, words.size()), words.size())));
        guests.removeAll(fillers);
        List<String> rest = new ArrayList<>(words);
        joiners.stream().filter(joiner -> joiner.size() == 1).forEach(j -> Words.remove(rest, j));
        withoutFillers(rest);
        withoutFillers(headliner);
        return new Title(rest, segments(plain), headliner, guests, markers);
    }

    /** [only 3 left] tells of the mail; [part 2] and [workshop] of the event. */
    private String withoutTags(String plain) {
        return TAG.matcher(plain)
                .replaceAll(
                        tag -> {
                            List<String> words = Words.ofPlain(tag.group(1));
                            Map<String, String> markers = new TreeMap<>();
                            List<String> padded = new ArrayList<>(words);
                            padded.add(0, "-");
                            reduce(padded, markers);
                            boolean rest = !Words.ofPlain(plain.replace(tag.group(), "")).isEmpty();
                            boolean matters =
                                    !markers.isEmpty()
                                            || words.size() < 2
                                            || words.stream().anyMatch(others::contains);
                            return matters || !rest ? Matcher.quoteReplacement(tag.group()) : " ";
                        });
    }

    /** The first parts of a title, each of which another mail may call the whole. */
    private List<List<String>> segments(String plain) {
        List<List<String>> segments = new ArrayList<>();
        for (String part : BREAK.split(plain)) {
            List<String> words = Words.ofPlain(part);
            if (words.isEmpty()) {
                continue;
            }
            reduce(words, new TreeMap<>());
            withoutFillers(words);
            if (!words.isEmpty() && segments.size() < SEGMENTS) {
                segments.add(words);
            }
        }
        return segments;
    }

    private void withoutFillers(List<String> words) {
        List<String> kept = words.stream().filter(word -> !fillers.contains(word)).toList();
        if (!kept.isEmpty()) {
            words.retainAll(kept);
        }
    }

    private void reduce(List<String> words, Map<String, String> markers) {
        for (List<String> presenter : presenters) {
            int at = Words.find(words, presenter);
            if (at > 0 && at + presenter.size() < words.size()) {
                words.subList(0, at + presenter.size()).clear();
            }
        }
        for (List<String> phrase : sessionPhrases) {
            boolean whole = words.size() == phrase.size();
            if (!whole && Words.remove(words, phrase)) {
                markers.putIfAbsent("session", sessions.get(phrase));
            }
        }
        numbered(words, markers);
        edition(words, markers);
        dates(words, markers);
        for (List<String> phrase : decorations) {
            if (words.size() > phrase.size()) {
                Words.remove(words, phrase);
            }
        }
    }

    /** Part 2, vol. iii, the second act: a name of what is counted and a number beside it. */
    private void numbered(List<String> words, Map<String, String> markers) {
        for (int i = 0; i + 1 < words.size(); i++) {
            String kind = numbered.get(words.get(i));
            String number = number(words.get(i + 1));
            boolean before = false;
            if (kind == null || number == null) {
                kind = numbered.get(words.get(i + 1));
                number = ordinal(words.get(i));
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
    private void edition(List<String> words, Map<String, String> markers) {
        if (words.size() > 2 && words.get(0).matches("\\d{1,3}(st|nd|rd|th|e|eme|o|a)")) {
            markers.putIfAbsent("edition", words.remove(0).replaceAll("\\D", ""));
        }
    }

    private String number(String word) {
        return Words.isNumber(word) && word.length() < 5 && !YEAR.matcher(word).matches()
                ? word.replaceFirst("^0+(?=.)", "")
                : numbers.get(word);
    }

    private String ordinal(String word) {
        Matcher digits = Pattern.compile("(\\d{1,4})(st|nd|rd|th|te|ter|eme)").matcher(word);
        if (digits.matches()) {
            return digits.group(1);
        }
        return word.length() > 2 && !Words.isNumber(word) ? numbers.get(word) : null;
    }

    private void dates(List<String> words, Map<String, String> markers) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (YEAR.matcher(word).matches() && words.size() > 1) {
                markers.put("year", word);
                words.remove(i--);
            } else if (months.contains(word) && words.size() > 1) {
                int day = i > 0 && isDay(words.get(i - 1)) ? i - 1 : i + 1;
                if (day < words.size() && isDay(words.get(day)) && words.size() > 2) {
                    int from = Math.min(i, day);
                    markers.put(
                            "date", words.get(day).replaceAll("\\D", "") + word.substring(0, 3));
                    words.subList(from, from + 2).clear();
                    i = from - 1;
                }
            }
        }
    }

    private static boolean isDay(String word) {
        return word.matches("\\d{1,2}(st|nd|rd|th|er)?");
    }

    private static String clock(String plain, Map<String, String> markers) {
        Matcher twelve = TWELVE_HOURS.matcher(plain);
        if (twelve.find()) {
            int hour = Integer.parseInt(twelve.group(1)) % 12;
            mark(markers, hour + (twelve.group(3).equals("pm") ? 12 : 0), twelve.group(2));
            return twelve.replaceAll(" ");
        }
        Matcher clock = CLOCK.matcher(plain);
        if (clock.find()) {
            String minutes = clock.group(2) == null ? clock.group(3) : clock.group(2);
            mark(markers, Integer.parseInt(clock.group(1)), minutes);
            return clock.replaceAll(" ");
        }
        Matcher hour = HOUR.matcher(plain);
        if (hour.find()) {
            mark(markers, Integer.parseInt(hour.group(1)), null);
            return hour.replaceAll(" ");
        }
        return plain;
    }

    private static void mark(Map<String, String> markers, int hour, String minutes) {
        markers.put("clock", hour + ":" + (minutes == null ? "00" : minutes));
    }
}
