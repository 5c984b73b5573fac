package services.andreas.events.extract.days;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The second Thursday of December, letzter Freitag im Mai, 12月の第2木曜日. */
record OrdinalWeekdays(ScannedText scanned, FoundDays found) {
    /** A number with its ending, or a word, before a weekday. */
    private static final Pattern BEFORE =
            Pattern.compile(
                    "(?:(?<![\\d.:/])([1-5])\\s?(?:st|nd|rd|th|er|re|ère|º|ª|°|e|de|o|a|:a|:e|ème|eme|ième|η|ος|-й|-я|-го|\\.)|([\\p{L}\\p{M}]{2,15}))\\s{1,2}$");

    private static final Pattern AND =
            Pattern.compile(
                    "(?:[,&+/]|\\b(?:and|und|et|y|e|en|och|og|i|ja|a|и|or|oder)\\b)\\s{0,2}$");
    private static final Pattern NEXT =
            Pattern.compile("\\G,?\\s{1,2}(?:[dl]['’])?([\\p{L}\\p{M}']{1,15})\\.?");
    private static final Pattern YEAR =
            Pattern.compile("^,?\\s{1,2}(?:de\\s|del\\s)?" + DayMentions.YEAR + "(?!\\d)");

    /** "Last Saturday, November 21" is a day of the month. */
    private static final Pattern DAY =
            Pattern.compile(
                    "^\\.?\\s{1,2}[0-3]?\\d(?!\\d|[:.]\\d|\\s?(?:[ap]\\.?\\s?m\\b|uhr|h\\b))");

    /** "Of the" and "in" stand before a month. */
    private static final int LONGEST_BETWEEN = 5;

    private static final int WORDS_BEHIND = 3;
    private static final Pattern MONTH_BEFORE =
            Pattern.compile("([\\p{L}\\p{M}]{3,15})(?:['’]s)?\\s(?:[\\p{L}]{1,3}\\s)?$");
    private static final Pattern IDEOGRAPHIC =
            Pattern.compile(
                    "(?:([01]?\\d)|[毎每])月の?的?第\\s?([1-5一二三四五])\\s?[个個]?\\s?(?:([月火水木金土日])曜|(?:星期|周|週|礼拜)([一二三四五六日天]))日?");

    private static final int CONTEXT = 40;
    private static final int MOST = 5;

    void find() {
        for (ScannedText.Word word : scanned.words) {
            Set<DayOfWeek> days = scanned.vocabulary.namedWeekdays(word.text());
            if (days.size() == 1) {
                find(days.iterator().next(), word);
            }
        }
        Matcher ideographic = IDEOGRAPHIC.matcher(scanned.text);
        while (scanned.hasIdeographs && ideographic.find()) {
            ideographic(ideographic);
        }
    }

    private void find(DayOfWeek weekday, ScannedText.Word word) {
        List<Integer> nths = new ArrayList<>();
        int start = word.start();
        while (nths.size() < MOST) {
            int from = Math.max(0, start - CONTEXT);
            Matcher before = BEFORE.matcher(scanned.text.substring(from, start));
            Integer nth = before.find() ? nth(before) : null;
            if (nth == null) {
                break;
            }
            nths.add(nth);
            start = from + before.start();
            Matcher and = AND.matcher(scanned.text.substring(Math.max(0, start - 6), start));
            if (!and.find()) {
                break;
            }
            // what stands before "and" ends with a space, as if the weekday followed
            start = Math.max(0, start - 6) + and.start();
        }
        if (!nths.isEmpty()) {
            inMonth(weekday, nths, start, word.end());
        }
    }

    private Integer nth(Matcher before) {
        return before.group(1) != null
                ? Integer.valueOf(before.group(1))
                : scanned.vocabulary.ordinals.get(before.group(2));
    }

    private void inMonth(DayOfWeek weekday, List<Integer> nths, int start, int end) {
        String rest = scanned.text.substring(end, Math.min(scanned.text.length(), end + CONTEXT));
        Matcher next = NEXT.matcher(rest);
        for (int i = 0; i < WORDS_BEHIND && next.find(); i++) {
            if (isMonth(next.group(1)) && DAY.matcher(rest.substring(next.end())).find()) {
                return;
            }
            if (isMonth(next.group(1))) {
                Matcher year = YEAR.matcher(rest.substring(next.end()));
                boolean hasYear = year.find();
                int behind = end + next.end() + (hasYear ? year.end() : 0);
                Integer of = hasYear ? FoundDays.year(year.group(1)) : null;
                Integer later = later(end + next.start(1), end + next.end(1));
                add(weekday, nths, next.group(1), of, later, start, behind);
                return;
            }
            boolean isOther =
                    next.group(1).length() > LONGEST_BETWEEN
                            && !scanned.vocabulary.weekdays.names(next.group(1));
            if (isOther) {
                break;
            }
        }
        int from = Math.max(0, start - CONTEXT);
        Matcher before = MONTH_BEFORE.matcher(scanned.text.substring(from, start));
        if (before.find() && isMonth(before.group(1))) {
            add(weekday, nths, before.group(1), null, null, from + before.start(), end);
        }
    }

    /** Of next month, or of this one; null where it is the month of each time, or a named one. */
    private @Nullable Integer later(int start, int end) {
        return scanned.vocabulary.month.contains(scanned.text.substring(start, end))
                ? scanned.vocabulary.weekdays.monthsLater(scanned.text, start, end)
                : null;
    }

    private boolean isMonth(String word) {
        return scanned.vocabulary.months.containsKey(word)
                || scanned.vocabulary.month.contains(word);
    }

    private void add(
            DayOfWeek weekday,
            List<Integer> nths,
            String month,
            Integer year,
            @Nullable Integer later,
            int start,
            int end) {
        Set<Integer> months = scanned.vocabulary.months.getOrDefault(month, Set.of());
        for (int nth : nths) {
            found.add(DayMention.of(new DayOfMonth(nth, weekday, months, later), year, start, end));
        }
    }

    private void ideographic(Matcher m) {
        int month = m.group(1) == null ? 0 : Integer.parseInt(m.group(1));
        int nth = "12345".indexOf(m.group(2)) + "一二三四五".indexOf(m.group(2)) + 2;
        String day = m.group(3) != null ? m.group(3) : m.group(4);
        int index = Math.max("月火水木金土日".indexOf(day), "一二三四五六天".indexOf(day));
        if (month <= 12) {
            Set<Integer> months = month == 0 ? Set.of() : Set.of(month);
            DayOfMonth ordinal = new DayOfMonth(nth, DayOfWeek.of(index + 1), months, null);
            found.add(DayMention.of(ordinal, null, m.start(), m.end()));
        }
    }
}
