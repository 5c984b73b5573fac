package services.andreas.events.items;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import services.andreas.events.event.Event;
import services.andreas.events.mentions.Neighbourhood;
import services.andreas.events.merge.Group;
import services.andreas.events.merge.Mention;
import services.andreas.events.merge.Merged;
import services.andreas.events.merge.Merging;
import services.andreas.events.merge.decision.Edits;
import services.andreas.events.merge.series.Occurrence;
import services.andreas.events.merge.series.Series;

/** Compares items with what we have written, to find what somebody else has done to them. */
public final class TableChanges {
    private final Merging merging;
    private final Series series;
    private final WrittenItems written;

    public TableChanges(Merging merging, WrittenItems written) {
        this.merging = merging;
        this.written = written;
        series = new Series(merging);
    }

    /** Of the events that have to do with a mention. */
    public List<TableChange> changed(Neighbourhood around) {
        List<TableChange> changes = new ArrayList<>();
        if (around.items() == null) {
            return changes;
        }
        KeptItems kept = new KeptItems(around);
        Map<String, Occurrence> missing = new TreeMap<>();
        for (Occurrence occurrence : around.occurrences(series)) {
            Group group = occurrence.group();
            if (!group.isEvent() || !occurrence.takesPlace()) {
                continue;
            }
            Set<String> ids = kept.ids(group);
            if (ids.stream().anyMatch(kept::isLive)) {
                edited(kept.winner(group), occurrence, around, kept).ifPresent(changes::add);
            } else if (!group.decisions().isDeleted()) {
                ids.stream()
                        .filter(id -> kept.item(id).isEmpty())
                        .forEach(id -> missing.put(id, occurrence));
            }
        }
        Map<String, Optional<String>> messages = new TreeMap<>();
        missing.forEach((id, occurrence) -> messages.put(id, message(id, occurrence.group())));
        written.deleted(messages)
                .forEach((id, created) -> changes.add(deleted(id, missing.get(id), created)));
        return changes;
    }

    /** The message whose mention has this id. */
    private static Optional<String> message(String id, Group group) {
        return group.told().stream()
                .filter(mention -> mention.id().equals(id))
                .map(Mention::messageId)
                .findFirst();
    }

    /** Merged only now: an item that is yet to be written is missing far more often. */
    private TableChange deleted(String id, Occurrence occurrence, String created) {
        Event event = merging.merge(occurrence.whole()).event();
        return new TableChange(id, occurrence.group(), event, Edits.NONE, created);
    }

    private Optional<TableChange> edited(
            String id, Occurrence occurrence, Neighbourhood around, KeptItems kept) {
        Merged merged = around.merged(occurrence, merging);
        Edits edits =
                WrittenValues.changed(
                        kept.item(id),
                        ItemAttributes.of(merged),
                        occurrence.group().decisions().fields());
        return edits.isEmpty()
                ? Optional.empty()
                : Optional.of(new TableChange(id, occurrence.group(), merged.event(), edits, null));
    }
}
