package services.andreas.events.items;

import static services.andreas.events.ledger.Attributes.n;
import static services.andreas.events.ledger.Attributes.number;
import static services.andreas.events.ledger.Attributes.s;
import static services.andreas.events.ledger.Attributes.text;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.component.aws2.ddb.Ddb2Constants;
import services.andreas.events.ledger.Neighbourhood;
import services.andreas.events.ledger.Told;
import services.andreas.events.merging.Group;
import services.andreas.events.merging.Merging;
import services.andreas.events.merging.Telling;
import services.andreas.events.runs.Change;
import software.amazon.awssdk.services.dynamodb.model.AttributeAction;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.AttributeValueUpdate;
import software.amazon.awssdk.services.dynamodb.model.ExpectedAttributeValue;

/**
 * The items of the events table: one for each event, computed from all that is told of it, and
 * brought there without touching what others have put into it.
 */
public final class EventItems {
    private final Merging merging;
    private final Clock clock;

    public EventItems(Merging merging, Clock clock) {
        this.merging = merging;
        this.clock = clock;
    }

    /**
     * Compares what is told with what is stored. Leaves in the variable {@code change} what becomes
     * of the event that the errand is about; none when its telling was taken back.
     *
     * @return the writes that are needed, those of items that go first
     */
    public List<ItemUpdate> plan(@Body Neighbourhood around, Exchange exchange) {
        List<ItemUpdate> going = new ArrayList<>();
        List<ItemUpdate> staying = new ArrayList<>();
        exchange.removeVariable("change");
        Set<String> claimed = new LinkedHashSet<>();
        // what turns out to be another event goes, and its place is taken where it is yet to come
        Set<String> expected = expected(around);
        for (Group group : merging.groups(around.tellings())) {
            Set<String> ids = ids(group, around);
            claimed.addAll(ids);
            String winner = winner(group, ids, around);
            ids.stream()
                    .filter(id -> !id.equals(winner))
                    .filter(
                            id ->
                                    isLive(id, around)
                                            || expected.contains(id) && item(id, around).isEmpty())
                    .forEach(id -> going.add(gone(id, item(id, around), "merged_into", winner)));
            Map<String, AttributeValue> item = item(winner, around);
            ItemUpdate update = update(winner, item, group);
            if (!update.updates().isEmpty()) {
                staying.add(update);
            }
            if (group.tellings().stream().map(Told::of).anyMatch(around.told()::equals)) {
                exchange.setVariable("change", change(item, update));
            }
        }
        String id = around.told().eventId();
        if (!claimed.contains(id) && isLive(id, around)) {
            going.add(gone(id, item(id, around), "status", "retracted"));
        }
        going.addAll(staying);
        return going;
    }

    private static Set<String> ids(Group group, Neighbourhood around) {
        Set<String> ids = new LinkedHashSet<>();
        for (Telling telling : group.tellings()) {
            ids.add(telling.id());
            ids.addAll(around.heirs().getOrDefault(telling.id(), List.of()));
        }
        return ids;
    }

    /**
     * The item that was there first. Where there is none, the one of the telling that was written
     * first: who wrote it may be about to make that item, without having heard of the others.
     */
    private static String winner(Group group, Set<String> ids, Neighbourhood around) {
        return ids.stream()
                .filter(id -> isLive(id, around))
                .min(
                        Comparator.comparing(
                                        (String id) ->
                                                Objects.toString(
                                                        text(item(id, around), "created_at"), ""))
                                .thenComparing(id -> id))
                .orElseGet(() -> firstWritten(group, around).get(0).id());
    }

    /** Those before which no other is known to have been written; mostly it is one. */
    private static List<Telling> firstWritten(Group group, Neighbourhood around) {
        List<Told> told = group.tellings().stream().map(Told::of).toList();
        Set<Told> later = new HashSet<>();
        for (List<Told> order : around.orders()) {
            order.stream().filter(told::contains).skip(1).forEach(later::add);
        }
        List<Telling> first =
                group.tellings().stream()
                        .filter(telling -> !later.contains(Told.of(telling)))
                        .toList();
        return first.isEmpty() ? group.tellings() : first;
    }

    /**
     * Items that somebody may be about to make who has not heard of this telling: those of all that
     * was written before it, as far as they are not there yet.
     */
    private Set<String> expected(Neighbourhood around) {
        List<Telling> before =
                around.tellings().stream()
                        .filter(telling -> !isWrittenWithOrAfter(Told.of(telling), around))
                        .toList();
        Set<String> expected = new HashSet<>();
        for (Group group : merging.groups(before)) {
            Set<String> ids = ids(group, around);
            if (ids.stream().noneMatch(id -> isLive(id, around))) {
                expected.add(winner(group, ids, around));
            }
        }
        return expected;
    }

    private static boolean isWrittenWithOrAfter(Told other, Neighbourhood around) {
        Told own = around.told();
        return other.messageId().equals(own.messageId())
                || around.orders().stream()
                        .anyMatch(
                                order ->
                                        order.contains(own)
                                                && order.indexOf(other) > order.indexOf(own));
    }

    private static boolean isLive(String id, Neighbourhood around) {
        Map<String, AttributeValue> item = item(id, around);
        return !item.isEmpty() && !ItemAttributes.isGone(item);
    }

    private static Map<String, AttributeValue> item(String id, Neighbourhood around) {
        return around.items() == null ? Map.of() : around.items().getOrDefault(id, Map.of());
    }

    private ItemUpdate update(String id, Map<String, AttributeValue> item, Group group) {
        Map<String, AttributeValue> merged = ItemAttributes.of(merging.merge(group));
        Set<String> locked = ItemAttributes.locked(item);
        Map<String, AttributeValueUpdate> updates = new HashMap<>();
        Set<String> names = ItemAttributes.owned();
        names.addAll(merged.keySet());
        for (String name : names) {
            AttributeValue value = merged.get(name);
            if (locked.contains(name) || ItemAttributes.same(name, value, item.get(name))) {
                continue;
            }
            updates.put(name, value == null ? delete() : put(value));
        }
        return stamped(id, item, updates);
    }

    private ItemUpdate gone(
            String id, Map<String, AttributeValue> item, String name, String value) {
        Set<String> locked = ItemAttributes.locked(item);
        Map<String, AttributeValueUpdate> updates = new HashMap<>();
        ItemAttributes.owned().stream()
                .filter(owned -> item.containsKey(owned) && !locked.contains(owned))
                .forEach(owned -> updates.put(owned, delete()));
        updates.put(name, put(s(value)));
        return stamped(id, item, updates);
    }

    private ItemUpdate stamped(
            String id,
            Map<String, AttributeValue> item,
            Map<String, AttributeValueUpdate> updates) {
        long version = number(item, "version", 0);
        if (!updates.isEmpty()) {
            AttributeValue now = s(clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
            updates.put("updated_at", put(now));
            if (!item.containsKey("created_at")) {
                updates.put("created_at", put(now));
            }
            updates.put("version", put(n(version + 1)));
        }
        return new ItemUpdate(id, updates, version);
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

    private static AttributeValueUpdate put(AttributeValue value) {
        return AttributeValueUpdate.builder().value(value).action(AttributeAction.PUT).build();
    }

    private static AttributeValueUpdate delete() {
        return AttributeValueUpdate.builder().action(AttributeAction.DELETE).build();
    }
}
