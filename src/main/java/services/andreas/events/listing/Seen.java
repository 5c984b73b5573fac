package services.andreas.events.listing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An event as readers of a calendar have seen it last.
 *
 * @param day its first day if it is of whole days, else null
 * @param hash of what the calendar says of it
 * @param version of the event of which it says that; empty if that is not known
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
        String version,
        boolean gone) {

    public Seen {
        Objects.requireNonNull(id);
        Objects.requireNonNull(changed);
        Objects.requireNonNull(start);
        Objects.requireNonNull(title);
        Objects.requireNonNull(hash);
        version = Objects.requireNonNullElse(version, "");
    }

    /** The same, no longer published. */
    public Seen gone(Instant when) {
        Instant later = when.isBefore(changed) ? changed : when;
        return gone ? this : new Seen(id, sequence + 1, later, start, day, title, "", "", true);
    }

    /** Whether a reader who has seen another sees nothing new. */
    public boolean isAs(@Nullable Seen other) {
        return this == other
                || other != null
                        && gone == other.gone
                        && hash.equals(other.hash)
                        && sequence == other.sequence
                        && changed.equals(other.changed)
                        && start.equals(other.start);
    }
}
