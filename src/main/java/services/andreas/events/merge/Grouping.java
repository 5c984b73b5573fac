package services.andreas.events.merge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import services.andreas.events.event.Field;
import services.andreas.events.mail.MessageKey;

/**
 * Sorts mentions into events. Whenever they arrive, they are applied in the order in which they
 * were received: the outcome depends on the set alone.
 */
record Grouping(Comparison comparison) {
    /** What a guest proposes is about an event that there is. */
    private static final Comparator<Mention> PROPOSALS_LAST =
            Comparator.comparing(Mention::isProposal).thenComparing(Mention.OLDEST_FIRST);

    /** Whether one of the two has anything to do with the other. */
    boolean related(Mention one, Mention other) {
        boolean inOrder = PROPOSALS_LAST.compare(one, other) < 0;
        Mention first = inOrder ? one : other;
        Mention second = inOrder ? other : one;
        return comparison.of(second, List.of(first)) != Likeness.DIFFERENT;
    }

    List<Group> groups(Collection<Mention> mentions) {
        List<Group> groups = new ArrayList<>();
        mentions.stream()
                .distinct()
                .sorted(PROPOSALS_LAST)
                .forEach(mention -> apply(mention, groups));
        return groups;
    }

    private void apply(Mention mention, List<Group> groups) {
        Map<Likeness, List<Group>> alike = new EnumMap<>(Likeness.class);
        for (Group group : groups) {
            alike.computeIfAbsent(comparison.of(mention, group.known()), key -> new ArrayList<>())
                    .add(group);
        }
        List<Group> same = alike.getOrDefault(Likeness.SAME, List.of());
        List<Group> likely = alike.getOrDefault(Likeness.LIKELY, List.of());
        List<Group> unclear = new ArrayList<>(alike.getOrDefault(Likeness.UNCLEAR, List.of()));
        if (same.stream().anyMatch(group -> group.believes(mention))) {
            // a stranger's mention makes nothing unclear that the owner repeats
            unclear.removeIf(group -> !group.knows(mention.sender()));
        }
        if (!same.isEmpty()) {
            join(mention, same, groups, needsReview(unclear));
            return;
        }
        List<Group> trusting = likely.stream().filter(group -> group.believes(mention)).toList();
        List<Group> found = trusting.isEmpty() ? likely : trusting;
        found = movedFrom(mention, found);
        if (found.size() == 1) {
            replace(groups, found.get(0), found.get(0).with(mention, needsReview(unclear)));
            return;
        }
        unclear.addAll(likely);
        groups.add(Group.of(List.of(mention), needsReview(unclear)));
    }

    /** Of several, those that began when the mention says that it did. */
    private static List<Group> movedFrom(Mention mention, List<Group> found) {
        Instant from = mention.event().get(Field.MOVED_FROM);
        if (from == null) {
            return found;
        }
        List<Group> then =
                found.stream()
                        .filter(
                                group ->
                                        group.known().stream()
                                                .anyMatch(k -> from.equals(k.start())))
                        .toList();
        return then.isEmpty() ? found : then;
    }

    /** Groups are joined only by a mention that each of them believes. */
    private void join(Mention mention, List<Group> same, List<Group> groups, String needsReview) {
        List<Group> trusting =
                new ArrayList<>(same.stream().filter(group -> group.believes(mention)).toList());
        if (trusting.isEmpty()) {
            replace(groups, same.get(0), same.get(0).with(mention, needsReview));
            return;
        }
        trusting.sort((a, b) -> Boolean.compare(knows(b, mention), knows(a, mention)));
        Group joined = trusting.get(0);
        for (Group other : trusting.subList(1, trusting.size())) {
            if (!apart(joined, other)) {
                groups.remove(other);
                List<Mention> all = new ArrayList<>(joined.mentions());
                all.addAll(other.mentions());
                Group both = Group.of(all, null);
                replace(groups, joined, both);
                joined = both;
            }
        }
        replace(groups, joined, joined.with(mention, needsReview));
    }

    /** By its UID or its address. */
    private static boolean knows(Group group, Mention mention) {
        return group.believed().stream()
                .anyMatch(
                        known ->
                                mention.hasUidOf(known)
                                        || mention.link() != null
                                                && mention.link().equals(known.link()));
    }

    /** One mail names both as different events, or two calendars do. */
    private static boolean apart(Group one, Group other) {
        return one.believed().stream()
                .anyMatch(
                        a ->
                                other.believed().stream()
                                        .anyMatch(
                                                b ->
                                                        a.messageId().equals(b.messageId())
                                                                || a.title().conflicts(b.title())));
    }

    private static void replace(List<Group> groups, Group old, Group changed) {
        groups.set(groups.indexOf(old), changed);
    }

    private static String needsReview(List<Group> others) {
        List<String> messages =
                others.stream()
                        .map(group -> MessageKey.gmailId(group.mentions().get(0).messageId()))
                        .distinct()
                        .sorted()
                        .toList();
        return messages.isEmpty()
                ? null
                : "may be the event that these messages tell of: " + String.join(", ", messages);
    }
}
