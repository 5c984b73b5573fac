package services.andreas.events.merge;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Says which mentions of an event may say what it is. An event belongs to the sender of its first
 * mention and to the organizer whom he names: what Gmail has proven to be theirs counts. Where
 * nothing is proven, the first sender's word counts unless Gmail says that it is forged.
 */
final class Believed {
    private Believed() {}

    /**
     * @param sorted all mentions of one event, oldest first
     * @return empty when all of them are proposals or decisions
     */
    static List<Mention> of(List<Mention> sorted) {
        List<Mention> statements =
                sorted.stream()
                        .filter(mention -> !mention.isProposal() && !mention.isDecision())
                        .toList();
        if (statements.isEmpty()) {
            return List.of();
        }
        Mention owner = owner(statements);
        List<Mention> own =
                statements.stream()
                        .filter(mention -> mention.sender().equals(owner.sender()))
                        .filter(mention -> mention.equals(owner) || mention.isAuthentic())
                        .toList();
        List<Mention> proven = own.stream().filter(Mention::isProven).toList();
        Set<String> organizers = new HashSet<>();
        (proven.isEmpty() ? Stream.of(owner) : proven.stream())
                .map(Mention::organizer)
                .filter(Objects::nonNull)
                .forEach(organizers::add);
        boolean isProven =
                !proven.isEmpty()
                        || statements.stream().anyMatch(mention -> isOf(organizers, mention));
        return statements.stream()
                .filter(
                        mention ->
                                isOf(organizers, mention)
                                        || (isProven ? proven : own).contains(mention))
                .toList();
    }

    private static boolean isOf(Set<String> organizers, Mention mention) {
        return mention.isProven() && organizers.contains(mention.sender());
    }

    /** Using another's UID first does not make a sender its owner. */
    private static Mention owner(List<Mention> statements) {
        Mention first =
                statements.stream()
                        .filter(Mention::isAuthentic)
                        .findFirst()
                        .orElse(statements.get(0));
        if (first.hasOwnUid()) {
            return first;
        }
        List<Mention> named = statements.stream().filter(first::hasUidOf).toList();
        return named.stream()
                .filter(Mention::hasOwnUid)
                .findFirst()
                .or(
                        () ->
                                named.stream()
                                        .filter(Mention::isOrganizersOwn)
                                        .filter(own -> own.organizer().equals(first.organizer()))
                                        .findFirst())
                .orElse(first);
    }
}
