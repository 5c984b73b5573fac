package services.andreas.events.extract.days;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import services.andreas.events.extract.days.DayMention.Which;
import services.andreas.events.words.WordLists;

/** The names of weekdays, and the words beside them that say which of the next ones is meant. */
final class WeekdayWords {
    private record Words(Which which, String text) {}

    private final Map<String, DayOfWeek> all = new HashMap<>();
    private final Map<String, Set<DayOfWeek>> shortOnes = new HashMap<>();

    /** Behind a weekday in one word, as in dinsdagavond. */
    private final List<String> partsOfDay;

    private final List<Words> before = new ArrayList<>();
    private final List<Words> behind = new ArrayList<>();

    WeekdayWords(WordLists.Days days) {
        partsOfDay = days.partsOfDay();
        add(Which.IN_A_WEEK, days.weekFrom(), before);
        add(Which.IN_A_WEEK, days.weekLater(), behind);
        for (List<Words> side : List.of(before, behind)) {
            add(Which.NEXT, days.next(), side);
            add(Which.COMING, days.coming(), side);
        }
    }

    private static void add(Which which, List<String> texts, List<Words> side) {
        texts.forEach(text -> side.add(new Words(which, text)));
    }

    Which of(String text, int start, int end) {
        return Stream.concat(
                        before.stream().filter(words -> isBefore(words.text, text, start)),
                        behind.stream().filter(words -> isBehind(words.text, text, end)))
                .map(Words::which)
                .max(Comparator.naturalOrder())
                .orElse(Which.ANY);
    }

    /** 1 for next month, 0 for this or the coming one; null where nothing says which. */
    @Nullable Integer monthsLater(String text, int start, int end) {
        return switch (of(text, start, end)) {
            case NEXT -> 1;
            case COMING -> 0;
            default -> null;
        };
    }

    /** Whether a word before a weekday says which one is meant. */
    boolean names(String word) {
        return before.stream().anyMatch(words -> words.text.equals(word));
    }

    private static boolean isBefore(String words, String text, int start) {
        boolean isSpaced = start > 0 && text.charAt(start - 1) == ' ';
        int from = start - words.length() - (isSpaced ? 1 : 0);
        boolean isThere = from >= 0 && text.startsWith(words, from);
        boolean needsSpace = !Character.isIdeographic(words.codePointAt(0));
        return isThere
                && (!needsSpace
                        || isSpaced && (from == 0 || !Character.isLetter(text.charAt(from - 1))));
    }

    private static boolean isBehind(String words, String text, int end) {
        int to = end + 1 + words.length();
        return end < text.length()
                && text.charAt(end) == ' '
                && text.startsWith(words, end + 1)
                && (to >= text.length() || !Character.isLetterOrDigit(text.charAt(to)));
    }

    void add(WordLists.Names names) {
        for (DayOfWeek day : DayOfWeek.values()) {
            names.weekdays()
                    .getOrDefault(day, List.of())
                    .forEach(name -> all.putIfAbsent(name, day));
            names.shortWeekdays().getOrDefault(day, List.of()).stream()
                    .map(name -> shortOnes.computeIfAbsent(name, key -> new TreeSet<>()))
                    .forEach(meant -> meant.add(day));
        }
    }

    /** The day of a long name; null for what is none. */
    @Nullable DayOfWeek day(String word) {
        return all.get(singular(word));
    }

    /** A short name may mean different days in different languages; empty if it is none. */
    Set<DayOfWeek> ofShort(String word) {
        return shortOnes.getOrDefault(word, Set.of());
    }

    boolean isPlural(String word) {
        return word.endsWith("s") && !all.containsKey(word) && day(word) != null;
    }

    private String singular(String word) {
        if (word.endsWith("s-feiras")) {
            return word.replace("s-feiras", "-feira");
        }
        if (all.containsKey(word)) {
            return word;
        }
        for (String part : partsOfDay) {
            String weekday = word.substring(0, Math.max(0, word.length() - part.length()));
            if (word.endsWith(part) && all.containsKey(weekday)) {
                return weekday;
            }
        }
        return word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    }
}
