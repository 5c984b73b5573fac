package services.andreas.events.extract.days;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Days in words: "tomorrow", counted from the one on which the mail was sent, "Christmas Eve". */
final class RelativeDays {
    /** "Today" counts only with a time of day within this many characters. */
    private static final int NEAR = 30;

    /** No line about one event is longer on either side of a feast. */
    private static final int LINE = 500;

    private final ScannedText scanned;
    private final FoundDays found;
    private @Nullable ClockTimes times;

    RelativeDays(ScannedText scanned, FoundDays found) {
        this.scanned = scanned;
        this.found = found;
    }

    void find() {
        feasts();
        BitSet none = new BitSet();
        scanned.vocabulary.noDays.in(scanned, (phrase, start, end) -> none.set(start, end));
        List<DayMention> days = new ArrayList<>();
        scanned.vocabulary.relativeDays.in(
                scanned,
                (phrase, start, end) -> {
                    int offset = scanned.vocabulary.relative.get(phrase);
                    boolean counts =
                            offset > 0
                                    || scanned.vocabulary.tonight.contains(phrase)
                                    || isTimeNear(start, end);
                    if (!none.get(start) && counts) {
                        days.add(DayMention.after(offset, start, end));
                    }
                });
        // the longest first: "the day after tomorrow" is not tomorrow
        days.sort(Comparator.comparingInt(day -> day.start() - day.end()));
        for (DayMention day : days) {
            if (!found.isTaken(day.start()) && !found.isTaken(day.end() - 1)) {
                found.add(day);
            }
        }
    }

    private boolean isTimeNear(int start, int end) {
        if (times == null) {
            times = ClockTimes.in(scanned);
        }
        return times.isAny(Math.max(0, start - NEAR), end + NEAR);
    }

    /** They count where their line has no other day. */
    private void feasts() {
        scanned.vocabulary.feasts.in(
                scanned,
                (name, start, end) -> {
                    if (!found.isTaken(start) && !isDateInLine(start, end)) {
                        String[] day = scanned.vocabulary.feastDays.get(name).split("-");
                        found.add(
                                FoundDays.day(Integer.parseInt(day[0]), Integer.parseInt(day[1])),
                                null,
                                start,
                                end);
                    }
                });
    }

    private boolean isDateInLine(int start, int end) {
        int least = Math.max(0, start - LINE);
        int most = Math.min(scanned.text.length(), end + LINE);
        int from = least + scanned.text.substring(least, start).lastIndexOf('\n') + 1;
        int line = scanned.text.substring(end, most).indexOf('\n');
        int to = line < 0 ? most : end + line;
        return found.near(from, to).stream()
                .anyMatch(day -> day.isDate() && day.start() >= from && day.start() < to);
    }
}
