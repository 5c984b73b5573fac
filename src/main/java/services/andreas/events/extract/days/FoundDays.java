package services.andreas.events.extract.days;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The days that were found in a text so far; what one of them has taken names no other. */
final class FoundDays {
    /** No mention is longer; what lies further away is not looked at. */
    private static final int LONGEST = 300;

    /** By their start; of those that start together, in the order in which they were found. */
    private final NavigableMap<Integer, List<DayMention>> all = new TreeMap<>();

    private final BitSet taken = new BitSet();

    boolean isTaken(int at) {
        return taken.get(at);
    }

    void add(DayMention mention) {
        all.computeIfAbsent(mention.start(), start -> new ArrayList<>()).add(mention);
        taken.set(mention.start(), mention.end());
    }

    /** A day in numbers; nothing where they are none. */
    void add(Set<MonthDay> days, Integer year, int start, int end) {
        if (!days.isEmpty()) {
            add(DayMention.date(days, year, start, end));
        }
    }

    /** All that end where the last one before this place does. */
    void removeLastBefore(int start) {
        Map.Entry<Integer, List<DayMention>> nearest = all.lowerEntry(start);
        if (nearest == null) {
            return;
        }
        int from = nearest.getKey() - LONGEST;
        int last =
                near(from, start).stream()
                        .mapToInt(DayMention::end)
                        .filter(end -> end <= start)
                        .max()
                        .orElse(-1);
        all.subMap(from, start)
                .values()
                .forEach(mentions -> mentions.removeIf(mention -> mention.end() == last));
    }

    /** Those that start or end between these two. */
    List<DayMention> near(int from, int to) {
        return all.subMap(from - LONGEST, true, to, true).values().stream()
                .flatMap(List::stream)
                .filter(mention -> mention.end() >= from)
                .toList();
    }

    /** Gives the first of those that stand in the same place its weekday. */
    void setWeekday(DayMention date, DayOfWeek weekday) {
        List<DayMention> there = all.get(date.start());
        there.set(there.indexOf(date), date.on(weekday, date.start(), date.end()));
    }

    List<DayMention> inOrder() {
        return all.values().stream().flatMap(List::stream).toList();
    }

    /** The day of that month, as the only member of a set; none where the month has no such day. */
    static Set<MonthDay> day(int month, int day) {
        Set<MonthDay> days = new TreeSet<>();
        try {
            days.add(MonthDay.of(month, day));
        } catch (DateTimeException e) {
            // it means something else
        }
        return days;
    }

    static Integer year(String year) {
        if (year == null) {
            return null;
        }
        int number = Integer.parseInt(year);
        return number < 100 ? number + 2000 : number;
    }
}
