package services.andreas.events.evidence;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The times of day, and the lengths of time, that a text names. */
final class ClockTimes {
    private static final Pattern MINUTES =
            Pattern.compile(
                    "(?<![\\d])(\\d{1,2})\\s?[:.h時时시点點]\\s?(\\d{2})(?!\\d)(?:\\s?([ap])\\.?\\s?m\\b)?");
    private static final Pattern HOURS =
            Pattern.compile(
                    "(?<![\\d.:])(\\d{1,2})\\s?(?:([ap])\\.?\\s?m\\b|(?:uhr|h\\b|hrs?\\b|heures?|horas|ore\\b|uur|o'clock|ч\\b|時|时|点|點|시|時半|godz))");
    private static final Pattern HALF_HOURS = Pattern.compile("(\\d{1,2})\\s?(?:時半|点半|點半|시 ?반)");
    private static final Pattern RANGE =
            Pattern.compile(
                    "(?<![\\d.:])(\\d{1,2})(?:[:.h](\\d{2}))?\\s?(?:[-–—~〜/]|to|until|till|bis|à|a|al|and)\\s?\\d{1,2}(?:[:.h]\\d{2})?\\s?(?:[ap]\\.?\\s?m\\b|uhr|h\\b|時|o'clock)");
    private static final Pattern AFTER_WORD =
            Pattern.compile(
                    "([\\p{L}']+)[.:]?\\s(\\d{1,2})(?![\\d:]|\\.\\d|[\\s.]*(?:\\p{L}*\\s)?(?:min|%|€|\\$)|\\s?[ap]\\.?\\s?m\\b)");
    private static final Pattern HALF_BEFORE = Pattern.compile("([\\p{L}]+)\\s(\\d{1,2}|\\p{L}+)");
    private static final Pattern AFTERNOON = Pattern.compile("(?:下午|午後|晚上|夜|오후)\\s?(\\d{1,2})");
    private static final Pattern COMPACT = Pattern.compile("\\dt(\\d{2})(\\d{2})(?:\\d{2})?z?\\b");
    private static final Pattern LENGTH =
            Pattern.compile(
                    "(?<![\\d.,])(\\d{1,3})(?:[.,](5))?[\\s-]?(min\\b|min\\.|mins\\b|minut\\p{L}*|分|h\\b|hrs?\\b|hours?|std\\b|stunden?|heures?|horas?|ore\\b|ora\\b|uur|tim\\p{L}*|godzin\\p{L}*|час\\p{L}*|時間)(?:\\s?(?:and|und|et|e|y)?\\s?(\\d{1,2})(?:\\s?(?:min|m\\b))?)?");
    private static final Map<String, Integer> NUMBERS =
            Map.ofEntries(
                    Map.entry("eins", 1),
                    Map.entry("zwei", 2),
                    Map.entry("drei", 3),
                    Map.entry("vier", 4),
                    Map.entry("fünf", 5),
                    Map.entry("sechs", 6),
                    Map.entry("sieben", 7),
                    Map.entry("acht", 8),
                    Map.entry("neun", 9),
                    Map.entry("zehn", 10),
                    Map.entry("elf", 11),
                    Map.entry("zwölf", 12),
                    Map.entry("one", 1),
                    Map.entry("two", 2),
                    Map.entry("three", 3),
                    Map.entry("four", 4),
                    Map.entry("five", 5),
                    Map.entry("six", 6),
                    Map.entry("seven", 7),
                    Map.entry("eight", 8),
                    Map.entry("nine", 9),
                    Map.entry("ten", 10),
                    Map.entry("eleven", 11),
                    Map.entry("twelve", 12));

    private final Set<LocalTime> times = new HashSet<>();
    private final Set<Integer> lengths = new HashSet<>();
    private final String text;

    private ClockTimes(String text) {
        this.text = text;
    }

    static ClockTimes in(String text) {
        ClockTimes found =
                new ClockTimes(
                        Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT));
        found.find();
        return found;
    }

    boolean names(LocalTime time) {
        return times.contains(time.withSecond(0).withNano(0));
    }

    /** Whether something lasts so many minutes. */
    boolean lasts(long minutes) {
        return minutes > 0 && minutes < 100_000 && lengths.contains((int) minutes);
    }

    private void find() {
        MINUTES.matcher(text).results().forEach(m -> add(m.group(1), m.group(2), m.group(3)));
        HOURS.matcher(text).results().forEach(m -> add(m.group(1), "00", m.group(2)));
        HALF_HOURS.matcher(text).results().forEach(m -> add(m.group(1), "30", null));
        RANGE.matcher(text)
                .results()
                .forEach(m -> add(m.group(1), m.group(2) == null ? "00" : m.group(2), null));
        AFTERNOON.matcher(text).results().forEach(m -> add(m.group(1), "00", "p"));
        COMPACT.matcher(text).results().forEach(m -> add(m.group(1), m.group(2), "a"));
        Matcher word = AFTER_WORD.matcher(text);
        for (int at = 0; word.find(at); at = word.start(2)) {
            if (DayWords.AT.contains(word.group(1))) {
                add(word.group(2), "00", null);
            }
        }
        words();
        halves();
        LENGTH.matcher(text).results().forEach(this::length);
    }

    private void words() {
        DayWords.TIMES.forEach(
                (name, time) -> {
                    if (text.contains(name)) {
                        times.add(time);
                    }
                });
        for (String at : DayWords.AT) {
            String lead = " " + at + " ";
            for (int i = text.indexOf(lead); i >= 0; i = text.indexOf(lead, i + 1)) {
                int after = i + lead.length();
                NUMBERS.forEach(
                        (name, hour) -> {
                            if (text.startsWith(name, after)) {
                                add(hour.toString(), "00", null);
                            }
                        });
            }
        }
    }

    private void halves() {
        Matcher half = HALF_BEFORE.matcher(text);
        for (int at = 0; half.find(at); at = half.start(2)) {
            Integer hour = NUMBERS.get(half.group(2));
            if (hour == null && Character.isDigit(half.group(2).charAt(0))) {
                hour = Integer.parseInt(half.group(2));
            }
            boolean past =
                    half.group(1).equals("past")
                            && text.startsWith("half", Math.max(0, half.start() - 5));
            if (hour != null && past) {
                add(hour.toString(), "30", null);
            } else if (hour != null && DayWords.HALF_TO.contains(half.group(1))) {
                add(Integer.toString(hour == 1 ? 12 : hour - 1), "30", null);
            }
        }
    }

    /** Without a.m. and p.m., an hour may be of both. */
    private void add(String hour, String minute, String half) {
        try {
            int of = Integer.parseInt(hour) == 24 ? 0 : Integer.parseInt(hour);
            LocalTime time = LocalTime.of(of, Integer.parseInt(minute));
            boolean morning = of >= 1 && of <= 12;
            if (!morning
                    || half == null
                    || half.equals("a") && of != 12
                    || half.equals("p") && of == 12) {
                times.add(time);
            }
            if (of == 12 && !"p".equals(half)) {
                times.add(time.minusHours(12));
            }
            if (of >= 1 && of < 12 && !"a".equals(half)) {
                times.add(time.plusHours(12));
            }
        } catch (DateTimeException e) {
            // it is no time
        }
    }

    private void length(java.util.regex.MatchResult m) {
        int number = Integer.parseInt(m.group(1));
        boolean minutes = m.group(3).startsWith("min") || m.group(3).equals("分");
        int whole = minutes ? number : number * 60 + (m.group(2) == null ? 0 : 30);
        lengths.add(whole);
        if (!minutes && m.group(4) != null) {
            lengths.add(whole + Integer.parseInt(m.group(4)));
        }
    }
}
