package services.andreas.events.extract.days;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of {@code dates/words.properties}. */
public final class DayWords {
    private static final String FILE = "/dates/words.properties";
    private static final Pattern WORD = Pattern.compile("\"([^\"]+)\"|(\\S+)");

    static final Map<String, Set<Integer>> MONTHS = new HashMap<>();
    static final Map<String, DayOfWeek> WEEKDAYS = new HashMap<>();

    /** Some mean several days, in several languages. */
    public static final Map<String, Set<DayOfWeek>> SHORT_WEEKDAYS = new HashMap<>();

    /** Days from the one on which a mail was sent; the longest words first. */
    static final Map<String, Integer> RELATIVE = new LinkedHashMap<>();

    static final List<String> NO_DAYS = new ArrayList<>();

    /** Words before a number that counts something, and is no day. */
    static final Set<String> COUNTED = new HashSet<>();

    static final Map<String, LocalTime> TIMES = new HashMap<>();

    /** Hours in words. */
    static final Map<String, Integer> NUMBERS = new HashMap<>();

    /** Words before an hour without minutes. */
    static final Set<String> AT = new HashSet<>();

    /** Words before an hour that mean half an hour earlier. */
    static final Set<String> HALF_TO = new HashSet<>();

    /** Zones of places where dates in numbers begin with the month. */
    public static final Set<String> MONTH_FIRST = new HashSet<>();

    public static final List<String> CANCELLED = new ArrayList<>();
    public static final List<String> TENTATIVE = new ArrayList<>();
    public static final List<String> SOLD_OUT = new ArrayList<>();

    static {
        Properties words = load();
        for (int month = 1; month <= 12; month++) {
            int number = month;
            split(words.getProperty("month." + month))
                    .forEach(
                            word ->
                                    MONTHS.computeIfAbsent(word, key -> new TreeSet<>())
                                            .add(number));
        }
        for (DayOfWeek day : DayOfWeek.values()) {
            split(words.getProperty("weekday." + day.getValue()))
                    .forEach(word -> WEEKDAYS.putIfAbsent(word, day));
            split(words.getProperty("weekday-short." + day.getValue()))
                    .forEach(
                            word ->
                                    SHORT_WEEKDAYS
                                            .computeIfAbsent(word, key -> new TreeSet<>())
                                            .add(day));
        }
        for (int days = 2; days >= 0; days--) {
            for (String word : split(words.getProperty("day." + days))) {
                RELATIVE.put(word, days);
            }
        }
        COUNTED.addAll(split(words.getProperty("counted")));
        NO_DAYS.addAll(split(words.getProperty("not-a-day")));
        for (String time : List.of("00:00", "12:00")) {
            split(words.getProperty("time." + time))
                    .forEach(word -> TIMES.put(word, LocalTime.parse(time)));
        }
        for (int hour = 1; hour <= 12; hour++) {
            for (String word : split(words.getProperty("number." + hour))) {
                NUMBERS.put(word, hour);
            }
        }
        AT.addAll(split(words.getProperty("at")));
        HALF_TO.addAll(split(words.getProperty("half-to")));
        MONTH_FIRST.addAll(split(words.getProperty("month-first")));
        CANCELLED.addAll(split(words.getProperty("cancelled")));
        TENTATIVE.addAll(split(words.getProperty("tentative")));
        SOLD_OUT.addAll(split(words.getProperty("sold-out")));
    }

    private DayWords() {}

    private static List<String> split(String line) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(line);
        while (word.find()) {
            words.add(word.group(1) != null ? word.group(1) : word.group(2));
        }
        return words;
    }

    private static Properties load() {
        Properties words = new Properties();
        try (InputStream in = DayWords.class.getResourceAsStream(FILE)) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + FILE, e);
        }
        return words;
    }
}
