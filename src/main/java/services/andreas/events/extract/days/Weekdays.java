package services.andreas.events.extract.days;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Weekdays: beside a date they belong to it, alone they name a day of their own. */
record Weekdays(ScannedText scanned, FoundDays found) {
    private static final Pattern IDEOGRAPHIC =
            Pattern.compile("([月火水木金土日])曜|[(（]([月火水木金土日])[)）]|(?:星期|周|週|礼拜)([一二三四五六日天])");

    /** A month without a day. */
    private static final Pattern MONTH =
            Pattern.compile(
                    "(?<![\\d一二三四五六七八九十])(?:(1[0-2]|[1-9])|(十[一二]?|[一二三四五六七八九]))[月월](?!\\s?[\\d一二三四五六七八九十]{1,3}\\s?[日号號일]|曜)");

    private static final List<String> MONTHS =
            List.of("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二");

    private static final Pattern UNTIL =
            Pattern.compile("\\s*(?:[-–—/]|to|through|bis|à|au|a|al|t/m|till|til|do)\\s*$");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");
    private static final Pattern GAP = Pattern.compile("[ .,]{1,3}");
    private static final int BESIDE = 12;

    /** A day of a month that is not named. */
    private static final Pattern NUMBER =
            Pattern.compile(
                    ",?\\s(?:the\\s|den\\s|dem\\s|d\\.\\s|le\\s|el\\s|il\\s|dia\\s|día\\s)?([1-9]|[12]\\d|3[01])(?:st|nd|rd|th|\\.(?=\\s|,|$))(?!\\s?\\d)");

    void find() {
        int before = -1;
        for (ScannedText.Word word : scanned.words) {
            Set<DayOfWeek> days = scanned.vocabulary.namedWeekdays(word.text());
            if (days.isEmpty() || found.isTaken(word.start())) {
                continue;
            }
            boolean isLong = scanned.vocabulary.isLongWeekday(word.text());
            boolean isAlone = !beside(days, word.start(), word.end(), isLong) && isLong;
            if (isAlone && before >= 0 && isUntil(before, word.start())) {
                // opening hours, from one weekday to another
                found.removeLastBefore(word.start());
            } else if (isAlone) {
                add(days.iterator().next(), word.start(), word.end());
            }
            before = isLong ? word.end() : before;
        }
        if (scanned.hasIdeographs) {
            ideographic();
        }
    }

    /** "Wednesday 25th" is of this month or the next. */
    private void add(DayOfWeek weekday, int start, int end) {
        Matcher number = NUMBER.matcher(scanned.text).region(end, scanned.text.length());
        if (number.lookingAt()) {
            DayOfMonth day = new DayOfMonth(Integer.parseInt(number.group(1)), null, Set.of(), 0);
            found.add(DayMention.of(day, null, start, number.end()).on(weekday, start, end));
            return;
        }
        DayMention.Which which = scanned.vocabulary.weekdays.of(scanned.text, start, end);
        found.add(DayMention.of(weekday, which, start, end));
    }

    private boolean isUntil(int from, int to) {
        return isUntil(scanned.text.substring(from, to));
    }

    /** Whether words between two weekdays mean all days from one to the other. */
    static boolean isUntil(String between) {
        return UNTIL.matcher(between).matches();
    }

    /** The weekdays of a text in ideographs. */
    static List<DayOfWeek> ideographic(String text) {
        return IDEOGRAPHIC.matcher(text).results().map(Weekdays::day).toList();
    }

    /** The months that a text names in ideographs, beside no day. */
    static List<Integer> months(String text) {
        return MONTH.matcher(text)
                .results()
                .map(
                        m ->
                                m.group(1) == null
                                        ? MONTHS.indexOf(m.group(2)) + 1
                                        : Integer.parseInt(m.group(1)))
                .toList();
    }

    private static DayOfWeek day(MatchResult m) {
        String day = m.group(1) != null ? m.group(1) : m.group(2) != null ? m.group(2) : m.group(3);
        int index = Math.max("月火水木金土日".indexOf(day), "一二三四五六天".indexOf(day));
        return DayOfWeek.of(index + 1);
    }

    private void ideographic() {
        Matcher m = IDEOGRAPHIC.matcher(scanned.text);
        while (m.find()) {
            DayOfWeek meant = day(m.toMatchResult());
            boolean isAlone = !beside(Set.of(meant), m.start(), m.end(), true);
            if (isAlone && m.group(2) == null) {
                add(meant, m.start(), m.end());
            }
        }
    }

    /** Links the dates beside a weekday with it; returns whether there is one. */
    private boolean beside(Set<DayOfWeek> days, int start, int end, boolean isLong) {
        boolean any = false;
        for (DayMention date : found.near(start - BESIDE, end + BESIDE)) {
            int gap = Math.max(date.start() - end, start - date.end());
            boolean isBeside =
                    isLong ? gap <= BESIDE && between(date, start, end) : touches(date, start, end);
            if (date.isDate() && isBeside) {
                any = true;
                if (days.size() == 1 && date.weekday() == null && isFirst(date)) {
                    found.setWeekday(date, days.iterator().next());
                }
            }
        }
        return any;
    }

    /** Whether a short name stands directly before a date, or in brackets behind it. */
    private boolean touches(DayMention date, int start, int end) {
        if (date.start() >= end) {
            int gap = date.start() - end;
            return gap <= 3 && GAP.matcher(scanned.text.substring(end, date.start())).matches();
        }
        boolean behind = start >= date.end() && start - date.end() <= 2;
        return behind && scanned.text.charAt(start - 1) == '(';
    }

    /** Of several days that stand together, the weekday before them is that of the first one. */
    private boolean isFirst(DayMention date) {
        return found.near(date.start(), date.start()).stream()
                .filter(other -> other.start() == date.start() && other.end() == date.end())
                .findFirst()
                .filter(first -> first == date)
                .isPresent();
    }

    private boolean between(DayMention date, int start, int end) {
        String gap =
                date.start() >= end
                        ? scanned.text.substring(end, date.start())
                        : scanned.text.substring(Math.min(date.end(), start), start);
        return !gap.contains("\n") && WORD.matcher(gap).results().count() <= 1;
    }
}
