package services.andreas.events.merge;

import java.util.ArrayList;
import java.util.List;

/**
 * The tellings of one event.
 *
 * @param tellings all of them, oldest first
 * @param believed those that may say what the event is; the others are claims
 * @param doubt why a person should look whether it is another event as well, or null
 */
public record Group(List<Telling> tellings, List<Telling> believed, String doubt) {

    static Group of(List<Telling> tellings, String doubt) {
        List<Telling> sorted = tellings.stream().sorted(Telling.OLDEST_FIRST).toList();
        return new Group(sorted, believed(sorted), doubt);
    }

    Group with(Telling telling, String doubt) {
        List<Telling> more = new ArrayList<>(tellings);
        more.add(telling);
        return of(more, believes(telling) ? doubt : this.doubt);
    }

    boolean knows(String sender) {
        return believed.stream().anyMatch(telling -> telling.sender().equals(sender));
    }

    /** Whether this telling would be believed. */
    boolean believes(Telling telling) {
        List<Telling> more = new ArrayList<>(tellings);
        more.add(telling);
        return believed(more.stream().sorted(Telling.OLDEST_FIRST).toList()).contains(telling);
    }

    /**
     * An event belongs to who told of it first, or to the organizer of what was told. Its mails are
     * believed unless Gmail says that they are forged, and so is a calendar that names the UID and
     * the organizer of a believed one.
     */
    private static List<Telling> believed(List<Telling> sorted) {
        Telling first = owner(sorted);
        List<Telling> believed = new ArrayList<>();
        for (Telling telling : sorted) {
            boolean owner =
                    telling.equals(first)
                            || telling.isAuthentic() && telling.sender().equals(first.sender());
            boolean calendar =
                    telling.isAuthentic()
                            && telling.isStructured()
                            && telling.organizer() != null
                            && believed.stream()
                                    .anyMatch(
                                            other ->
                                                    telling.hasUidOf(other)
                                                            && telling.organizer()
                                                                    .equals(other.organizer()));
            if (owner || calendar) {
                believed.add(telling);
            }
        }
        return believed;
    }

    /** Who is first with the UID of another is not its owner. */
    private static Telling owner(List<Telling> sorted) {
        Telling first =
                sorted.stream().filter(Telling::isAuthentic).findFirst().orElse(sorted.get(0));
        if (first.hasOwnUid()) {
            return first;
        }
        List<Telling> named = sorted.stream().filter(first::hasUidOf).toList();
        return named.stream()
                .filter(Telling::hasOwnUid)
                .findFirst()
                .or(
                        () ->
                                named.stream()
                                        .filter(Telling::isOrganizersOwn)
                                        .filter(t -> t.organizer().equals(first.organizer()))
                                        .findFirst())
                .orElse(first);
    }
}
