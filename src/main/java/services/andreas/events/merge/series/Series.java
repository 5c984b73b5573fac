package services.andreas.events.merge.series;

import static services.andreas.events.event.Field.RECURRENCE;
import static services.andreas.events.event.Field.RECURRENCE_ID;
import static services.andreas.events.event.Field.THIS_AND_FUTURE;
import static services.andreas.events.event.Field.UID;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import services.andreas.events.event.Event;
import services.andreas.events.merge.Group;
import services.andreas.events.merge.Mention;
import services.andreas.events.merge.Merging;
import services.andreas.events.merge.series.Fates.Fate;

/**
 * Computes whether an occurrence takes place, and what mails about its whole series say of it: a
 * pure function of all mentions.
 */
public record Series(Merging merging) {
    static final String DROPPED = "its calendar has dropped this occurrence";

    /** Whether a calendar says it about more than one occurrence of its UID. */
    public static boolean isAboutSeries(Event event) {
        return event.has(UID)
                && !event.has(Mention.DECISION)
                && (event.has(RECURRENCE)
                        || event.has(THIS_AND_FUTURE)
                        || !event.has(RECURRENCE_ID));
    }

    /**
     * The events that these mentions are about, as the mails about their series leave them.
     *
     * @param statements all that is said about these series
     */
    public List<Occurrence> occurrences(
            Collection<Mention> mentions, Collection<Mention> statements) {
        List<Occurrence> all = of(merging.groups(mentions), statements);
        List<Mention> left =
                all.stream()
                        .filter(Occurrence::takesPlace)
                        .flatMap(occurrence -> occurrence.group().mentions().stream())
                        .toList();
        boolean isUnclear = all.stream().anyMatch(one -> one.group().needsReview() != null);
        if (left.size() == mentions.size() || !isUnclear) {
            return all;
        }
        // what no longer takes place makes nothing unclear
        List<Occurrence> clear = new ArrayList<>(of(merging.groups(left), statements));
        all.stream().filter(one -> !one.takesPlace()).forEach(clear::add);
        return clear;
    }

    private List<Occurrence> of(List<Group> groups, Collection<Mention> statements) {
        return groups.stream().map(group -> of(group, statements)).toList();
    }

    private Occurrence of(Group group, Collection<Mention> statements) {
        if (group.believed().isEmpty()) {
            return new Occurrence(group, group, false, null);
        }
        List<Fate> fates = new Fates(merging, group, statements).all();
        List<Mention> all = new ArrayList<>(group.mentions());
        fates.forEach(fate -> all.addAll(fate.more()));
        Mention master =
                fates.stream()
                        .map(Fate::master)
                        .flatMap(Optional::stream)
                        .max(Statement.OLDEST_FIRST)
                        .orElse(null);
        boolean isDropped = !fates.isEmpty() && fates.stream().noneMatch(Fate::takesPlace);
        String needsReview = group.needsReview();
        if (isDropped) {
            Instant dropped = fates.stream().map(Fate::since).max(Instant::compareTo).orElseThrow();
            // what somebody announces later in prose is not taken away without a word
            boolean isAnnounced =
                    group.believed().stream()
                            .anyMatch(
                                    mention ->
                                            !mention.event().has(UID)
                                                    && mention.told().isAfter(dropped));
            if (!isAnnounced) {
                return new Occurrence(group, group, false, null);
            }
            needsReview = needsReview == null ? DROPPED : needsReview + "; " + DROPPED;
        }
        boolean isChanged = all.size() > group.mentions().size() || isDropped;
        Group whole = isChanged ? Group.of(all, needsReview) : group;
        return new Occurrence(group, whole, true, master);
    }
}
