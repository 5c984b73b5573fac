package services.andreas.events.merge.series;

import org.jspecify.annotations.Nullable;
import services.andreas.events.merge.Group;

/**
 * An event as the mails about its series leave it.
 *
 * @param group its mentions
 * @param whole the same with what those mails say of it
 * @param takesPlace false when it was taken back, or is no event
 * @param series the rule of its series in words; null when it is of none
 */
public record Occurrence(Group group, Group whole, boolean takesPlace, @Nullable String series) {}
