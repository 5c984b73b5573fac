package services.andreas.events.listing;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An event as readers of a calendar have seen it last.
 *
 * @param day its first day if it is of whole days, else null
 * @param hash of what the calendar says of it
 * @param gone whether they were told that it is cancelled because it is no longer published
 */
public record Seen(
        String id,
        long sequence,
        Instant changed,
        Instant start,
        @Nullable LocalDate day,
        String title,
        String hash,
        boolean gone) {

    /** The same, no longer published. */
    public Seen gone(Instant when) {
        return gone ? this : new Seen(id, sequence + 1, when, start, day, title, "", true);
    }
}
