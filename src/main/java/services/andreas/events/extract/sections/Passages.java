package services.andreas.events.extract.sections;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import services.andreas.events.text.Folded;
import services.andreas.events.text.LinearSearch;

/** Where words stand in a text, whatever punctuation and white space are between them. */
public final class Passages {
    /** More places of one quote are not looked at. */
    private static final int MOST = 20;

    /** No line about one event is longer. */
    private static final int LINE = 500;

    private final String text;
    private final String dense;
    private final int[] places;
    private final Map<String, List<Passage>> known = new HashMap<>();

    /**
     * @param start where it begins in the text
     * @param end behind its last character
     */
    public record Passage(int start, int end) {}

    /**
     * @param text in lower case
     */
    public Passages(String text) {
        this.text = text;
        StringBuilder letters = new StringBuilder(text.length());
        int[] at = new int[text.length()];
        for (int i = 0; i < text.length(); i++) {
            if (isOfWord(text.charAt(i))) {
                at[letters.length()] = i;
                letters.append(text.charAt(i));
            }
        }
        dense = letters.toString();
        places = Arrays.copyOf(at, letters.length());
    }

    private static boolean isOfWord(char c) {
        return Character.isLetterOrDigit(c) || Character.isSurrogate(c);
    }

    /** The first places of these words, in the order of the text. */
    public List<Passage> of(String words) {
        return known.computeIfAbsent(words == null ? "" : words, this::find);
    }

    /** How many words stand between two passages. */
    int wordsBetween(Passage one, Passage other) {
        int from = Math.min(one.end, other.end);
        int to = Math.max(one.start, other.start);
        boolean isInside = false;
        int count = 0;
        for (int i = from; i < to && count < MOST; i++) {
            boolean isLetter = Character.isLetter(text.charAt(i));
            count += isLetter && !isInside ? 1 : 0;
            isInside = isLetter;
        }
        return count;
    }

    /** The line in which both stand; null where it is too long to be of one event. */
    @Nullable Passage line(int one, int other) {
        int from = Math.min(one, other);
        int to = Math.max(one, other);
        int least = Math.max(0, from - LINE);
        int most = Math.min(text.length(), to + LINE);
        if (to - from > LINE || text.substring(from, to).indexOf('\n') >= 0) {
            return null;
        }
        int start = text.substring(least, from).lastIndexOf('\n');
        int end = text.substring(to, most).indexOf('\n');
        boolean isOpen = start < 0 && least > 0 || end < 0 && most < text.length();
        return isOpen ? null : new Passage(least + start + 1, end < 0 ? most : to + end);
    }

    boolean hasBlankLine(int from, int to) {
        int end = Math.min(text.length(), to + 1);
        return from < to && text.substring(from, end).contains("\n\n");
    }

    private List<Passage> find(String words) {
        StringBuilder wanted = new StringBuilder();
        Folded.lower(words)
                .chars()
                .filter(c -> isOfWord((char) c))
                .forEach(c -> wanted.append((char) c));
        if (wanted.isEmpty()) {
            return List.of();
        }
        return LinearSearch.places(dense, wanted.toString(), MOST).stream()
                .map(start -> passage(start, start + wanted.length()))
                .filter(this::isOfWholeWords)
                .toList();
    }

    private Passage passage(int start, int end) {
        return new Passage(places[start], places[end - 1] + 1);
    }

    private boolean isOfWholeWords(Passage passage) {
        boolean isWord = passage.start == 0 || !joins(passage.start - 1, passage.start);
        return isWord
                && (passage.end == text.length() || !joins(passage.end - 1, passage.end))
                && !isOfAddress(passage);
    }

    /** A name within a link or a mail address names nothing. */
    private boolean isOfAddress(Passage passage) {
        boolean isBehind = passage.start > 0 && "/@".indexOf(text.charAt(passage.start - 1)) >= 0;
        boolean isBefore =
                passage.end + 1 < text.length()
                        && ".@".indexOf(text.charAt(passage.end)) >= 0
                        && Character.isLetter(text.charAt(passage.end + 1));
        return isBehind && isBefore;
    }

    private boolean joins(int one, int other) {
        char before = text.charAt(one);
        char after = text.charAt(other);
        return Character.isLetterOrDigit(before)
                && Character.isLetterOrDigit(after)
                && !Character.isIdeographic(before)
                && !Character.isIdeographic(after);
    }
}
