package services.andreas.events.merge;

import java.time.Duration;
import java.util.List;

/** How the start of a mention compares with the known start of an event. */
enum Timing {
    SAME_TIME,
    /** the same day, and one has no time of day */
    SAME_DAY,
    OTHER_TIME,
    CLOSE_TIME,
    OTHER_DAY,
    NOT_TOLD;

    /**
     * @param close two starts on one day that are closer than this may be the same start
     */
    static Timing of(Mention mention, List<Mention> known, Duration close) {
        List<Mention> dated = known.stream().filter(k -> k.start() != null).toList();
        if (mention.start() == null || dated.isEmpty()) {
            return NOT_TOLD;
        }
        if (dated.stream().anyMatch(k -> isSame(k, mention))) {
            return SAME_TIME;
        }
        List<Mention> today = dated.stream().filter(k -> k.day().equals(mention.day())).toList();
        if (today.isEmpty()) {
            return OTHER_DAY;
        }
        if (mention.dateOnly() || today.stream().allMatch(Mention::dateOnly)) {
            return SAME_DAY;
        }
        boolean near =
                today.stream().filter(k -> !k.dateOnly()).anyMatch(k -> isNear(k, mention, close));
        return near ? CLOSE_TIME : OTHER_TIME;
    }

    private static boolean isSame(Mention a, Mention b) {
        return a.start().equals(b.start()) && a.dateOnly() == b.dateOnly()
                || a.dateOnly() && b.dateOnly() && a.day().equals(b.day());
    }

    private static boolean isNear(Mention a, Mention b, Duration close) {
        return Duration.between(a.start(), b.start()).abs().compareTo(close) < 0;
    }
}
