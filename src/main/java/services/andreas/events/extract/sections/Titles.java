package services.andreas.events.extract.sections;

import static java.util.Comparator.comparingInt;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import services.andreas.events.extract.sections.Passages.Passage;
import services.andreas.events.text.Folded;

/** Where a mail has the titles of the events that an answer reports. */
final class Titles {
    private static final int MOST = 3;

    /** More places of what is said of an event are not looked at. */
    private static final int NEAR = 5;

    private final Passages passages;

    /** No title is longer. */
    private static final int LONGEST = 300;

    private static final int PARAGRAPH = 500;

    /** Where titles begin, and where the longest one there ends. */
    private final NavigableMap<Integer, Integer> ends = new TreeMap<>();

    private final Map<String, List<Passage>> known = new HashMap<>();

    /** Where titles begin, and which. */
    private final NavigableMap<Integer, String> places = new TreeMap<>();

    Titles(Passages passages, List<EventClaim> claims) {
        this.passages = passages;
        for (EventClaim claim : claims) {
            passages.of(claim.title()).forEach(at -> ends.merge(at.start(), at.end(), Math::max));
        }
        for (EventClaim claim : claims) {
            places(claim).forEach(at -> places.putIfAbsent(at.start(), name(claim)));
        }
    }

    static String name(EventClaim claim) {
        return Folded.of(claim.title());
    }

    /** What stands further below may be a name in the last lines. */
    List<Passage> places(EventClaim claim) {
        return known.computeIfAbsent(claim.title(), this::places);
    }

    private List<Passage> places(String title) {
        List<Passage> named = passages.of(title);
        List<Passage> own = named.stream().filter(at -> !isWithinLonger(at)).toList();
        return (own.isEmpty() ? named : own).stream().limit(MOST).toList();
    }

    /** As "Marathon" within "Lakeside Marathon". */
    private boolean isWithinLonger(Passage at) {
        int length = at.end() - at.start();
        return ends.subMap(at.start() - LONGEST, true, at.start(), true).entrySet().stream()
                .anyMatch(
                        other ->
                                other.getValue() >= at.end()
                                        && other.getValue() - other.getKey() > length);
    }

    /** How many characters a blank line between the two counts for. */
    int paragraphsBetween(Passage one, Passage other) {
        int from = Math.min(one.end(), other.end());
        int to = Math.max(one.start(), other.start());
        // nothing is searched that is further away than that
        boolean isFar = to - from > PARAGRAPH;
        return isFar || passages.hasBlankLine(from, to) ? PARAGRAPH : 0;
    }

    /** The claim with those places of each kind that are nearest to its title. */
    EventClaim nearest(EventClaim claim) {
        List<Passage> titles = places(claim);
        Map<String, List<Passage>> near = new HashMap<>();
        claim.places().forEach((kind, all) -> near.put(kind, nearest(titles, all)));
        return new EventClaim(claim.title(), near);
    }

    private static List<Passage> nearest(List<Passage> titles, List<Passage> all) {
        if (all.size() <= NEAR) {
            return all;
        }
        return all.stream().sorted(comparingInt(at -> gap(titles, at))).limit(NEAR).toList();
    }

    private static int gap(List<Passage> titles, Passage at) {
        return titles.stream()
                .mapToInt(title -> Math.abs(title.start() - at.start()))
                .min()
                .orElse(at.start());
    }

    /** The title that begins next, or null. */
    Map.Entry<Integer, String> behind(Passage at) {
        return places.higherEntry(at.start());
    }

    /** The title that began last, or null. */
    Map.Entry<Integer, String> before(Passage at) {
        return places.lowerEntry(at.start());
    }

    /** Whether no title of another event begins between the two. */
    boolean isNothingBetween(Passage title, Passage other) {
        String own = places.get(title.start());
        return between(title, other).stream().allMatch(name -> name.equals(own));
    }

    /** Whether both stand in one line, in which no title of another event begins. */
    boolean isAloneInLine(Passage title, Passage other) {
        Passage line = passages.line(title.start(), other.start());
        String own = places.get(title.start());
        return line != null
                && places.subMap(line.start(), true, line.end(), true).values().stream()
                        .allMatch(name -> name.equals(own));
    }

    /** Whether it stands in a line that has the titles of other events, and not this. */
    boolean isInLineOfOthers(String own, Passage at) {
        Collection<String> there = inLine(at);
        return !there.isEmpty() && !there.contains(own);
    }

    boolean hasInLine(String title, Passage at) {
        return inLine(at).contains(title);
    }

    private Collection<String> inLine(Passage at) {
        Passage line = line(at);
        return line == null
                ? List.of()
                : places.subMap(line.start(), true, line.end(), true).values();
    }

    /** The line in which it begins, or null. */
    @Nullable Passage line(Passage at) {
        return passages.line(at.start(), at.start());
    }

    Collection<String> between(Passage title, Passage other) {
        boolean isBehind = other.start() >= title.start();
        int from = isBehind ? title.start() : other.start();
        int to = isBehind ? other.start() : title.start();
        return places.subMap(from, false, Math.max(from + 1, to), false).values();
    }

    /** Whether it stands in a paragraph of its own behind the last title. */
    boolean isApart(int at) {
        Map.Entry<Integer, String> last = places.lastEntry();
        return last != null && last.getKey() < at && passages.hasBlankLine(last.getKey(), at);
    }
}
