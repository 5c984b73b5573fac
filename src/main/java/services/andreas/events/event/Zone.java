package services.andreas.events.event;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.TimeZone;

/**
 * Where local times hold.
 *
 * @param id IANA zone or offset
 * @param rules of a calendar's own, which no IANA zone follows; null otherwise
 */
public record Zone(ZoneId id, TimeZone rules) {

    public static Zone of(ZoneId id) {
        return new Zone(id, null);
    }

    /**
     * An hour that the clocks skip counts from before the gap, one that comes twice is the first.
     */
    public Instant at(LocalDateTime local) {
        if (rules == null) {
            return local.atZone(id).toInstant();
        }
        long utc = local.toInstant(ZoneOffset.UTC).toEpochMilli();
        long before = utc - rules.getOffset(utc - rules.getRawOffset() - 3_600_000L);
        return Instant.ofEpochMilli(utc - rules.getOffset(before));
    }

    public LocalDateTime local(Instant instant) {
        return rules == null
                ? LocalDateTime.ofInstant(instant, id)
                : LocalDateTime.ofInstant(
                        instant.plusMillis(rules.getOffset(instant.toEpochMilli())),
                        ZoneOffset.UTC);
    }
}
