package services.andreas.events.extract.days;

import java.time.LocalTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** The times of day that a text names. */
public final class ClockTimes {
    /** Events before ten are rare enough that "at 8" is asked about. */
    private static final int MORNING = 10;

    /** So many characters may stand between a day and its bare hours. */
    private static final int BESIDE_DAY = 3;

    /** Each with whether it is only one of two readings: "at 7" is in the morning or evening. */
    private final Map<LocalTime, Boolean> open = new HashMap<>();

    private final NavigableMap<Integer, Set<LocalTime>> byPlace = new TreeMap<>();
    private final ScannedText text;
    private boolean endsDay;

    private ClockTimes(ScannedText text) {
        this.text = text;
    }

    public static ClockTimes in(ScannedText text) {
        return in(text, List.of());
    }

    /**
     * @param days that the text names; bare hours directly behind one of them count: 5/12 13-15
     */
    public static ClockTimes in(ScannedText text, List<DayMention> days) {
        ClockTimes found = new ClockTimes(text);
        found.numbers(days);
        new ClockWords(text, found).find();
        return found;
    }

    public boolean names(LocalTime time) {
        return open.containsKey(minute(time));
    }

    /** Whether the text leaves open if this is in the morning or in the evening. */
    public boolean isOpen(LocalTime time) {
        return open.getOrDefault(minute(time), false);
    }

    /** Whether it is named within a part of the text. */
    public boolean names(LocalTime time, int from, int to) {
        return byPlace.subMap(from, true, Math.max(from, to), true).values().stream()
                .anyMatch(times -> times.contains(minute(time)));
    }

    /** The first one that is named; null where it is none, or may be several. */
    public @Nullable LocalTime first() {
        Set<LocalTime> first = byPlace.isEmpty() ? Set.of() : byPlace.firstEntry().getValue();
        return first.size() == 1 ? first.iterator().next() : null;
    }

    /** Where it is named. */
    public List<Integer> places(LocalTime time) {
        return byPlace.entrySet().stream()
                .filter(named -> named.getValue().contains(minute(time)))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Whether any is named within a part of the text. */
    public boolean isAny(int from, int to) {
        return !byPlace.subMap(from, true, Math.max(from, to), true).isEmpty();
    }

    public boolean isEmpty() {
        return byPlace.isEmpty();
    }

    /** Whether 24:00 is named, the midnight at which a day ends. */
    public boolean endsDay() {
        return endsDay;
    }

    private static LocalTime minute(LocalTime time) {
        return time.withSecond(0).withNano(0);
    }

    private void numbers(List<DayMention> days) {
        text.eachNumber(ClockForms.MINUTES, m -> add(m, 1, m.group(2), m.group(3), false));
        text.eachNumber(ClockForms.HOURS, this::addHour);
        text.eachNumber(ClockForms.HALF_HOURS, m -> add(m, 1, "30", null, false));
        text.eachNumber(ClockForms.RANGE, this::addFirst);
        if (text.hasIdeographs) {
            text.eachNumber(ClockForms.AFTERNOON, m -> add(m, 1, "00", "p", false));
        }
        text.eachNumber(ClockForms.COMPACT, m -> add(m, 1, m.group(2), "a", false));
        text.eachNumber(ClockForms.BARE, this::addAfterWord);
        text.eachNumber(ClockForms.ABOUT, m -> add(m, 1, "00", null, true));
        text.eachNumber(ClockForms.MILITARY, this::addBoth);
        text.eachNumber(ClockForms.MILITARY_MORNING, this::addBoth);
        text.eachNumber(ClockForms.AND, this::addMinutes);
        Set<Integer> behindDays = new HashSet<>();
        for (DayMention day : days) {
            for (int i = 0; i <= BESIDE_DAY; i++) {
                behindDays.add(day.end() + i);
            }
        }
        text.eachNumber(ClockForms.BARE_RANGE, m -> addRange(m, behindDays));
    }

    /** "7 Uhr" is in the morning, and in the evening only for some. */
    private void addHour(Matcher m) {
        if (m.group(2) != null) {
            add(m, 1, "00", m.group(2), false);
            return;
        }
        int hour = hour(m, 1);
        put(hour, 0, m.start(), false);
        if (hour < 12) {
            put(hour + 12, 0, m.start(), true);
        }
    }

    /** The first hour of 11-1 pm is in the morning, that of 7-9 pm is not. */
    private void addFirst(Matcher range) {
        boolean turns = hour(range, 1) % 12 >= hour(range, 3) % 12;
        String half = range.group(4);
        String own = half == null ? null : half.equals("p") == turns ? "a" : "p";
        String minute = range.group(2) == null ? "00" : range.group(2);
        add(range, 1, minute, own, range.group(5) == null);
    }

    private static int hour(Matcher m, int group) {
        return Integer.parseInt(m.group(group));
    }

    private void addAfterWord(Matcher bare) {
        if (isAt(bare)) {
            String word = text.wordBefore(bare.start());
            add(bare, 1, "00", null, text.vocabulary.ofTwelve.contains(word));
        }
    }

    private boolean isAt(Matcher number) {
        return text.vocabulary.at.contains(text.wordBefore(number.start()));
    }

    private void addBoth(Matcher m) {
        addSure(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)), m.start());
        if (m.group(3) != null) {
            addSure(Integer.parseInt(m.group(3)), Integer.parseInt(m.group(4)), m.start());
        }
    }

    private void addMinutes(Matcher m) {
        if (isAt(m) && text.vocabulary.clock.and.contains(m.group(2))) {
            add(m, 1, m.group(3), null, true);
        }
    }

    private void addRange(Matcher m, Set<Integer> behindDays) {
        if (isAt(m) || behindDays.contains(m.start())) {
            add(m, 1, "00", null, true);
            add(m, 2, "00", null, true);
        }
    }

    private void add(Matcher m, int hour, String minute, String half, boolean isBare) {
        int told = Integer.parseInt(m.group(hour));
        int minutes = Integer.parseInt(minute);
        if (half == null) {
            add(told, minutes, m.start(), isBare);
        } else if (told <= 12 && told > 0) {
            addSure(told % 12 + (half.equals("p") ? 12 : 0), minutes, m.start());
        } else {
            addSure(told, minutes, m.start());
        }
    }

    /** Without a.m. and p.m., an hour may be of both. */
    void addOpen(int told, int minute, int place) {
        add(told, minute, place, true);
    }

    private void add(int told, int minute, int place, boolean isBare) {
        put(told, minute, place, isBare && told < MORNING);
        if (told <= 12) {
            put(told == 12 ? 0 : told + 12, minute, place, told == 12);
        }
    }

    private void addSure(int hour, int minute, int place) {
        put(hour, minute, place, false);
    }

    void addSure(LocalTime time, int place) {
        put(time.getHour(), time.getMinute(), place, false);
    }

    private void put(int told, int minute, int place, boolean isOpen) {
        boolean isEndOfDay = told == 24 && minute == 0;
        int hour = isEndOfDay ? 0 : told;
        if (hour > 23 || hour < 0 || minute > 59) {
            return;
        }
        endsDay |= isEndOfDay;
        LocalTime time = LocalTime.of(hour, minute);
        open.merge(time, isOpen, Boolean::logicalAnd);
        byPlace.computeIfAbsent(place, at -> new HashSet<>()).add(time);
    }
}
