package services.andreas.events.merge.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import services.andreas.events.text.Words;

/** Compares places by the rules for them. */
public final class Places {
    private final Rooms rooms;
    private final Addresses addresses;

    public Places(PlaceRules rules) {
        rooms = new Rooms(rules.rooms());
        addresses = new Addresses(rules.streets());
    }

    /**
     * @param a null if it is not given
     * @param b null if it is not given
     */
    public Place.Relation relation(Place a, Place b) {
        if (a == null || b == null) {
            return Place.Relation.UNKNOWN;
        }
        if (a.online() || b.online()) {
            return a.online() && b.online() ? Place.Relation.SAME : Place.Relation.UNCLEAR;
        }
        Set<String> allA = all(a);
        Set<String> allB = all(b);
        if (a.name().isEmpty() || b.name().isEmpty()) {
            return addressOnly(a, b, allA, allB);
        }
        if (sameName(a, b)) {
            return apart(a.rest(), b.rest()) || otherRoom(a, b)
                    ? Place.Relation.UNCLEAR
                    : Place.Relation.SAME;
        }
        if (Spelling.areIn(a.name(), allB)) {
            return oneNamesMore(b.name(), allA);
        }
        if (Spelling.areIn(b.name(), allA)) {
            return oneNamesMore(a.name(), allB);
        }
        // two names at one address
        return Addresses.same(a.rest(), b.rest()) ? Place.Relation.UNCLEAR : Place.Relation.OTHER;
    }

    private Place.Relation addressOnly(Place a, Place b, Set<String> allA, Set<String> allB) {
        if (Spelling.areIn(allA, allB)
                || Spelling.areIn(allB, allA)
                || Addresses.same(allA, allB)) {
            return Place.Relation.SAME;
        }
        boolean both = a.name().isEmpty() && b.name().isEmpty();
        boolean told = !a.rest().isEmpty() && !b.rest().isEmpty();
        return both || told && addresses.isAddress(allA) && addresses.isAddress(allB)
                ? Place.Relation.OTHER
                : Place.Relation.UNCLEAR;
    }

    /** What one name says beyond the other place may be a room of it. */
    private Place.Relation oneNamesMore(List<String> name, Set<String> other) {
        List<String> more = new ArrayList<>(name);
        more.removeIf(word -> Spelling.isIn(word, other));
        return rooms.isAnyOf(more) ? Place.Relation.UNCLEAR : Place.Relation.SAME;
    }

    private static boolean sameName(Place a, Place b) {
        return alike(a.told(), without(b.told(), a.rest()))
                || alike(b.told(), without(a.told(), b.rest()))
                || alike(a.name(), b.name());
    }

    private static Set<String> all(Place place) {
        Set<String> all = new TreeSet<>(place.name());
        all.addAll(place.rest());
        return all;
    }

    /** A name without the town that follows it. */
    private static List<String> without(List<String> words, Set<String> rest) {
        List<String> left = words.stream().filter(word -> !rest.contains(word)).toList();
        return left.isEmpty() ? words : left;
    }

    /** Names are alike when each word of one is one of the other, perhaps misspelt. */
    private static boolean alike(List<String> a, List<String> b) {
        return Words.glued(a).equals(Words.glued(b))
                || Spelling.areIn(a, b) && Spelling.areIn(b, a);
    }

    /** Whether both say more, and no word of it agrees. */
    private static boolean apart(Set<String> a, Set<String> b) {
        return !a.isEmpty() && !b.isEmpty() && a.stream().noneMatch(word -> Spelling.isIn(word, b));
    }

    private static boolean otherRoom(Place a, Place b) {
        return !a.rooms().isEmpty()
                && !b.rooms().isEmpty()
                && a.rooms().stream().noneMatch(b.rooms()::contains);
    }
}
