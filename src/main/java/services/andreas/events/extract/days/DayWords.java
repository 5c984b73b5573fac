package services.andreas.events.extract.days;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import services.andreas.events.words.WordLists;

/** The words by which texts name days and hours, as they are looked up. */
public final class DayWords {
    /** Some mean several months, in several languages. */
    final Map<String, Set<Integer>> months = new HashMap<>();

    final Map<String, DayOfWeek> weekdays = new HashMap<>();
    private final Map<String, Set<DayOfWeek>> shortWeekdays = new HashMap<>();

    /** Days from the one on which a mail was sent. */
    final Map<String, Integer> relative = new HashMap<>();

    final Phrases relativeDays;
    final Phrases noDays;

    /** Words before a number that counts something, and is no day. */
    final Set<String> counted;

    final Map<String, LocalTime> times = new HashMap<>();
    final Phrases timesOfDay;

    /** Hours in words. */
    final Map<String, Integer> numbers = new HashMap<>();

    /** Words before an hour without minutes. */
    final Set<String> at;

    /** Words before an hour that mean half an hour earlier. */
    final Set<String> halfTo;

    private final Set<ZoneId> monthFirst;

    public DayWords(WordLists words) {
        add(words.calendar());
        add(words.spellings());
        WordLists.Days days = words.days();
        days.today().forEach(word -> relative.put(word, 0));
        days.tomorrow().forEach(word -> relative.put(word, 1));
        days.afterTomorrow().forEach(word -> relative.put(word, 2));
        relativeDays = new Phrases(relative.keySet());
        noDays = new Phrases(days.noDays());
        counted = new HashSet<>(days.counted());
        days.midnight().forEach(word -> times.put(word, LocalTime.MIDNIGHT));
        days.noon().forEach(word -> times.put(word, LocalTime.NOON));
        timesOfDay = new Phrases(times.keySet());
        at = new HashSet<>(days.at());
        halfTo = new HashSet<>(days.halfTo());
        monthFirst = new HashSet<>(days.monthFirst());
        add(words.numbers().cardinals());
        add(words.numbers().hours());
    }

    private void add(WordLists.Names names) {
        for (Month month : Month.values()) {
            names.months().getOrDefault(month, List.of()).stream()
                    .map(word -> months.computeIfAbsent(word, key -> new TreeSet<>()))
                    .forEach(meant -> meant.add(month.getValue()));
        }
        for (DayOfWeek day : DayOfWeek.values()) {
            names.weekdays()
                    .getOrDefault(day, List.of())
                    .forEach(word -> weekdays.putIfAbsent(word, day));
            names.shortWeekdays().getOrDefault(day, List.of()).stream()
                    .map(word -> shortWeekdays.computeIfAbsent(word, key -> new TreeSet<>()))
                    .forEach(meant -> meant.add(day));
        }
    }

    private void add(Map<Integer, List<String>> hours) {
        hours.forEach((hour, words) -> words.forEach(word -> numbers.put(word, hour)));
    }

    /** Some short names mean several days, in several languages; empty for what is none. */
    public Set<DayOfWeek> shortWeekdays(String word) {
        return shortWeekdays.getOrDefault(word, Set.of());
    }

    /** Whether dates in numbers begin with the month there. */
    public boolean isMonthFirst(ZoneId place) {
        return monthFirst.contains(place);
    }
}
