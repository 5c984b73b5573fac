package services.andreas.events.extract.days;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import services.andreas.events.words.WordLists;

/** "In two weeks", "3 days from today", 2週間後: days counted from the one of the mail. */
final class CountedDays {
    /** More is not counted in days. */
    private static final int MOST = 400;

    private static final int WEEK = 7;

    /** The longest number in words, and a space on either side. */
    private static final int REACH = 24;

    private static final Pattern NUMBER_BEFORE =
            Pattern.compile("(?<![\\p{L}\\p{M}\\d.,:/–-])(\\d{1,3}|[\\p{L}\\p{M}]+) $");

    private static final Pattern IDEOGRAPHIC =
            Pattern.compile(
                    "(?<![\\d一二三四五六七八九十])(\\d{1,2}|[一二两三四五六七八九十])\\s?(?:(週間|週|周|星期|个星期|個星期|주)|(天|日|일))\\s?(?:[之以]?[后後]|뒤|후)");

    private static final String NUMBERS = "〇一二三四五六七八九十";

    private final ScannedText scanned;
    private final FoundDays found;
    private final Words words;

    CountedDays(ScannedText scanned, FoundDays found) {
        this.scanned = scanned;
        this.found = found;
        this.words = scanned.vocabulary.counts;
    }

    /** The words of the lists, the longest first. */
    record Words(
            Map<String, Integer> units,
            Ends before,
            Ends behind,
            Map<String, Integer> numbers,
            Ends today) {
        private static Map<String, Integer> byName(Map<Integer, List<String>> names) {
            Map<String, Integer> numbers = new HashMap<>();
            names.forEach((number, words) -> words.forEach(word -> numbers.put(word, number)));
            return numbers;
        }

        static Words of(WordLists words) {
            WordLists.DayCounts counts = words.dayCounts();
            return new Words(
                    byName(counts.units()),
                    new Ends(counts.before()),
                    new Ends(counts.behind()),
                    byName(counts.numbers()),
                    new Ends(words.days().today()));
        }
    }

    /** Phrases that end or begin at a place. */
    record Ends(List<String> phrases) {
        Ends {
            phrases =
                    phrases.stream()
                            .sorted(Comparator.comparingInt(String::length).reversed())
                            .toList();
        }

        /** Where the phrase begins that ends in front of a space there; the place if none does. */
        int before(String text, int place) {
            for (String phrase : phrases) {
                int start = place - 1 - phrase.length();
                boolean isThere =
                        start >= 0
                                && text.charAt(place - 1) == ' '
                                && text.startsWith(phrase, start)
                                && (start == 0 || !Character.isLetter(text.charAt(start - 1)));
                if (isThere) {
                    return start;
                }
            }
            return place;
        }

        /** Where the phrase ends that begins behind a space there; the place if none does. */
        int behind(String text, int place) {
            for (String phrase : phrases) {
                int end = place + 1 + phrase.length();
                boolean isThere =
                        end <= text.length()
                                && text.charAt(place) == ' '
                                && text.startsWith(phrase, place + 1)
                                && (end == text.length() || !Character.isLetter(text.charAt(end)));
                if (isThere) {
                    return end;
                }
            }
            return place;
        }
    }

    void find() {
        for (ScannedText.Word word : scanned.words) {
            Integer unit = words.units().get(word.text());
            if (unit != null && !found.isTaken(word.start())) {
                find(unit, word);
            }
        }
        if (scanned.hasIdeographs) {
            ideographic();
        }
    }

    private void find(int unit, ScannedText.Word word) {
        String text = scanned.text;
        int from = Math.max(0, word.start() - REACH);
        Matcher number = NUMBER_BEFORE.matcher(text.substring(from, word.start()));
        Integer count = number.find() ? number(number.group(1)) : null;
        if (count == null || count < 1 || count * unit > MOST) {
            return;
        }
        int begin = from + number.start(1);
        int start = words.before().before(text, begin);
        int end = words.behind().behind(text, word.end());
        boolean isCounted = start < begin || end > word.end();
        int today = words.today().before(text, start);
        boolean isOfWeekday = today == start && hasWeekdayBefore(start);
        if (isCounted && !isOfWeekday) {
            found.add(DayMention.after(count * unit, today, end));
        }
    }

    private Integer number(String text) {
        if (Character.isDigit(text.charAt(0))) {
            return Integer.valueOf(text);
        }
        Integer number = words.numbers().get(text);
        return number == null ? scanned.vocabulary.numbers.get(text) : number;
    }

    /** "Friday in two weeks" is no day so many days from now. */
    private boolean hasWeekdayBefore(int place) {
        int end = place;
        while (end > 0 && " ,".indexOf(scanned.text.charAt(end - 1)) >= 0) {
            end--;
        }
        int start = end;
        while (start > 0
                && end - start < REACH
                && Character.isLetter(scanned.text.charAt(start - 1))) {
            start--;
        }
        return !scanned.vocabulary.namedWeekdays(scanned.text.substring(start, end)).isEmpty();
    }

    /** 2週間後, 两周后, 3일 후. */
    private void ideographic() {
        Matcher m = IDEOGRAPHIC.matcher(scanned.text);
        while (m.find()) {
            String number = m.group(1).replace('两', '二');
            int count =
                    Character.isDigit(number.charAt(0))
                            ? Integer.parseInt(number)
                            : NUMBERS.indexOf(number);
            int unit = m.group(2) == null ? 1 : WEEK;
            if (count > 0 && !found.isTaken(m.start())) {
                found.add(DayMention.after(count * unit, m.start(), m.end()));
            }
        }
    }
}
