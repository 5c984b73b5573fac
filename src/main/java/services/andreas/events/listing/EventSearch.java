package services.andreas.events.listing;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import services.andreas.events.text.Folded;

/**
 * What a reader of the live list looks for. What is empty does not narrow the list.
 *
 * @param words that an event must have, all of them, at least as beginnings of words
 * @param source the sender of the first mail
 * @param month such as 2026-12
 */
public record EventSearch(List<String> words, String category, String source, String month) {
    private static final int LONGEST = 200;

    /**
     * @param asked the inputs of the form
     */
    public static EventSearch of(Map<String, String> asked) {
        String words = input(asked, "q");
        return new EventSearch(
                Folded.words(words.substring(0, Math.min(LONGEST, words.length()))),
                input(asked, "category"),
                input(asked, "source"),
                input(asked, "month"));
    }

    private static String input(Map<String, String> asked, String name) {
        return asked.getOrDefault(name, "").strip();
    }

    public boolean isEmpty() {
        return words.isEmpty() && category.isEmpty() && source.isEmpty() && month.isEmpty();
    }

    public boolean finds(ListedEvent event) {
        return (category.isEmpty() || category.equals(event.category()))
                && (source.isEmpty() || source.equals(event.sender()))
                && (month.isEmpty() || month.equals(YearMonth.from(event.firstDay()).toString()))
                && (words.isEmpty() || hasWords(event));
    }

    private boolean hasWords(ListedEvent event) {
        String text =
                String.join(
                        " ",
                        event.title(),
                        event.location(),
                        event.category(),
                        event.organizer(),
                        event.sender(),
                        String.join(" ", event.tags()),
                        event.description());
        String folded = " " + Folded.of(text);
        return words.stream().allMatch(word -> folded.contains(" " + word));
    }
}
