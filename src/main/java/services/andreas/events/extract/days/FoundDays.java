package services.andreas.events.extract.days;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The days that were found in a text so far; what one of them has taken names no other. */
final class FoundDays {
    private final List<DayMention> all = new ArrayList<>();
    private final BitSet taken = new BitSet();

    boolean isTaken(int at) {
        return taken.get(at);
    }

    void add(DayMention mention) {
        all.add(mention);
        taken.set(mention.start(), mention.end());
    }

    /** A day in numbers; nothing where they are none. */
    void add(Set<MonthDay> days, Integer year, int start, int end) {
        if (!days.isEmpty()) {
            add(new DayMention(days, year, null, null, start, end));
        }
    }

    void add(DayOfWeek weekday, int start, int end) {
        add(new DayMention(Set.of(), null, weekday, null, start, end));
    }

    /** All that end where the last one before this place does. */
    void removeLastBefore(int start) {
        int last =
                all.stream().mapToInt(DayMention::end).filter(end -> end <= start).max().orElse(-1);
        all.removeIf(mention -> mention.end() == last);
    }

    /** In the order in which they were found; what is set there takes the place of a mention. */
    List<DayMention> all() {
        return all;
    }

    List<DayMention> inOrder() {
        all.sort(Comparator.comparingInt(DayMention::start));
        return all;
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
