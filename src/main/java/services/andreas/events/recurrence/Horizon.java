package services.andreas.events.recurrence;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;

/**
 * How far a repetition is expanded.
 *
 * @param back before the mail was sent
 * @param ahead after the mail was sent
 * @param occurrences of one event
 */
public record Horizon(Duration back, Duration ahead, int occurrences) {

    public static Horizon ofDays(int back, int ahead, int occurrences) {
        return new Horizon(Duration.ofDays(back), Duration.ofDays(ahead), occurrences);
    }

    /** The same with no more occurrences than these; later runs add the others. */
    public Horizon atMost(int most) {
        return new Horizon(back, ahead, Math.min(most, occurrences));
    }

    /** The earliest start, given when the event begins to repeat itself. */
    public Instant from(Instant sent, Instant first) {
        return first.isBefore(sent.minus(back)) ? sent.minus(back) : first;
    }

    public Instant to(Instant sent, Instant first) {
        return (first.isAfter(sent) ? first : sent).plus(ahead);
    }

    /**
     * The end of the expanded part.
     *
     * @param told the starts within the horizon
     */
    public Instant until(Recurrence recurrence, Instant sent, List<LocalDateTime> told) {
        Instant to = to(sent, recurrence.first());
        if (told.isEmpty()) {
            return to;
        }
        Instant last = recurrence.zone().at(told.get(told.size() - 1));
        return told.size() >= occurrences || last.isAfter(to) ? last : to;
    }

    /** When to expand it further, well before the expanded part is over. */
    public Instant due(Instant until) {
        return until.minus(ahead.dividedBy(2));
    }
}
