package services.andreas.events.event;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import org.jspecify.annotations.Nullable;

/**
 * Where local times hold.
 *
 * @param id IANA zone or offset
 * @param own rules of a calendar, which no IANA zone follows; null otherwise
 */
public record Zone(ZoneId id, @Nullable ZoneRules own) {

    public static Zone of(ZoneId id) {
        return new Zone(id, null);
    }

    private ZoneRules rules() {
        return own == null ? id.getRules() : own;
    }

    /**
     * An hour that the clocks skip counts from before the gap, one that comes twice is the first.
     */
    public Instant at(LocalDateTime local) {
        ZoneOffsetTransition change = rules().getTransition(local);
        return local.toInstant(
                change == null ? rules().getOffset(local) : change.getOffsetBefore());
    }

    public LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, rules().getOffset(instant));
    }
}
