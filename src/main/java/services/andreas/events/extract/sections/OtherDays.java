package services.andreas.events.extract.sections;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import services.andreas.events.extract.sections.Passages.Passage;

/** The days of a mail that are not those of an event, and what stands beside them. */
final class OtherDays {
    /** More days are not looked at. */
    private static final int MOST = 5;

    private final Titles titles;
    private final List<EventClaim> claims;
    private final NavigableMap<Integer, Passage> days = new TreeMap<>();

    /** By title: where the mail names the days of all events of that title. */
    private final Map<String, NavigableSet<Integer>> own = new HashMap<>();

    /**
     * @param days that the mail names
     */
    OtherDays(Titles titles, List<EventClaim> claims, List<Passage> days) {
        this.titles = titles;
        this.claims = claims;
        days.forEach(day -> this.days.put(day.start(), day));
        for (EventClaim claim : claims) {
            NavigableSet<Integer> starts =
                    own.computeIfAbsent(Titles.name(claim), name -> new TreeSet<>());
            claim.places().getOrDefault("days", List.of()).forEach(day -> starts.add(day.start()));
        }
    }

    /** Whether the day of something else stands between a title and what is behind it. */
    boolean isBetween(int event, Passage title, Passage at) {
        NavigableSet<Integer> own = own(event);
        return !own.isEmpty()
                && days(title.end(), at.start()).stream()
                        .limit(MOST)
                        .anyMatch(day -> !own.contains(day.start()));
    }

    /** Whether each line of the title names days, and never one of this event. */
    boolean areBesideTitle(int event) {
        NavigableSet<Integer> own = own(event);
        List<Passage> titled = titles.places(claims.get(event));
        return !own.isEmpty()
                && !titled.isEmpty()
                && titled.stream().allMatch(title -> namesOnlyOthers(title, own));
    }

    /** Whether it stands in a line that names days and no title, but no day of this event. */
    boolean isInLineOfOthers(int event, Passage at) {
        NavigableSet<Integer> own = own(event);
        String title = Titles.name(claims.get(event));
        return !own.isEmpty() && !titles.hasInLine(title, at) && namesOnlyOthers(at, own);
    }

    private boolean namesOnlyOthers(Passage at, NavigableSet<Integer> own) {
        Passage line = titles.line(at);
        return line != null
                && !days(line.start(), line.end()).isEmpty()
                && own.subSet(line.start(), line.end()).isEmpty();
    }

    private Collection<Passage> days(int from, int to) {
        return days.subMap(from, true, Math.max(from, to), false).values();
    }

    private NavigableSet<Integer> own(int event) {
        return own.get(Titles.name(claims.get(event)));
    }
}
