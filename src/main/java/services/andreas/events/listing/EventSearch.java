package services.andreas.events.listing;

import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import services.andreas.events.text.Folded;
import services.andreas.events.text.Text;

/**
 * What a reader of the live list looks for. What is empty does not narrow the list.
 *
 * @param words that an event must have, all of them, at least as beginnings of words
 * @param source the sender of the first mail
 * @param month such as 2026-12
 */
public record EventSearch(List<String> words, String category, String source, String month) {
    private static final int LONGEST = 200;

    /** Scripts that put no space between words. */
    private static final Set<Character.UnicodeScript> UNSPACED =
            EnumSet.of(
                    Character.UnicodeScript.HAN,
                    Character.UnicodeScript.HIRAGANA,
                    Character.UnicodeScript.KATAKANA,
                    Character.UnicodeScript.THAI,
                    Character.UnicodeScript.LAO,
                    Character.UnicodeScript.KHMER,
                    Character.UnicodeScript.MYANMAR);

    /**
     * @param asked the inputs of the form
     */
    public static EventSearch of(Map<String, String> asked) {
        String words = input(asked, "q");
        return new EventSearch(
                words(Text.cut(words, LONGEST)),
                input(asked, "category"),
                input(asked, "source"),
                input(asked, "month"));
    }

    /** Of signs alone, such as an emoji, what was typed. */
    private static List<String> words(String typed) {
        List<String> words = Folded.wordsOf(Folded.bare(typed));
        return words.isEmpty() && !typed.isEmpty() ? List.of(typed) : words;
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
        String folded = " " + Folded.bare(text);
        return words.stream().allMatch(word -> isIn(word, text, folded));
    }

    private static boolean isIn(String word, String text, String folded) {
        if (Folded.bare(word).isEmpty()) {
            return text.contains(word);
        }
        boolean begins = !UNSPACED.contains(Character.UnicodeScript.of(word.codePointAt(0)));
        return folded.contains(begins ? " " + word : word);
    }
}
