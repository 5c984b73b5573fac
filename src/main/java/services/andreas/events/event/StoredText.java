package services.andreas.events.event;

import java.util.List;

/**
 * Text as it may be stored and shown: without what no eye sees and terminals obey, and no longer
 * than an item and the keys of its indexes can hold. A mail, or a model's answer, may hold
 * anything.
 *
 * @param longest characters of a text
 * @param longestProse characters of a description
 * @param mostInList texts of a list
 */
public record StoredText(int longest, int longestProse, int mostInList) {
    /** The event without what cannot be stored; what remains of a text may be missing. */
    public Event of(Event event) {
        EventBuilder stored = new EventBuilder();
        event.values()
                .forEach(
                        (field, value) ->
                                stored.set(field, of(field.kind(), value), event.source(field)));
        event.quotes().forEach((field, words) -> stored.quote(field, clean(words, longest)));
        return stored.build();
    }

    private Object of(Kind<?> kind, Object value) {
        if (value instanceof String text) {
            if (kind == Kind.LINK && text.length() > 4 * longest) {
                // half a link leads elsewhere
                return null;
            }
            boolean isWhole = kind == Kind.LINK || kind == Kind.LINES;
            int most = kind == Kind.PROSE ? longestProse : longest;
            return clean(text, isWhole ? text.length() : most);
        }
        if (value instanceof List<?> texts) {
            return texts.stream()
                    .limit(mostInList)
                    .map(text -> clean((String) text, longest))
                    .filter(text -> !text.isEmpty())
                    .toList();
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
