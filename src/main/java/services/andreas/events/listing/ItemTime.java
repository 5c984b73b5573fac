package services.andreas.events.listing;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Reads the times of items (ISO 8601). */
final class ItemTime {
    private static final String OURS = "0000-00-00T00:00:00Z";

    private ItemTime() {}

    /**
     * @throws DateTimeException if it is none
     */
    static Instant parse(String time) {
        return isOurs(time) ? ours(time) : OffsetDateTime.parse(time).toInstant();
    }

    /** The form in which we write times, which is read without a formatter. */
    private static boolean isOurs(String time) {
        if (time.length() != OURS.length()) {
            return false;
        }
        for (int i = 0; i < OURS.length(); i++) {
            char c = OURS.charAt(i);
            boolean same = c == '0' ? isDigit(time.charAt(i)) : c == time.charAt(i);
            if (!same) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static Instant ours(String time) {
        return LocalDateTime.of(
                        Integer.parseInt(time, 0, 4, 10),
                        Integer.parseInt(time, 5, 7, 10),
                        Integer.parseInt(time, 8, 10, 10),
                        Integer.parseInt(time, 11, 13, 10),
                        Integer.parseInt(time, 14, 16, 10),
                        Integer.parseInt(time, 17, 19, 10))
                .toInstant(ZoneOffset.UTC);
    }
}
