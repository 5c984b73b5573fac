package services.andreas.events.mail.tnef;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import services.andreas.events.mail.tnef.Bytes.TruncatedException;

/** Local times as attributes and recurrences write them. */
final class LocalStamp {
    /** Where the minutes of a recurrence begin (MS-OXOCAL 2.2.1.44.1). */
    private static final LocalDateTime EPOCH = LocalDateTime.of(1601, 1, 1, 0, 0);

    private LocalStamp() {}

    /** Reads a DTR (MS-OXTNEF 2.1.3.3); null for none. */
    static @Nullable LocalDateTime of(@Nullable Bytes value) {
        try {
            if (value == null) {
                return null;
            }
            Bytes in = value.again();
            return LocalDateTime.of(in.u16(), in.u16(), in.u16(), in.u16(), in.u16(), in.u16());
        } catch (TruncatedException | DateTimeException none) {
            return null;
        }
    }

    static LocalDateTime ofMinutes(long minutes) {
        return EPOCH.plusMinutes(minutes);
    }
}
