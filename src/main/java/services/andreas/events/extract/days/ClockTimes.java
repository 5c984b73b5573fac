package services.andreas.events.extract.days;

import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The times of day that a text names. */
public final class ClockTimes {
    private static final Pattern MINUTES =
            Pattern.compile(
                    "(?<![\\d$€£])(\\d{1,2})\\s?(?:[:.h時时시点點]|uhr\\s)\\s?(\\d{2})(?!\\d)(?:\\s?([ap])\\.?\\s?m\\b)?");
    private static final Pattern HOURS =
            Pattern.compile(
                    "(?<![\\d.:])(\\d{1,2})\\s?(?:([ap])\\.?\\s?m\\b|(?:uhr|h\\b|hrs?\\b|heures?|horas|ore\\b|uur|hodin|o'clock|ч\\b|時|时|点|點|시|時半|godz))");
    private static final Pattern HALF_HOURS = Pattern.compile("(\\d{1,2})\\s?(?:時半|点半|點半|시 ?반)");
    private static final Pattern RANGE =
            Pattern.compile(
                    "(?<![\\d.:])(\\d{1,2})(?:[:.h](\\d{2}))?\\s?(?:[-–—~〜/]|to|until|till|bis|à|a|al|and)\\s?\\d{1,2}(?:[:.h]\\d{2})?\\s?(?:[ap]\\.?\\s?m\\b|uhr|h\\b|時|o'clock)");
    private static final Pattern BARE =
            Pattern.compile(
                    "(\\d{1,2})(?![\\d:]|\\.\\d|[\\s.]*(?:\\p{L}*\\s)?(?:min|%|€|\\$)|\\s?[ap]\\.?\\s?m\\b)");
    private static final Pattern AFTERNOON =
            Pattern.compile("(?<=(?:下午|午後|晚上|夜|오후)\\s?)(\\d{1,2})");
    private static final Pattern COMPACT =
            Pattern.compile("(?<=\\dt)(\\d{2})(\\d{2})(?:\\d{2})?z?\\b");
    private static final Pattern NEXT = Pattern.compile("\\s(\\d{1,2}|\\p{L}+)");

    private final Set<LocalTime> times = new HashSet<>();
    private final ScannedText text;

    private ClockTimes(ScannedText text) {
        this.text = text;
    }

    public static ClockTimes in(ScannedText text) {
        ClockTimes found = new ClockTimes(text);
        found.numbers();
        found.words();
        return found;
    }

    public boolean isEmpty() {
        return times.isEmpty();
    }

    public boolean names(LocalTime time) {
        return times.contains(time.withSecond(0).withNano(0));
    }

    private void numbers() {
        text.eachNumber(MINUTES, m -> add(m.group(1), m.group(2), m.group(3)));
        text.eachNumber(HOURS, m -> add(m.group(1), "00", m.group(2)));
        text.eachNumber(HALF_HOURS, m -> add(m.group(1), "30", null));
        text.eachNumber(RANGE, m -> add(m.group(1), m.group(2) == null ? "00" : m.group(2), null));
        text.eachNumber(AFTERNOON, m -> add(m.group(1), "00", "p"));
        text.eachNumber(COMPACT, m -> add(m.group(1), m.group(2), "a"));
        text.eachNumber(BARE, this::addAfterWord);
    }

    private void addAfterWord(Matcher bare) {
        if (text.vocabulary.at.contains(text.wordBefore(bare.start()))) {
            add(bare.group(1), "00", null);
        }
    }

    private void words() {
        text.vocabulary.timesOfDay.in(
                text, (word, start, end) -> times.add(text.vocabulary.times.get(word)));
        List<ScannedText.Word> words = text.words;
        for (int i = 0; i < words.size(); i++) {
            ScannedText.Word word = words.get(i);
            boolean at = text.vocabulary.at.contains(word.text());
            boolean past = word.text().equals("past") && i > 0 && isHalf(words.get(i - 1));
            if (at || past || text.vocabulary.halfTo.contains(word.text())) {
                hourAfter(word, at, past);
            }
        }
    }

    private static boolean isHalf(ScannedText.Word word) {
        return word.text().equals("half");
    }

    private void hourAfter(ScannedText.Word word, boolean at, boolean past) {
        Matcher next = NEXT.matcher(text.text).region(word.end(), text.text.length());
        if (!next.lookingAt()) {
            return;
        }
        boolean isDigits = Character.isDigit(next.group(1).charAt(0));
        Integer hour =
                isDigits
                        ? Integer.valueOf(next.group(1))
                        : text.vocabulary.numbers.get(next.group(1));
        if (hour != null && past) {
            add(hour, 30, null);
        } else if (hour != null && text.vocabulary.halfTo.contains(word.text())) {
            add(hour == 1 ? 12 : hour - 1, 30, null);
        } else if (hour != null && at && !isDigits) {
            add(hour, 0, null);
        }
    }

    private void add(String hour, String minute, String half) {
        add(Integer.parseInt(hour), Integer.parseInt(minute), half);
    }

    /** Without a.m. and p.m., an hour may be of both. */
    private void add(int told, int minute, String half) {
        int hour = told == 24 ? 0 : told;
        if (hour > 23 || hour < 0 || minute > 59) {
            return;
        }
        LocalTime time = LocalTime.of(hour, minute);
        boolean morning = hour >= 1 && hour <= 12;
        if (!morning
                || half == null
                || half.equals("a") && hour != 12
                || half.equals("p") && hour == 12) {
            times.add(time);
        }
        if (hour == 12 && !"p".equals(half)) {
            times.add(time.minusHours(12));
        }
        if (hour >= 1 && hour < 12 && !"a".equals(half)) {
            times.add(time.plusHours(12));
        }
    }
}
