package services.andreas.events.extract.days;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** "Tomorrow": days counted from the one on which the mail was sent. */
final class RelativeDays {
    private static final Pattern TIME =
            Pattern.compile("\\d\\s?(?:[:.h時시]\\s?\\d\\d|[ap]\\.?m\\b|h\\b|uhr|heures)");

    /** "Today" counts only where a time of day stands within so many characters. */
    private static final int NEAR = 30;

    private final ScannedText scanned;
    private final FoundDays found;

    RelativeDays(ScannedText scanned, FoundDays found) {
        this.scanned = scanned;
        this.found = found;
    }

    void find() {
        BitSet none = new BitSet();
        scanned.vocabulary.noDays.in(scanned, (phrase, start, end) -> none.set(start, end));
        List<DayMention> days = new ArrayList<>();
        scanned.vocabulary.relativeDays.in(
                scanned,
                (phrase, start, end) -> {
                    int offset = scanned.vocabulary.relative.get(phrase);
                    if (!none.get(start) && (offset > 0 || isTimeNear(start, end))) {
                        days.add(new DayMention(Set.of(), null, null, offset, start, end));
                    }
                });
        // what lies further ahead first: "the day after tomorrow" is not tomorrow
        for (int offset = 2; offset >= 0; offset--) {
            for (DayMention day : days) {
                if (day.offset() == offset && !found.isTaken(day.start())) {
                    found.add(day);
                }
            }
        }
    }

    private boolean isTimeNear(int start, int end) {
        String text = scanned.text;
        int from = Math.max(0, start - NEAR);
        int to = Math.min(text.length(), end + NEAR);
        return scanned.hasNumberIn(from, to) && TIME.matcher(text.substring(from, to)).find();
    }
}
