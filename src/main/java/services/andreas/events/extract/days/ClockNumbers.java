package services.andreas.events.extract.days;

import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Hours that a text names in digits: 19:30, 7 pm, 19h30, 7-9 pm.
 *
 * @param evenings where it has words such as "tonight"
 */
record ClockNumbers(ScannedText text, ClockTimes found, NavigableSet<Integer> evenings) {
    /** So many characters may stand between a day and its bare hours, an hour and "tonight". */
    private static final int BESIDE_DAY = 3;

    private static final int BESIDE_EVENING = 30;

    /** Hours of a night that counts on from the day before, as in Japan. */
    private static final int LAST_HOUR = 29;

    private static final int DAY = 24;
    private static final int NOON = 12;

    static ClockNumbers of(ScannedText text, ClockTimes found) {
        NavigableSet<Integer> evenings = new TreeSet<>();
        text.vocabulary.clock.evening.in(text, (phrase, start, end) -> evenings.add(start));
        return new ClockNumbers(text, found, evenings);
    }

    /**
     * @param days that the text names; bare hours directly behind one of them count
     */
    void find(List<DayMention> days) {
        // by their end, where they start
        Map<Integer, Integer> dates =
                days.stream()
                        .filter(DayMention::isDate)
                        .collect(Collectors.toMap(DayMention::end, DayMention::start, Math::min));
        boolean[] toDay = {false};
        text.eachNumber(NumberForm.MINUTES, m -> toDay[0] |= isPastNoon(m));
        text.eachNumber(NumberForm.MINUTES, m -> addUnlessDay(m, dates, toDay[0]));
        text.eachNumber(NumberForm.HOURS, this::addHour);
        text.eachNumber(NumberForm.HALF_HOURS, m -> add(m, 1, "30", null, false));
        text.eachNumber(NumberForm.RANGE, this::addFirst);
        if (text.hasIdeographs) {
            text.eachNumber(NumberForm.AFTERNOON, m -> add(m, 1, "00", "p", false));
        }
        text.eachNumber(NumberForm.COMPACT, m -> add(m, 1, m.group(2), "a", false));
        text.eachNumber(NumberForm.BARE, this::addAfterWord);
        text.eachNumber(NumberForm.ABOUT, m -> add(m, 1, "00", null, true));
        text.eachNumber(NumberForm.MILITARY, this::addBoth);
        text.eachNumber(NumberForm.MILITARY_MORNING, this::addBoth);
        text.eachNumber(NumberForm.AND, this::addMinutes);
        Set<Integer> behindDays = new HashSet<>();
        for (int i = 0; i <= BESIDE_DAY; i++) {
            for (DayMention day : days) {
                behindDays.add(day.end() + i);
            }
        }
        text.eachNumber(NumberForm.BARE_RANGE, m -> addRange(m, behindDays));
    }

    /** 19:00, but not 19.00, which may be a price. */
    private static boolean isPastNoon(Matcher m) {
        boolean isHour = number(m, 1) > NOON && number(m, 1) < DAY;
        return isHour && m.group(3) == null && m.group().indexOf('.') < 0;
    }

    /** 09.12. is a day. */
    private void addUnlessDay(Matcher m, Map<Integer, Integer> dates, boolean toDay) {
        boolean isDay =
                Stream.of(m.end(), m.end() + 1)
                        .anyMatch(end -> dates.getOrDefault(end, Integer.MAX_VALUE) <= m.start());
        if (isDay) {
            return;
        }
        int hour = number(m, 1);
        if (m.group(3) != null || half(m) != null || hour >= NOON) {
            add(m, 1, m.group(2), m.group(3), false);
        } else if (toDay || countsFromMidnight(m)) {
            found.addOfDay(hour, number(m, 2), m.start());
        } else {
            found.addOfHalf(hour, number(m, 2), m.start(), isInEvening(m));
        }
    }

    private boolean isInEvening(Matcher m) {
        return !evenings.subSet(m.start() - BESIDE_EVENING, m.end() + BESIDE_EVENING).isEmpty();
    }

    /** 09:00, 9:00 Uhr, 9 h 30. */
    private boolean countsFromMidnight(Matcher m) {
        return m.group(1).startsWith("0")
                || NumberForm.UNIT.matcher(m.group().substring(1)).find()
                || NumberForm.UNIT
                        .matcher(text.text)
                        .region(m.end(), text.text.length())
                        .lookingAt();
    }

    /** "7 Uhr" is in the morning, and in the evening only for some. */
    private void addHour(Matcher m) {
        if (m.group(2) != null || half(m) != null) {
            add(m, 1, "00", m.group(2), false);
            return;
        }
        int hour = number(m, 1);
        put(hour, 0, m.start());
        if (hour < 12) {
            found.put(hour + 12, 0, m.start(), true);
        }
    }

    private void put(int hour, int minute, int place) {
        boolean isLate = text.hasIdeographs && hour > DAY && hour <= LAST_HOUR && minute < 60;
        if (isLate) {
            found.addLate(LocalTime.of(hour - DAY, minute), place);
        } else {
            found.put(hour, minute, place, false);
        }
    }

    /** The first hour of 11-1 pm is in the morning, that of 7-9 pm is not. */
    private void addFirst(Matcher range) {
        boolean turns = number(range, 1) % 12 >= number(range, 3) % 12;
        String half = range.group(4);
        String own = half == null ? null : half.equals("p") == turns ? "a" : "p";
        String minute = range.group(2) == null ? "00" : range.group(2);
        add(range, 1, minute, own, range.group(5) == null);
    }

    private static int number(Matcher m, int group) {
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
        found.put(number(m, 1), number(m, 2), m.start(), false);
        if (m.group(3) != null) {
            found.put(number(m, 3), number(m, 4), m.start(), false);
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

    /** 午後 and 上午 stand before the hour, which is the first number. */
    private @Nullable String half(Matcher m) {
        if (!text.hasIdeographs) {
            return null;
        }
        String before = text.text.substring(Math.max(0, m.start() - 3), m.start()).strip();
        return NumberForm.isBehindAfternoon(before)
                ? "p"
                : NumberForm.isBehindMorning(before) ? "a" : null;
    }

    private void add(Matcher m, int hour, String minute, String named, boolean isBare) {
        String half = named == null && hour == 1 ? half(m) : named;
        int told = number(m, hour);
        int minutes = Integer.parseInt(minute);
        if (half == null && told > DAY) {
            put(told, minutes, m.start());
        } else if (half == null) {
            found.add(told, minutes, m.start(), isBare);
        } else {
            boolean isOfHalf = told <= 12 && told > 0;
            int hours = isOfHalf ? told % 12 + (half.equals("p") ? 12 : 0) : told;
            found.put(hours, minutes, m.start(), false);
        }
    }
}
