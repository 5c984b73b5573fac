package services.andreas.events.merge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Sorts tellings into events. Whenever they arrive, they are heard in the order in which they were
 * sent: the outcome depends on the set alone.
 */
final class Grouping {
    private final Comparison comparison;

    Grouping(Comparison comparison) {
        this.comparison = comparison;
    }

    /** Whether one of the two has anything to do with the other. */
    boolean related(Telling one, Telling other) {
        boolean inOrder = Telling.OLDEST_FIRST.compare(one, other) < 0;
        Telling first = inOrder ? one : other;
        Telling second = inOrder ? other : one;
        return comparison.of(second, List.of(first)) != Likeness.DIFFERENT;
    }

    List<Group> groups(Collection<Telling> tellings) {
        List<Group> groups = new ArrayList<>();
        for (Telling telling : tellings.stream().distinct().sorted(Telling.OLDEST_FIRST).toList()) {
            hear(telling, groups);
        }
        return groups;
    }

    private void hear(Telling telling, List<Group> groups) {
        Map<Likeness, List<Group>> alike = new EnumMap<>(Likeness.class);
        for (Group group : groups) {
            alike.computeIfAbsent(
                            comparison.of(telling, group.believed()), key -> new ArrayList<>())
                    .add(group);
        }
        List<Group> same = alike.getOrDefault(Likeness.SAME, List.of());
        List<Group> likely = alike.getOrDefault(Likeness.LIKELY, List.of());
        List<Group> unsure = new ArrayList<>(alike.getOrDefault(Likeness.UNSURE, List.of()));
        if (same.stream().anyMatch(group -> group.believes(telling))) {
            // what a stranger tells puts no doubt on what its owner tells again
            unsure.removeIf(group -> !group.knows(telling.sender()));
        }
        if (!same.isEmpty()) {
            join(telling, same, groups, doubt(unsure));
            return;
        }
        List<Group> trusting = likely.stream().filter(group -> group.believes(telling)).toList();
        List<Group> found = trusting.isEmpty() ? likely : trusting;
        if (found.size() == 1) {
            replace(groups, found.get(0), found.get(0).with(telling, doubt(unsure)));
            return;
        }
        unsure.addAll(likely);
        groups.add(Group.of(List.of(telling), doubt(unsure)));
    }

    /** Only who is believed by several shows that they are one. */
    private void join(Telling telling, List<Group> same, List<Group> groups, String doubt) {
        List<Group> trusting =
                new ArrayList<>(same.stream().filter(group -> group.believes(telling)).toList());
        if (trusting.isEmpty()) {
            replace(groups, same.get(0), same.get(0).with(telling, doubt));
            return;
        }
        trusting.sort((a, b) -> Boolean.compare(knows(b, telling), knows(a, telling)));
        Group joined = trusting.get(0);
        for (Group other : trusting.subList(1, trusting.size())) {
            if (!apart(joined, other)) {
                groups.remove(other);
                List<Telling> all = new ArrayList<>(joined.tellings());
                all.addAll(other.tellings());
                Group both = Group.of(all, null);
                replace(groups, joined, both);
                joined = both;
            }
        }
        replace(groups, joined, joined.with(telling, doubt));
    }

    /** By its UID or its address. */
    private static boolean knows(Group group, Telling telling) {
        return group.believed().stream()
                .anyMatch(
                        known ->
                                telling.hasUidOf(known)
                                        || telling.link() != null
                                                && telling.link().equals(known.link()));
    }

    /** One mail has told them apart, or two calendars keep them apart. */
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

    private static String doubt(List<Group> others) {
        return others.isEmpty()
                ? null
                : others.stream()
                        .map(group -> group.tellings().get(0).messageId())
                        .distinct()
                        .sorted()
                        .collect(
                                Collectors.joining(
                                        ", ",
                                        "may be the event that these messages tell of: ",
                                        ""));
    }
}
