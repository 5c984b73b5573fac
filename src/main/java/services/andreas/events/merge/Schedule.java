package services.andreas.events.merge;

import static services.andreas.events.event.Field.ALL_DAY;
import static services.andreas.events.event.Field.END_TIME;
import static services.andreas.events.event.Field.START_TIME;
import static services.andreas.events.event.Field.TIMEZONE;

/**
 * Applies when an event takes place. Start, end and zone go together: the end of another start says
 * nothing.
 */
final class Schedule {
    private Schedule() {}

    static void apply(FieldMerge merge) {
        Mention mention = merge.mention();
        BelievedValue start = merge.now(START_TIME);
        if (mention.start() == null || start != null && isLess(mention, start.mention())) {
            return;
        }
        if (start != null && isSame(mention, start.mention())) {
            merge.strengthen(START_TIME);
            merge.take(END_TIME, merge.value(END_TIME), true);
            merge.takeAlong(ALL_DAY);
            merge.takeAlong(TIMEZONE);
            return;
        }
        if (start == null
                || isMore(mention, start.mention())
                || merge.mayChange(START_TIME, true)) {
            merge.put(START_TIME, merge.value(START_TIME));
            merge.put(END_TIME, merge.value(END_TIME));
            merge.putAlong(ALL_DAY);
            merge.putAlong(TIMEZONE);
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
