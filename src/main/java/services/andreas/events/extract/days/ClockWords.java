package services.andreas.events.extract.days;

import java.time.LocalTime;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hours that a text names in words: noon, quarter past seven, halb acht, sept heures et demie. */
final class ClockWords {
    private static final Pattern NEXT = Pattern.compile("\\s{1,2}(?:(\\d{1,2})(?!\\d)|(\\p{L}+))");

    private static final Pattern IDEOGRAPHIC =
            Pattern.compile("(十)?([一二三四五六七八九两])?(?<=[一-龥])[点點时時](半|一刻)?(?!\\d)");
    private static final String IDEOGRAPHS = "〇一二三四五六七八九";
    private static final int HALF = 30;

    private final ScannedText text;
    private final ClockWordList words;
    private final ClockTimes found;

    ClockWords(ScannedText text, ClockTimes found) {
        this.text = text;
        this.words = text.vocabulary.clock;
        this.found = found;
    }

    void find() {
        text.vocabulary.timesOfDay.in(
                text, (word, start, end) -> timeOfDay(text.vocabulary.times.get(word), start));
        for (ScannedText.Word word : text.words) {
            if (text.vocabulary.at.contains(word.text())) {
                hourAfter(word);
            }
            inOneWord(word);
        }
        if (text.hasIdeographs) {
            ideographic();
        }
        int[] last = {-1};
        words.beforeHour.in(
                text,
                (phrase, start, end) -> {
                    // the end of a longer phrase is none of its own
                    if (end > last[0] && hourBehind(phrase, start, end)) {
                        last[0] = end;
                    }
                });
        words.afterHour.in(
                text, (phrase, start, end) -> minutesBehind(words.after.get(phrase), start));
        words.hours.in(text, (phrase, start, end) -> inWords(hourBefore(start, false), start));
        words.evening.in(text, (phrase, start, end) -> sure(hourBefore(start, true), 12, start));
        words.morning.in(text, (phrase, start, end) -> sure(hourBefore(start, true), 0, start));
    }

    private void timeOfDay(LocalTime time, int place) {
        if (time.equals(LocalTime.MIDNIGHT)) {
            found.addMidnight(place);
        } else {
            found.addSure(time, place);
        }
    }

    private void inOneWord(ScannedText.Word word) {
        for (String half : words.halfTo) {
            if (word.text().startsWith(half)) {
                Integer hour = text.vocabulary.numbers.get(word.text().substring(half.length()));
                add(hour, -HALF, word.start());
            }
        }
    }

    /** 七点半, 八時. */
    private void ideographic() {
        Matcher m = IDEOGRAPHIC.matcher(text.text);
        while (m.find()) {
            int tens = m.group(1) == null ? 0 : 10;
            int ones = m.group(2) == null ? 0 : IDEOGRAPHS.indexOf(m.group(2).replace('两', '二'));
            if (tens + ones == 0) {
                continue;
            }
            String part = m.group(3) == null ? "" : m.group(3);
            add(tens + ones, part.equals("半") ? HALF : part.isEmpty() ? 0 : HALF / 2, m.start());
        }
    }

    private void hourAfter(ScannedText.Word at) {
        Matcher next = NEXT.matcher(text.text).region(at.end(), text.text.length());
        if (next.lookingAt() && next.group(2) != null) {
            add(text.vocabulary.numbers.get(next.group(2)), 0, next.start());
        }
    }

    private boolean hourBehind(String phrase, int start, int end) {
        Matcher next = NEXT.matcher(text.text).region(end, text.text.length());
        if (!next.lookingAt()) {
            return false;
        }
        Integer hour =
                next.group(1) != null
                        ? Integer.valueOf(next.group(1))
                        : text.vocabulary.numbers.get(next.group(2));
        words.before.get(phrase).forEach(minutes -> add(hour, minutes, start));
        return hour != null;
    }

    private void minutesBehind(Collection<Integer> minutes, int phrase) {
        Integer hour = hourBefore(phrase, true);
        minutes.forEach(past -> add(hour, past, phrase));
    }

    /** The hour directly before this place, or before the word for hours there; null for none. */
    private Integer hourBefore(int place, boolean orItsUnit) {
        int end = place;
        for (int spaces = 0; spaces < 2 && end > 0 && text.text.charAt(end - 1) == ' '; spaces++) {
            end--;
        }
        int start = end;
        while (start > 0 && end - start < 20 && isSameKind(start - 1, end - 1)) {
            start--;
        }
        String token = text.text.substring(start, end);
        if (token.isEmpty()) {
            return null;
        }
        if (Character.isDigit(token.charAt(0))) {
            boolean isWhole = token.length() <= 2 && (start == 0 || isFree(start - 1));
            return isWhole ? Integer.valueOf(token) : null;
        }
        if (LocalTime.NOON.equals(text.vocabulary.times.get(token))) {
            return LocalTime.NOON.getHour();
        }
        Integer hour = text.vocabulary.numbers.get(token);
        return hour == null && orItsUnit && words.units.contains(token)
                ? hourBefore(start, false)
                : hour;
    }

    private boolean isSameKind(int at, int as) {
        char one = text.text.charAt(at);
        char other = text.text.charAt(as);
        return Character.isDigit(one) && Character.isDigit(other)
                || isLetter(one) && isLetter(other);
    }

    private static boolean isLetter(char c) {
        return Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    /** Whether what stands there does not belong to a number. */
    private boolean isFree(int at) {
        return ".:,/-$€£".indexOf(text.text.charAt(at)) < 0
                && !Character.isDigit(text.text.charAt(at));
    }

    /** "Seven o'clock"; digits have been found before. */
    private void inWords(Integer hour, int unit) {
        if (hour != null && (unit == 0 || !isDigitBefore(unit))) {
            add(hour, 0, unit);
        }
    }

    private boolean isDigitBefore(int place) {
        int at = place - 1;
        while (at > 0 && text.text.charAt(at) == ' ') {
            at--;
        }
        return Character.isDigit(text.text.charAt(at));
    }

    private void sure(Integer hour, int noon, int place) {
        if (hour != null && hour > 0 && hour <= 12) {
            found.addSure(LocalTime.of(hour % 12 + noon, 0), place);
        }
    }

    private void add(Integer hour, int minutes, int place) {
        if (hour == null || hour > 24) {
            return;
        }
        int of = minutes < 0 ? hour - 1 : hour;
        int told = of < 0 ? 23 : of == 0 && hour == 1 ? 12 : of;
        found.add(told, Math.floorMod(minutes, 60), place, true);
    }
}
