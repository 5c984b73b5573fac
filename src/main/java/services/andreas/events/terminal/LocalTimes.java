package services.andreas.events.terminal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as people read them, in the zone of the setting TIMEZONE. */
public record LocalTimes(ZoneId zone) {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    public String minute(Instant time) {
        return MINUTE.format(time.atZone(zone));
    }

    public String second(Instant time) {
        return SECOND.format(time.atZone(zone));
    }

    /** Says which zone it is. */
    public String named() {
        return "times are in " + zone;
    }
}
