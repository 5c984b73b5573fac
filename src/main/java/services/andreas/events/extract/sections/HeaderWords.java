package services.andreas.events.extract.sections;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import services.andreas.events.extract.days.DayWords;
import services.andreas.events.words.WordLists;

/** The words by which mail programs head what they forward and quote. */
public final class HeaderWords {
    /** No field has a longer name. */
    private static final int LONGEST = 24;

    /** What a line of a header tells. */
    enum Part {
        FROM,
        DATE,
        TO,
        SUBJECT
    }

    private final Map<String, Part> parts = new HashMap<>();
    private final List<String> wrote;
    private final DayWords days;

    /** Those of the lists, made once. */
    public static HeaderWords of(WordLists words) {
        return words.made(HeaderWords.class, HeaderWords::new);
    }

    private HeaderWords(WordLists words) {
        WordLists.Headers headers = words.headers();
        headers.to().forEach(word -> parts.put(word, Part.TO));
        headers.subject().forEach(word -> parts.put(word, Part.SUBJECT));
        headers.from().forEach(word -> parts.put(word, Part.FROM));
        headers.date().forEach(word -> parts.put(word, Part.DATE));
        this.wrote = headers.wrote();
        this.days = DayWords.of(words);
    }

    /** The words for the days that heads name. */
    public DayWords days() {
        return days;
    }

    /**
     * @param line in lower case, without marks of quotation
     * @return null where it is no line of a header
     */
    Part part(String line) {
        int colon = line.indexOf(':');
        return colon <= 0 || colon > LONGEST
                ? null
                : parts.get(line.substring(0, colon).replace("*", "").strip());
    }

    boolean sayWrote(String line) {
        return wrote.stream().anyMatch(line::contains);
    }
}
