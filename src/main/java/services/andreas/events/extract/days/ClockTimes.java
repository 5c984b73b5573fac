package services.andreas.events.extract.days;

import java.time.LocalTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The times of day that a text names. */
public final class ClockTimes {
    /** Events before ten are rare enough that "at 8" is asked about. */
    private static final int MORNING = 10;

    /** So is "5:30", when it is in the morning. */
    private static final int DAWN = 7;

    /** And "9:30", when it is in the evening. */
    private static final int LATE = 9;

    /** Each with whether it is only one of two readings: "at 7" is in the morning or evening. */
    private final Map<LocalTime, Boolean> open = new HashMap<>();

    private final NavigableMap<Integer, Set<LocalTime>> byPlace = new TreeMap<>();

    /** Those of the night after the day that is named with them. */
    private final Set<LocalTime> late = new HashSet<>();

    /** Whether a word names a midnight, which may be that before or after the day. */
    private boolean hasMidnight;

    private ClockTimes() {}

    public static ClockTimes in(ScannedText text) {
        return in(text, List.of());
    }

    /**
     * @param days that the text names; bare hours directly behind one of them count: 5/12 13-15
     */
    public static ClockTimes in(ScannedText text, List<DayMention> days) {
        ClockTimes found = new ClockTimes();
        ClockNumbers.of(text, found).find(days);
        new ClockWords(text, found).find();
        return found;
    }

    public boolean names(LocalTime time) {
        return open.containsKey(minute(time)) || isEitherNight(time);
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

    /** Whether it may be of the night after a day: midnight, 24:00, and 25:30 for half past one. */
    public boolean mayEndDay(LocalTime time) {
        return late.contains(minute(time)) || hasMidnight && time.equals(LocalTime.MIDNIGHT);
    }

    /** Whether nothing but a word names the midnight, so that it may be of either night. */
    public boolean isEitherNight(LocalTime time) {
        return hasMidnight && time.equals(LocalTime.MIDNIGHT) && !open.containsKey(time);
    }

    void addMidnight(int place) {
        hasMidnight = true;
        byPlace.computeIfAbsent(place, at -> new HashSet<>()).add(LocalTime.MIDNIGHT);
    }

    /** Adds an hour of the night after the day that is named with it. */
    void addLate(LocalTime time, int place) {
        late.add(time);
        addSure(time, place);
    }

    private static LocalTime minute(LocalTime time) {
        return time.withSecond(0).withNano(0);
    }

    /**
     * Adds an hour without a.m. and p.m., which may be of both.
     *
     * @param isBare whether nothing but its place says that it is an hour
     */
    void add(int told, int minute, int place, boolean isBare) {
        put(told, minute, place, isBare && told < MORNING);
        if (told <= 12) {
            put(told == 12 ? 0 : told + 12, minute, place, told == 12);
        }
    }

    /** Adds an hour before noon that has minutes, and may be of both halves of a day. */
    void addOfHalf(int told, int minute, int place, boolean isEvening) {
        put(told, minute, place, told > 0 && told < DAWN);
        put(told + 12, minute, place, told >= LATE && !isEvening);
    }

    /** Adds an hour that counts from midnight, and is in the evening only for some. */
    void addOfDay(int told, int minute, int place) {
        put(told, minute, place, false);
        put(told + 12, minute, place, true);
    }

    void addSure(LocalTime time, int place) {
        put(time.getHour(), time.getMinute(), place, false);
    }

    /**
     * @param told 0 to 24; what is no hour is left out
     * @param isOpen whether it is only one of two readings
     */
    void put(int told, int minute, int place, boolean isOpen) {
        boolean isEndOfDay = told == 24 && minute == 0;
        int hour = isEndOfDay ? 0 : told;
        if (hour > 23 || hour < 0 || minute > 59) {
            return;
        }
        LocalTime time = LocalTime.of(hour, minute);
        if (isEndOfDay) {
            late.add(time);
        }
        open.merge(time, isOpen, Boolean::logicalAnd);
        byPlace.computeIfAbsent(place, at -> new HashSet<>()).add(time);
    }
}
