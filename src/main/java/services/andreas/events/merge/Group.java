package services.andreas.events.merge;

import java.util.ArrayList;
import java.util.List;

/**
 * The mentions of one event.
 *
 * @param mentions all of them, oldest first
 * @param believed those that may say what the event is; the others are claims
 * @param needsReview why a person should look whether it is another event as well, or null
 */
public record Group(List<Mention> mentions, List<Mention> believed, String needsReview) {

    static Group of(List<Mention> mentions, String needsReview) {
        List<Mention> sorted = mentions.stream().sorted(Mention.OLDEST_FIRST).toList();
        return new Group(sorted, believed(sorted), needsReview);
    }

    Group with(Mention mention, String needsReview) {
        List<Mention> more = new ArrayList<>(mentions);
        more.add(mention);
        return of(more, believes(mention) ? needsReview : this.needsReview);
    }

    boolean knows(String sender) {
        return believed.stream().anyMatch(mention -> mention.sender().equals(sender));
    }

    /** Whether this mention would be believed. */
    boolean believes(Mention mention) {
        List<Mention> more = new ArrayList<>(mentions);
        more.add(mention);
        return believed(more.stream().sorted(Mention.OLDEST_FIRST).toList()).contains(mention);
    }

    /**
     * An event belongs to who told of it first, or to the organizer of what was told. Its mails are
     * believed unless Gmail says that they are forged, and so is a calendar that names the UID and
     * the organizer of a believed one.
     */
    private static List<Mention> believed(List<Mention> sorted) {
        Mention first = owner(sorted);
        List<Mention> believed = new ArrayList<>();
        for (Mention mention : sorted) {
            boolean owner =
                    mention.equals(first)
                            || mention.isAuthentic() && mention.sender().equals(first.sender());
            boolean calendar =
                    mention.isAuthentic()
                            && mention.isStructured()
                            && mention.organizer() != null
                            && believed.stream()
                                    .anyMatch(
                                            other ->
                                                    mention.hasUidOf(other)
                                                            && mention.organizer()
                                                                    .equals(other.organizer()));
            if (owner || calendar) {
                believed.add(mention);
            }
        }
        return believed;
    }

    /** Who is first with the UID of another is not its owner. */
    private static Mention owner(List<Mention> sorted) {
        Mention first =
                sorted.stream().filter(Mention::isAuthentic).findFirst().orElse(sorted.get(0));
        if (first.hasOwnUid()) {
            return first;
        }
        List<Mention> named = sorted.stream().filter(first::hasUidOf).toList();
        return named.stream()
                .filter(Mention::hasOwnUid)
                .findFirst()
                .or(
                        () ->
                                named.stream()
                                        .filter(Mention::isOrganizersOwn)
                                        .filter(t -> t.organizer().equals(first.organizer()))
                                        .findFirst())
                .orElse(first);
    }
}
