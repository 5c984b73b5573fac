package services.andreas.events.recurrence;

import java.time.Duration;
import java.time.Instant;

/**
 * How much of a repetition is told.
 *
 * @param back before the mail was sent
 * @param ahead after the mail was sent
 * @param occurrences of one event
 */
public record Horizon(Duration back, Duration ahead, int occurrences) {

    public static Horizon ofDays(int back, int ahead, int occurrences) {
        return new Horizon(Duration.ofDays(back), Duration.ofDays(ahead), occurrences);
    }

    /** The earliest start, given when the event begins to repeat itself. */
    public Instant from(Instant sent, Instant first) {
        return first.isBefore(sent.minus(back)) ? sent.minus(back) : first;
    }

    public Instant to(Instant sent, Instant first) {
        return (first.isAfter(sent) ? first : sent).plus(ahead);
    }
}
