package services.andreas.events.items;

import static services.andreas.events.ledger.Attributes.text;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import services.andreas.events.mentions.MentionKey;
import services.andreas.events.mentions.Neighbourhood;
import services.andreas.events.merge.Group;
import services.andreas.events.merge.Mention;
import services.andreas.events.merge.Merging;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Says which items events have, and which of several an event keeps. */
record KeptItems(Neighbourhood around) {

    /** All under which an event may have an item. */
    Set<String> ids(Group group) {
        Set<String> ids = new LinkedHashSet<>();
        for (Mention mention : group.mentions()) {
            if (!mention.isOfSender()) {
                ids.add(mention.id());
            }
            ids.addAll(around.heirs().getOrDefault(mention.id(), List.of()));
        }
        return ids;
    }

    /**
     * The item that a person has decided about, else the one that was there first. Where there is
     * none, the one of the mention that was written first: who wrote it may be about to make that
     * item, without having heard of the others.
     */
    String winner(Group group) {
        Set<String> ids = ids(group);
        List<String> decided = group.decisions().keptIds().stream().filter(ids::contains).toList();
        return decided.stream()
                .filter(this::isLive)
                .findFirst()
                .or(() -> ids.stream().filter(this::isLive).min(firstCreated()))
                .or(() -> decided.stream().findFirst())
                .orElseGet(() -> firstWritten(group).get(0).id());
    }

    private Comparator<String> firstCreated() {
        return Comparator.comparing(
                        (String id) -> Objects.toString(text(item(id), "created_at"), ""))
                .thenComparing(id -> id);
    }

    /** Those before which no other is known to have been written; mostly it is one. */
    private List<Mention> firstWritten(Group group) {
        List<MentionKey> told = group.told().stream().map(MentionKey::of).toList();
        Set<MentionKey> later = new HashSet<>();
        for (List<MentionKey> order : around.orders()) {
            order.stream().filter(told::contains).skip(1).forEach(later::add);
        }
        List<Mention> first =
                group.told().stream()
                        .filter(mention -> !later.contains(MentionKey.of(mention)))
                        .toList();
        return first.isEmpty() ? group.told() : first;
    }

    /**
     * Items that a concurrent writer may be creating without having seen this mention: those of all
     * that was written before it, as far as they are not there yet.
     */
    Set<String> expected(Merging merging) {
        List<Mention> before =
                around.mentions().stream()
                        .filter(mention -> !isWrittenWithOrAfter(MentionKey.of(mention)))
                        .toList();
        Set<String> expected = new HashSet<>();
        for (Group group : merging.groups(before)) {
            if (group.isEvent() && ids(group).stream().noneMatch(this::isLive)) {
                expected.add(winner(group));
            }
        }
        return expected;
    }

    private boolean isWrittenWithOrAfter(MentionKey other) {
        MentionKey own = around.told();
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
