package services.andreas.events.merge;

import static services.andreas.events.event.Field.ALL_DAY;
import static services.andreas.events.event.Field.END_TIME;
import static services.andreas.events.event.Field.START_TIME;
import static services.andreas.events.event.Field.TIMEZONE;

/**
 * Hears when an event is. Start, end and zone go together: the end of another start says nothing.
 */
final class Schedule {
    private Schedule() {}

    static void apply(FieldMerge hearing) {
        Mention mention = hearing.mention();
        BelievedValue start = hearing.now(START_TIME);
        if (mention.start() == null || start != null && isLess(mention, start.mention())) {
            return;
        }
        if (start != null && isSame(mention, start.mention())) {
            hearing.strengthen(START_TIME);
            hearing.take(END_TIME, hearing.value(END_TIME), true);
            hearing.takeAlong(ALL_DAY);
            hearing.takeAlong(TIMEZONE);
            return;
        }
        if (start == null
                || isMore(mention, start.mention())
                || hearing.mayChange(START_TIME, true)) {
            hearing.put(START_TIME, hearing.value(START_TIME));
            hearing.put(END_TIME, hearing.value(END_TIME));
            hearing.putAlong(ALL_DAY);
            hearing.putAlong(TIMEZONE);
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
}
