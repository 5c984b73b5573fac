package services.andreas.events.mentions;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import services.andreas.events.merge.Mention;
import services.andreas.events.merge.Merging;
import services.andreas.events.merge.series.Series;

/**
 * The other mentions of a message. Hundreds of similar events in one mail share keys; those that
 * are not related are not read.
 */
final class Siblings {
    private final Map<MentionKey, Mention> all;
    private final Merging merging;
    private final Set<MentionKey> waiting = new LinkedHashSet<>();

    /**
     * @param told whose siblings they are
     * @param all that its message tells, as far as that is known
     */
    Siblings(MentionKey told, Map<MentionKey, Mention> all, Merging merging) {
        this.all = new HashMap<>(all);
        this.all.remove(told);
        this.merging = merging;
    }

    /** Takes the siblings out of what was found, until something is found that they belong to. */
    void keepBack(Set<MentionKey> found) {
        for (MentionKey one : Set.copyOf(found)) {
            if (all.containsKey(one)) {
                found.remove(one);
                waiting.add(one);
            }
        }
    }

    /** Gives back those that have to do with one of these. */
    Set<MentionKey> of(Collection<Mention> related) {
        Set<MentionKey> kin = new LinkedHashSet<>();
        for (MentionKey one : waiting) {
            if (related.stream().anyMatch(other -> haveToDo(all.get(one), other))) {
                kin.add(one);
            }
        }
        waiting.removeAll(kin);
        return kin;
    }

    /** What is said of a whole series has to do with each of its events. */
    private boolean haveToDo(Mention sibling, Mention other) {
        return merging.related(sibling, other)
                || Series.isAboutSeries(sibling.event())
                        && SeriesOccurrences.stem(sibling).equals(SeriesOccurrences.stem(other));
    }
}
