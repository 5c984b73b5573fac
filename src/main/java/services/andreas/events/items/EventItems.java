package services.andreas.events.items;

import static services.andreas.events.ledger.Attributes.n;
import static services.andreas.events.ledger.Attributes.s;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.component.aws2.ddb.Ddb2Constants;
import services.andreas.events.mentions.MentionKey;
import services.andreas.events.mentions.Neighbourhood;
import services.andreas.events.merge.Group;
import services.andreas.events.merge.Merging;
import services.andreas.events.merge.series.Occurrence;
import services.andreas.events.merge.series.Series;
import services.andreas.events.run.Change;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ExpectedAttributeValue;

/**
 * The items of the events table: one for each event, computed from all its mentions, and brought
 * there without touching what others have put into it.
 */
public final class EventItems {
    private final Merging merging;
    private final ItemUpdates updates;
    private final Series series;

    public EventItems(Merging merging, Clock clock) {
        this.merging = merging;
        updates = new ItemUpdates(clock);
        series = new Series(merging);
    }

    /**
     * Compares the mentions with what is stored. Leaves in the variable {@code change} what becomes
     * of the event that the pending update is about; none when its mention was taken back.
     *
     * @return the writes that are needed, those of items that go first
     */
    public List<ItemUpdate> plan(@Body Neighbourhood around, Exchange exchange) {
        List<ItemUpdate> going = new ArrayList<>();
        List<ItemUpdate> staying = new ArrayList<>();
        Change changeBefore = exchange.getVariable("change", Change.class);
        ItemUpdate writtenBefore = exchange.getVariable("written", ItemUpdate.class);
        exchange.removeVariable("change");
        KeptItems kept = new KeptItems(around);
        Set<String> claimed = new LinkedHashSet<>();
        // another worker may be about to make its item, without having heard that it goes
        boolean isOfOther =
                !around.told().messageId().equals(exchange.getVariable("messageId", String.class));
        // what turns out to be another event goes, and its place is taken where it is yet to come
        Set<String> expected = kept.expected(merging);
        for (Occurrence occurrence : around.occurrences(series)) {
            Group group = occurrence.group();
            Set<String> ids = kept.ids(group);
            claimed.addAll(ids);
            if (!group.isEvent()) {
                retract(ids, kept, going);
                continue;
            }
            String winner = kept.winner(group);
            if (group.decisions().isDeleted() && ids.stream().noneMatch(kept::isLive)) {
                if (isOf(around.told(), group)) {
                    exchange.setVariable("change", Change.DEDUPLICATED);
                }
                continue;
            }
            if (!occurrence.takesPlace()) {
                ids.stream()
                        .filter(
                                id ->
                                        kept.isLive(id)
                                                || isOfOther
                                                        && id.equals(winner)
                                                        && kept.item(id).isEmpty())
                        .map(id -> updates.gone(id, kept.item(id), "status", "retracted"))
                        .forEach(going::add);
                continue;
            }
            ids.stream()
                    .filter(id -> !id.equals(winner))
                    .filter(
                            id ->
                                    kept.isLive(id)
                                            || expected.contains(id) && kept.item(id).isEmpty())
                    .map(id -> updates.gone(id, kept.item(id), "merged_into", winner))
                    .forEach(going::add);
            Map<String, AttributeValue> item = kept.item(winner);
            ItemUpdate update =
                    updates.merged(
                            winner,
                            item,
                            around.merged(occurrence, merging).in(occurrence.series()),
                            group.decisions().fields());
            if (!update.updates().isEmpty()) {
                staying.add(update);
            }
            if (isOf(around.told(), group)) {
                boolean landed = writtenBefore != null && writtenBefore.hasLanded(update, item);
                Change now = landed ? changeBefore : change(item, update);
                exchange.setVariable("change", stronger(exchange, now));
                exchange.setVariable("written", update);
            }
        }
        String id = around.told().eventId();
        if (!claimed.contains(id)) {
            retract(Set.of(id), kept, going);
        }
        going.addAll(staying);
        return going;
    }

    private static boolean isOf(MentionKey told, Group group) {
        return group.mentions().stream().map(MentionKey::of).anyMatch(told::equals);
    }

    private void retract(Set<String> ids, KeptItems kept, List<ItemUpdate> going) {
        ids.stream()
                .filter(kept::isLive)
                .map(id -> updates.gone(id, kept.item(id), "status", "retracted"))
                .forEach(going::add);
    }

    /** What was written before all had to be done again counts as well. */
    private static Change stronger(Exchange exchange, Change now) {
        Change written = exchange.getVariable("outrun", Change.class);
        return written != null && written.compareTo(now) < 0 ? written : now;
    }

    private static Change change(Map<String, AttributeValue> item, ItemUpdate update) {
        if (item.isEmpty() || ItemAttributes.isGone(item)) {
            return Change.CREATED;
        }
        boolean told = update.updates().keySet().stream().anyMatch(ItemAttributes::isTold);
        return told ? Change.UPDATED : Change.DEDUPLICATED;
    }

    /** Lays an update out as aws2-ddb takes it. */
    public void prepare(@Body ItemUpdate update, Exchange exchange) {
        exchange.getMessage().removeHeaders("CamelAwsDdb*");
        exchange.getMessage().setHeader(Ddb2Constants.KEY, Map.of("id", s(update.id())));
        exchange.getMessage().setHeader(Ddb2Constants.UPDATE_VALUES, update.updates());
        exchange.getMessage()
                .setHeader(
                        Ddb2Constants.UPDATE_CONDITION,
                        Map.of("version", expected(update.version())));
    }

    private static ExpectedAttributeValue expected(long version) {
        return version == 0
                ? ExpectedAttributeValue.builder().exists(false).build()
                : ExpectedAttributeValue.builder().value(n(version)).build();
    }
}
