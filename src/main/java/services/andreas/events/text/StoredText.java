package services.andreas.events.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Text as it may be stored and shown: without what no eye sees and terminals obey, and no longer
 * than an item and the keys of its indexes can hold. Whoever wrote a mail, or had a model write,
 * could put anything there.
 */
public final class StoredText {
    private static final String PROSE = "description";

    private final int longest;
    private final int longestProse;
    private final int mostInList;

    /**
     * @param longest characters of a text
     * @param longestProse characters of a description
     * @param mostInList texts of a list
     */
    public StoredText(int longest, int longestProse, int mostInList) {
        this.longest = longest;
        this.longestProse = longestProse;
        this.mostInList = mostInList;
    }

    /** The event without what cannot be stored; what remains of a text may be missing. */
    public Map<String, Object> of(Map<String, Object> event) {
        Map<String, Object> stored = new LinkedHashMap<>();
        event.forEach(
                (name, value) -> {
                    Object kept = of(name, value);
                    if (kept != null && !kept.equals("") && !kept.equals(List.of())) {
                        stored.put(name, kept);
                    }
                });
        return stored;
    }

    private Object of(String name, Object value) {
        if (value instanceof String text) {
            if (name.endsWith("_url")) {
                // half a link leads elsewhere
                return text.length() > 4 * longest ? null : clean(text, text.length());
            }
            return clean(text, name.equals(PROSE) ? longestProse : longest);
        }
        if (value instanceof Map<?, ?> texts) {
            Map<String, Object> kept = new LinkedHashMap<>();
            texts.forEach((key, text) -> kept.put(clean((String) key, longest), of("", text)));
            return kept;
        }
        if (value instanceof List<?> texts) {
            List<Object> kept = new ArrayList<>();
            texts.stream().limit(mostInList).forEach(text -> kept.add(of("", text)));
            kept.removeIf(""::equals);
            return kept;
        }
        return value;
    }

    private static String clean(String text, int most) {
        StringBuilder clean = new StringBuilder(Math.min(text.length(), most));
        text.codePoints()
                .map(character -> character == '\t' || character == '\r' ? ' ' : character)
                .filter(StoredText::isVisible)
                .takeWhile(character -> clean.length() + Character.charCount(character) <= most)
                .forEach(clean::appendCodePoint);
        return clean.toString().strip();
    }

    private static boolean isVisible(int character) {
        int type = Character.getType(character);
        boolean joins = character == 0x200C || character == 0x200D;
        return character == '\n'
                || joins
                || type != Character.CONTROL
                        && type != Character.FORMAT
                        && type != Character.SURROGATE;
    }
}
