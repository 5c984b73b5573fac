package services.andreas.events.recurrence;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import services.andreas.events.event.Zone;

/**
 * A UID of a series. Google splits one at "this and following": the rest gets the old UID and the
 * local start of its first occurrence, such as {@code abc_R20261214T180000@google.com}.
 *
 * @param stem the UID before it was split
 * @param from local start from which it takes the place of the stem; null for the stem
 */
public record SeriesUid(String stem, @Nullable LocalDateTime from) {
    private static final int MAX_CHARS = 1_000;
    private static final Pattern SPLIT = Pattern.compile("(.+)_R(\\d{8}(?:T\\d{6}Z?)?)(@.*|)");

    public static SeriesUid of(String uid) {
        Matcher split = SPLIT.matcher(uid);
        if (uid.length() > MAX_CHARS || !split.matches()) {
            return new SeriesUid(uid, null);
        }
        CalendarTime from = CalendarTime.parse(split.group(2), null);
        return from == null
                ? new SeriesUid(uid, null)
                : new SeriesUid(split.group(1) + split.group(3), from.local());
    }

    /** Whether it has taken that occurrence over from another part of the same series. */
    public boolean takesOver(SeriesUid other, Instant occurrence, Zone zone) {
        boolean isLater = from != null && (other.from == null || other.from.isBefore(from));
        if (!isLater || !stem.equals(other.stem)) {
            return false;
        }
        // some of them are written in UTC
        Instant local = zone.at(from);
        Instant utc = from.toInstant(ZoneOffset.UTC);
        return !occurrence.isBefore(local.isBefore(utc) ? local : utc);
    }
}
