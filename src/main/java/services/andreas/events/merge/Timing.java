package services.andreas.events.merge;

import java.time.Duration;
import java.util.List;

/** How the start that a telling tells compares with what is known of an event. */
enum Timing {
    SAME_TIME,
    /** the same day, and one does not tell the time */
    SAME_DAY,
    OTHER_TIME,
    CLOSE_TIME,
    OTHER_DAY,
    NOT_TOLD;

    /**
     * @param close what two starts of one day are less apart that may be one, told differently
     */
    static Timing of(Telling telling, List<Telling> known, Duration close) {
        List<Telling> dated = known.stream().filter(k -> k.start() != null).toList();
        if (telling.start() == null || dated.isEmpty()) {
            return NOT_TOLD;
        }
        if (dated.stream().anyMatch(k -> isSame(k, telling))) {
            return SAME_TIME;
        }
        List<Telling> today = dated.stream().filter(k -> k.day().equals(telling.day())).toList();
        if (today.isEmpty()) {
            return OTHER_DAY;
        }
        if (telling.dateOnly() || today.stream().allMatch(Telling::dateOnly)) {
            return SAME_DAY;
        }
        boolean near =
                today.stream().filter(k -> !k.dateOnly()).anyMatch(k -> isNear(k, telling, close));
        return near ? CLOSE_TIME : OTHER_TIME;
    }

    private static boolean isSame(Telling a, Telling b) {
        return a.start().equals(b.start()) && a.dateOnly() == b.dateOnly()
                || a.dateOnly() && b.dateOnly() && a.day().equals(b.day());
    }

    private static boolean isNear(Telling a, Telling b, Duration close) {
        return Duration.between(a.start(), b.start()).abs().compareTo(close) < 0;
    }
}
