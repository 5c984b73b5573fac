package services.andreas.events.extract.days;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import services.andreas.events.words.WordLists;

/** The words for days and hours, as they are looked up. */
public final class DayWords {
    /** Some mean several months, in several languages. */
    final Map<String, Set<Integer>> months = new HashMap<>();

    final WeekdayWords weekdays;

    /** Days from the one on which a mail was sent. */
    final Map<String, Integer> relative = new HashMap<>();

    /** Those of them that count without a time of day beside them. */
    final Set<String> tonight;

    final Phrases relativeDays;
    final Phrases noDays;

    /** Month and day by the name of the feast. */
    final Map<String, String> feastDays = new HashMap<>();

    final Phrases feasts;

    /** First and last of a month. */
    final Map<String, Integer> ordinals = new HashMap<>();

    final Set<String> month;

    /** Between such a month and its day. */
    final Set<String> besideMonth;

    /** Of what counts days from that of the mail. */
    final CountedDays.Words counts;

    /** Words before a number that counts something, and is no day. */
    final Set<String> counted;

    final Map<String, LocalTime> times = new HashMap<>();
    final Phrases timesOfDay;

    /** Hours in words. */
    final Map<String, Integer> numbers = new HashMap<>();

    /** Words before an hour without minutes. */
    final Set<String> at;

    /** Those of them that leave morning and evening open. */
    final Set<String> ofTwelve;

    final ClockWordList clock;

    private final Set<ZoneId> monthFirst;

    /** Those of the lists, made once. */
    public static DayWords of(WordLists words) {
        return words.made(DayWords.class, DayWords::new);
    }

    private DayWords(WordLists words) {
        WordLists.Days days = words.days();
        weekdays = new WeekdayWords(days);
        add(words.calendar());
        add(words.spellings());
        days.today().forEach(word -> relative.put(word, 0));
        days.tonight().forEach(word -> relative.put(word, 0));
        tonight = new HashSet<>(days.tonight());
        days.tomorrow().forEach(word -> relative.put(word, 1));
        days.afterTomorrow().forEach(word -> relative.put(word, 2));
        relativeDays = new Phrases(relative.keySet());
        noDays = new Phrases(days.noDays());
        days.feasts().forEach((day, names) -> names.forEach(name -> feastDays.put(name, day)));
        feasts = new Phrases(feastDays.keySet());
        days.ordinals().forEach((nth, names) -> names.forEach(word -> ordinals.put(word, nth)));
        month = new HashSet<>(days.month());
        besideMonth = new HashSet<>(days.besideMonth());
        counts = CountedDays.Words.of(words);
        counted = new HashSet<>(days.counted());
        days.midnight().forEach(word -> times.put(word, LocalTime.MIDNIGHT));
        days.noon().forEach(word -> times.put(word, LocalTime.NOON));
        timesOfDay = new Phrases(times.keySet());
        at = new HashSet<>(days.at());
        ofTwelve = new HashSet<>(days.ofTwelve());
        clock = new ClockWordList(words.clock());
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
        weekdays.add(names);
    }

    private void add(Map<Integer, List<String>> hours) {
        hours.forEach((hour, words) -> words.forEach(word -> numbers.put(word, hour)));
    }

    /** The days that a long or short name can mean, also in the plural; empty for what is none. */
    Set<DayOfWeek> namedWeekdays(String word) {
        DayOfWeek day = weekdays.day(word);
        return day != null ? Set.of(day) : shortWeekdays(word);
    }

    boolean isLongWeekday(String word) {
        return weekdays.day(word) != null;
    }

    /**
     * The weekdays that a text names by their long names, and those from one to another of them.
     */
    public Set<DayOfWeek> weekdaysIn(ScannedText text) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        ScannedText.Word last = null;
        DayOfWeek from = null;
        for (ScannedText.Word word : text.words) {
            DayOfWeek day = weekdays.day(word.text());
            if (day != null) {
                for (DayOfWeek next = from;
                        last != null
                                && Weekdays.isUntil(text.text.substring(last.end(), word.start()))
                                && next != day;
                        next = next.plus(1)) {
                    days.add(next);
                }
                days.add(day);
                from = day;
                last = word;
            }
        }
        Weekdays.ideographic(text.text).forEach(days::add);
        return days;
    }

    /** Whether a text names a weekday in the plural: Tuesdays, dienstags. */
    public boolean isPlural(ScannedText text) {
        return text.words.stream().map(ScannedText.Word::text).anyMatch(weekdays::isPlural);
    }

    /** The months of a text beside which no day stands, from 1. */
    public List<Integer> monthsAlone(ScannedText text, List<DayMention> days) {
        List<Integer> named = new ArrayList<>(Weekdays.months(text.text));
        text.words.stream()
                .filter(
                        word ->
                                days.stream()
                                        .noneMatch(
                                                day ->
                                                        word.start() >= day.start()
                                                                && word.end() <= day.end()))
                .filter(word -> word.text().length() > 3)
                .map(word -> months.getOrDefault(word.text(), Set.of()))
                .filter(meant -> meant.size() == 1)
                .map(meant -> meant.iterator().next())
                .forEach(named::add);
        return named;
    }

    /** A short name may mean different days in different languages; empty if it is none. */
    public Set<DayOfWeek> shortWeekdays(String word) {
        return weekdays.ofShort(word);
    }

    /** Whether dates in numbers begin with the month there. */
    public boolean isMonthFirst(ZoneId place) {
        return monthFirst.contains(place);
    }
}
