package services.andreas.events.merge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import services.andreas.events.merge.decision.Decision;
import services.andreas.events.merge.decision.Decisions;

/**
 * Sorts mentions into events, and then does what people have decided, in the order in which they
 * did. A decision is kept as a mention of the event as it was: so it finds the event by the same
 * keys, even after all mails have been processed again.
 */
final class DecidedGroups {
    /** Kinds that also hold for another event that is the same as the one decided about. */
    private static final Set<Decision.Kind> REACHING =
            EnumSet.of(
                    Decision.Kind.REJECT,
                    Decision.Kind.DELETE,
                    Decision.Kind.APPROVE,
                    Decision.Kind.UNDO);

    private final Grouping grouping;
    private final Comparison comparison;

    DecidedGroups(Comparison comparison) {
        this.comparison = comparison;
        grouping = new Grouping(comparison);
    }

    boolean related(Mention one, Mention other) {
        if (!one.isDecision() && !other.isDecision()) {
            return grouping.related(one, other);
        }
        Mention decided = one.isDecision() ? one : other;
        Mention rest = decided == one ? other : one;
        return decided.messageId().equals(rest.messageId())
                || isAbout(decided, rest)
                || decided.isOfSender() && decided.sender().equals(rest.sender())
                || !decided.isOfSender() && !rest.isDecision() && grouping.related(rest, decided);
    }

    private static boolean isAbout(Mention decided, Mention mention) {
        return decided.id().equals(mention.id());
    }

    List<Group> groups(Collection<Mention> mentions) {
        List<Group> groups =
                grouping.groups(
                        mentions.stream().filter(Predicate.not(Mention::isDecision)).toList());
        Set<Mention> parts =
                mentions.stream().filter(Mention::isDecision).collect(Collectors.toSet());
        if (parts.isEmpty()) {
            return groups;
        }
        List<Mention> inOrder = parts.stream().sorted(Mention.OLDEST_FIRST).toList();
        Decisions decisions = new Decisions(inOrder.stream().map(Mention::decision).toList());
        for (Decision decision : decisions.inForce()) {
            List<Mention> of =
                    inOrder.stream()
                            .filter(part -> part.messageId().equals(decision.messageId()))
                            .toList();
            if (decision.kind() == Decision.Kind.MERGE) {
                merge(of, groups);
            } else if (decision.kind() == Decision.Kind.SPLIT) {
                split(decision, groups);
            }
        }
        Set<String> split =
                inOrder.stream()
                        .filter(part -> part.decision().kind() == Decision.Kind.SPLIT)
                        .filter(part -> decisions.isInForce(part.decision()))
                        .map(Mention::id)
                        .collect(Collectors.toSet());
        List<Group> decided = new ArrayList<>();
        for (Group group : groups) {
            List<Mention> all = new ArrayList<>(group.mentions());
            inOrder.stream().filter(part -> belongs(part, group, groups, split)).forEach(all::add);
            decided.add(Group.of(all, group.needsReview()));
        }
        return decided;
    }

    /**
     * @param split ids of mentions that a person has split off
     */
    private boolean belongs(Mention part, Group group, List<Group> groups, Set<String> split) {
        if (part.isOfSender()) {
            return group.isEvent() && group.believed().get(0).sender().equals(part.sender());
        }
        return group.equals(find(part, groups))
                || REACHING.contains(part.decision().kind())
                        && group.mentions().stream().map(Mention::id).noneMatch(split::contains)
                        && comparison.of(part, group.known()) == Likeness.SAME;
    }

    /** The event that a decision is about: by its id, else by what it was when it was decided. */
    private @Nullable Group find(Mention part, List<Group> groups) {
        for (Group group : groups) {
            if (group.mentions().stream().anyMatch(mention -> isAbout(part, mention))) {
                return group;
            }
        }
        for (Likeness wanted : List.of(Likeness.SAME, Likeness.LIKELY)) {
            for (Group group : groups) {
                if (comparison.of(part, group.known()) == wanted) {
                    return group;
                }
            }
        }
        return null;
    }

    private void merge(List<Mention> parts, List<Group> groups) {
        Group whole = null;
        for (Mention part : parts) {
            Group group = find(part, groups);
            if (group != null && whole != null && !group.equals(whole)) {
                groups.remove(group);
                List<Mention> all = new ArrayList<>(whole.mentions());
                all.addAll(group.mentions());
                Group both = Group.of(all, null);
                groups.set(groups.indexOf(whole), both);
                whole = both;
            } else if (whole == null) {
                whole = group;
            }
        }
    }

    private static void split(Decision decision, List<Group> groups) {
        List<String> ids = decision.about().subList(1, decision.about().size());
        for (Group group : List.copyOf(groups)) {
            List<Mention> out =
                    group.mentions().stream()
                            .filter(mention -> mention.messageId().equals(decision.subject()))
                            .filter(mention -> ids.contains(mention.id()))
                            .toList();
            if (!out.isEmpty() && out.size() < group.mentions().size()) {
                List<Mention> rest = new ArrayList<>(group.mentions());
                rest.removeAll(out);
                groups.set(groups.indexOf(group), Group.of(rest, group.needsReview()));
                groups.add(Group.of(out, null));
            }
        }
    }
}
