package services.andreas.events.merging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads and compares places by the rules for them. */
final class Places {
    private static final Pattern PAGE = Pattern.compile("(?i)https?://|www\\.");

    private final Map<List<String>, List<String>> same = new HashMap<>();
    private final Set<String> kinds = new HashSet<>();
    private final List<List<String>> variants;
    private final Set<String> fillers = new HashSet<>();
    private final Set<String> rooms = new HashSet<>();
    private final Set<String> streets = new HashSet<>();
    private final Set<List<String>> online = new HashSet<>();

    Places(MergingRules.Places rules) {
        for (List<String> words : rules.same()) {
            List<String> first = keys(words.get(0));
            words.forEach(variant -> same.put(keys(variant), first));
        }
        same.values().forEach(kinds::addAll);
        variants = same.keySet().stream().sorted((a, b) -> b.size() - a.size()).toList();
        rules.fillers().forEach(filler -> fillers.addAll(keys(filler)));
        rules.rooms().forEach(room -> rooms.addAll(keys(room)));
        rules.streets().forEach(street -> streets.addAll(keys(street)));
        rules.online().forEach(name -> online.add(keys(name)));
    }

    private static List<String> keys(String words) {
        return Words.of(words).stream().map(Words::key).toList();
    }

    /**
     * @param venue the name alone, or null
     * @param location name and address, or null
     * @return null when neither says anything
     */
    Place read(String venue, String location) {
        String all = location == null ? venue : location;
        if (all == null || all.isBlank()) {
            return null;
        }
        List<List<String>> parts = new ArrayList<>();
        split(all).forEach(part -> parts.add(words(part)));
        if (parts.isEmpty()) {
            return null;
        }
        String called = venue == null ? split(all).get(0) : Words.plain(venue);
        List<String> name = words(called);
        boolean address = venue == null && name.size() > 1 && isAddress(name);
        Set<String> rest = new TreeSet<>();
        parts.stream().filter(part -> address || !part.equals(name)).forEach(rest::addAll);
        rest.removeAll(name.isEmpty() || address ? Set.of() : name);
        boolean isOnline = online.contains(name) || PAGE.matcher(all.strip()).lookingAt();
        return new Place(
                address ? List.of() : name,
                Words.ofPlain(called),
                rest,
                proper(name),
                numbered(parts),
                isOnline);
    }

    private List<String> proper(List<String> name) {
        return name.stream().filter(word -> !kinds.contains(word) && !isRoom(word)).toList();
    }

    private Set<String> numbered(List<List<String>> parts) {
        Set<String> numbered = new TreeSet<>();
        for (List<String> part : parts) {
            for (int i = 0; i + 1 < part.size(); i++) {
                if (rooms.contains(part.get(i)) && isRoom(part.get(i + 1))) {
                    numbered.add(part.get(i) + part.get(i + 1));
                }
            }
        }
        return numbered;
    }

    private static List<String> split(String location) {
        return Arrays.stream(Words.plain(location).split("[,;\\n|•·()/]+| [-–—] "))
                .filter(part -> !Words.ofPlain(part).isEmpty())
                .toList();
    }

    /** A street and a number, or a postal code and a town. */
    private boolean isAddress(List<String> words) {
        boolean numbered = words.stream().anyMatch(word -> word.matches("\\d{1,4}[a-z]?|\\d{4,6}"));
        boolean street = words.stream().anyMatch(this::isStreet);
        return numbered && (street || Words.isNumber(words.get(0)) && words.get(0).length() > 3);
    }

    private boolean isStreet(String word) {
        return streets.contains(word)
                || streets.stream().filter(s -> s.length() > 2).anyMatch(word::endsWith);
    }

    private List<String> words(String plain) {
        List<String> words = Words.ofPlain(plain).stream().map(Words::key).toList();
        List<String> kept = words.stream().filter(word -> !fillers.contains(word)).toList();
        List<String> mapped = new ArrayList<>(kept.isEmpty() ? words : kept);
        for (int at = 0; at < mapped.size(); at++) {
            at = translate(mapped, at);
        }
        mapped.removeIf(word -> mapped.size() > 1 && fillers.contains(word));
        return mapped;
    }

    /**
     * @return where the translation of what stood there ends
     */
    private int translate(List<String> words, int at) {
        for (List<String> variant : variants) {
            int end = at + variant.size();
            if (end <= words.size() && words.subList(at, end).equals(variant)) {
                words.subList(at, end).clear();
                words.addAll(at, same.get(variant));
                return at + same.get(variant).size() - 1;
            }
        }
        return at;
    }

    Place.Relation relation(Place a, Place b) {
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
        boolean told =
                alike(a.told(), without(b.told(), a.rest()))
                        || alike(b.told(), without(a.told(), b.rest()));
        if (told || alike(a.name(), b.name())) {
            return apart(a.rest(), b.rest()) || otherRoom(a, b)
                    ? Place.Relation.UNCLEAR
                    : Place.Relation.SAME;
        }
        boolean inB = within(a.name(), allB);
        boolean inA = within(b.name(), allA);
        if (inA || inB) {
            List<String> extra = new ArrayList<>(inB ? b.name() : a.name());
            Collection<String> other = inB ? allA : allB;
            extra.removeIf(word -> isIn(word, other));
            boolean room = extra.stream().anyMatch(word -> rooms.contains(word) || isRoom(word));
            return room ? Place.Relation.UNCLEAR : Place.Relation.SAME;
        }
        // two names at one address
        return sameAddress(a.rest(), b.rest()) ? Place.Relation.UNCLEAR : Place.Relation.OTHER;
    }

    private Place.Relation addressOnly(Place a, Place b, Set<String> allA, Set<String> allB) {
        if (within(allA, allB) || within(allB, allA) || sameAddress(allA, allB)) {
            return Place.Relation.SAME;
        }
        boolean both = a.name().isEmpty() && b.name().isEmpty();
        boolean told = !a.rest().isEmpty() && !b.rest().isEmpty();
        return both || told && streets(allA) && streets(allB)
                ? Place.Relation.OTHER
                : Place.Relation.UNCLEAR;
    }

    private boolean streets(Set<String> words) {
        return isAddress(List.copyOf(words));
    }

    private static boolean isRoom(String word) {
        return word.length() == 1 || Words.isNumber(word);
    }

    private static Set<String> all(Place place) {
        Set<String> all = new TreeSet<>(place.name());
        all.addAll(place.rest());
        return all;
    }

    /** A name that is told with its town, without it. */
    private static List<String> without(List<String> words, Set<String> rest) {
        List<String> left = words.stream().filter(word -> !rest.contains(word)).toList();
        return left.isEmpty() ? words : left;
    }

    /** Names are alike when each word of one is one of the other, perhaps misspelt. */
    private static boolean alike(List<String> a, List<String> b) {
        return glued(a).equals(glued(b)) || within(a, b) && within(b, a);
    }

    private static String glued(List<String> words) {
        return words.stream().map(Words::key).collect(Collectors.joining());
    }

    private static boolean within(Collection<String> words, Collection<String> all) {
        return !words.isEmpty() && words.stream().allMatch(word -> isIn(word, all));
    }

    private static boolean isIn(String word, Collection<String> all) {
        return all.stream().anyMatch(other -> Words.alike(word, other));
    }

    /** Whether both tell more, and nothing of it agrees. */
    private static boolean apart(Set<String> a, Set<String> b) {
        return !a.isEmpty() && !b.isEmpty() && a.stream().noneMatch(word -> isIn(word, b));
    }

    private static boolean otherRoom(Place a, Place b) {
        return !a.rooms().isEmpty()
                && !b.rooms().isEmpty()
                && a.rooms().stream().noneMatch(b.rooms()::contains);
    }

    private static boolean sameAddress(Set<String> a, Set<String> b) {
        boolean number = a.stream().anyMatch(w -> w.matches("\\d{1,4}[a-z]?") && b.contains(w));
        boolean street = a.stream().anyMatch(w -> w.length() > 4 && !isNumeric(w) && isIn(w, b));
        return number && street;
    }

    private static boolean isNumeric(String word) {
        return word.chars().anyMatch(Character::isDigit);
    }
}
