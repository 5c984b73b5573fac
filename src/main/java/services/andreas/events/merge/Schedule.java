package services.andreas.events.merge;

import java.time.Instant;

/**
 * Hears when an event is. Start, end and zone go together: the end of another start says nothing.
 */
final class Schedule {
    private Schedule() {}

    static void hear(Hearing hearing) {
        Telling telling = hearing.telling();
        Held start = hearing.now("start_time");
        if (telling.start() == null || start != null && isLess(telling, start.telling())) {
            return;
        }
        if (start != null && isSame(telling, start.telling())) {
            hearing.strengthen("start_time");
            hearing.take("end_time", time(telling, "end_time"), true);
            hearing.takeAlong("all_day");
            hearing.takeAlong("timezone");
            return;
        }
        if (start == null
                || isMore(telling, start.telling())
                || hearing.mayChange("start_time", true)) {
            hearing.put("start_time", time(telling, "start_time"));
            hearing.put("end_time", time(telling, "end_time"));
            hearing.putAlong("all_day");
            hearing.putAlong("timezone");
        }
    }

    /** Only the day, and nothing new on the same day. */
    private static boolean isLess(Telling telling, Telling now) {
        return telling.dateOnly() && !now.dateOnly() && telling.day().equals(now.day());
    }

    private static boolean isMore(Telling telling, Telling now) {
        return now.dateOnly() && !telling.dateOnly();
    }

    private static boolean isSame(Telling telling, Telling now) {
        return telling.start().equals(now.start()) && telling.dateOnly() == now.dateOnly();
    }

    /** One form for one instant. */
    private static Object time(Telling telling, String name) {
        String text = telling.text(name);
        if (text == null || !text.endsWith("+00:00")) {
            return text;
        }
        return Instant.parse(text.replace("+00:00", "Z")).toString();
    }
}
