package services.andreas.events.items;

import static services.andreas.events.ledger.Attributes.text;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import services.andreas.events.mentions.Neighbourhood;
import services.andreas.events.mentions.Told;
import services.andreas.events.merge.Group;
import services.andreas.events.merge.Merging;
import services.andreas.events.merge.Telling;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Says which items events have, and which of several an event keeps. */
final class KeptItems {
    private final Neighbourhood around;

    KeptItems(Neighbourhood around) {
        this.around = around;
    }

    /** All under which an event may have an item. */
    Set<String> ids(Group group) {
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
    String winner(Group group) {
        return ids(group).stream()
                .filter(this::isLive)
                .min(
                        Comparator.comparing(
                                        (String id) ->
                                                Objects.toString(text(item(id), "created_at"), ""))
                                .thenComparing(id -> id))
                .orElseGet(() -> firstWritten(group).get(0).id());
    }

    /** Those before which no other is known to have been written; mostly it is one. */
    private List<Telling> firstWritten(Group group) {
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
    Set<String> expected(Merging merging) {
        List<Telling> before =
                around.tellings().stream()
                        .filter(telling -> !isWrittenWithOrAfter(Told.of(telling)))
                        .toList();
        Set<String> expected = new HashSet<>();
        for (Group group : merging.groups(before)) {
            if (ids(group).stream().noneMatch(this::isLive)) {
                expected.add(winner(group));
            }
        }
        return expected;
    }

    private boolean isWrittenWithOrAfter(Told other) {
        Told own = around.told();
        return other.messageId().equals(own.messageId())
                || around.orders().stream()
                        .anyMatch(
                                order ->
                                        order.contains(own)
                                                && order.indexOf(other) > order.indexOf(own));
    }

    boolean isLive(String id) {
        Map<String, AttributeValue> item = item(id);
        return !item.isEmpty() && !ItemAttributes.isGone(item);
    }

    /** As it is stored; empty when it is not. */
    Map<String, AttributeValue> item(String id) {
        return around.items() == null ? Map.of() : around.items().getOrDefault(id, Map.of());
    }
}
