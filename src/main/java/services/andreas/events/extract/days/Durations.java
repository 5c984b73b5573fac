package services.andreas.events.extract.days;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;

/** The lengths of time that a text names: 90 minutes, 1.5 h, 2 hours and 30 minutes. */
public final class Durations {
    private static final NumberForm LENGTH =
            NumberForm.of(
                    1,
                    3,
                    "",
                    "(?<![\\d.,])(\\d{1,3})(?:[.,](5))?[\\s-]?(min\\b|min\\.|mins\\b|minut\\p{L}*|分|h\\b|hrs?\\b|hours?|std\\b|stunden?|heures?|horas?|ore\\b|ora\\b|uur|tim\\p{L}*|godzin\\p{L}*|час\\p{L}*|時間)(?:\\s?(?:and|und|et|e|y)?\\s?(\\d{1,2})(?:\\s?(?:min|m\\b))?)?");

    private final Set<Integer> minutes = new HashSet<>();

    private Durations() {}

    public static Durations in(ScannedText text) {
        Durations found = new Durations();
        text.eachNumber(LENGTH, found::add);
        return found;
    }

    /** Whether something lasts this many minutes. */
    public boolean last(long length) {
        return length > 0 && length < 100_000 && minutes.contains((int) length);
    }

    private void add(Matcher m) {
        int number = Integer.parseInt(m.group(1));
        boolean isMinutes = m.group(3).startsWith("min") || m.group(3).equals("分");
        int whole = isMinutes ? number : number * 60 + (m.group(2) == null ? 0 : 30);
        minutes.add(whole);
        if (!isMinutes && m.group(4) != null) {
            minutes.add(whole + Integer.parseInt(m.group(4)));
        }
    }
}
