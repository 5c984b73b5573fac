package services.andreas.events.merge;

import java.time.Instant;

/**
 * Hears when an event is. Start, end and zone go together: the end of another start says nothing.
 */
final class Schedule {
    private Schedule() {}

    static void apply(FieldMerge hearing) {
        Mention mention = hearing.mention();
        BelievedValue start = hearing.now("start_time");
        if (mention.start() == null || start != null && isLess(mention, start.mention())) {
            return;
        }
        if (start != null && isSame(mention, start.mention())) {
            hearing.strengthen("start_time");
            hearing.take("end_time", time(mention, "end_time"), true);
            hearing.takeAlong("all_day");
            hearing.takeAlong("timezone");
            return;
        }
        if (start == null
                || isMore(mention, start.mention())
                || hearing.mayChange("start_time", true)) {
            hearing.put("start_time", time(mention, "start_time"));
            hearing.put("end_time", time(mention, "end_time"));
            hearing.putAlong("all_day");
            hearing.putAlong("timezone");
        }
    }

    /** Only the day, and nothing new on the same day. */
    private static boolean isLess(Mention mention, Mention now) {
        return mention.dateOnly() && !now.dateOnly() && mention.day().equals(now.day());
    }

    private static boolean isMore(Mention mention, Mention now) {
        return now.dateOnly() && !mention.dateOnly();
    }

    private static boolean isSame(Mention mention, Mention now) {
        return mention.start().equals(now.start()) && mention.dateOnly() == now.dateOnly();
    }

    /** One form for one instant. */
    private static Object time(Mention mention, String name) {
        String text = mention.text(name);
        if (text == null || !text.endsWith("+00:00")) {
            return text;
        }
        return Instant.parse(text.replace("+00:00", "Z")).toString();
    }
}
