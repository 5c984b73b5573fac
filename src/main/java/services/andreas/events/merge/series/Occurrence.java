package services.andreas.events.merge.series;

import org.jspecify.annotations.Nullable;
import services.andreas.events.event.Field;
import services.andreas.events.merge.Group;
import services.andreas.events.merge.Mention;

/**
 * An event as the mails about its series leave it.
 *
 * @param group its mentions
 * @param whole the same with what those mails say of it
 * @param takesPlace false when it was taken back, or is no event
 * @param master what says when its series takes place; null when it is of none
 */
public record Occurrence(Group group, Group whole, boolean takesPlace, @Nullable Mention master) {

    /** The rule of its series in words; null when it is of none. */
    public @Nullable String series() {
        return master == null ? null : master.event().get(Field.SERIES);
    }
}
