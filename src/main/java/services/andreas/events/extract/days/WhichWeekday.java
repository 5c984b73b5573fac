package services.andreas.events.extract.days;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import services.andreas.events.extract.days.DayMention.Which;
import services.andreas.events.words.WordLists;

/** Tells by the words beside a weekday which of the next ones is meant. */
final class WhichWeekday {
    private record Words(Which which, String text) {}

    private final List<Words> before = new ArrayList<>();
    private final List<Words> behind = new ArrayList<>();

    WhichWeekday(WordLists.Days days) {
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
}
