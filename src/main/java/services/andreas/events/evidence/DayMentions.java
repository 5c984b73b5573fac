package services.andreas.events.evidence;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the days that a text names, in the languages of {@code dates/words.properties}. */
final class DayMentions {
    private static final String YEAR = "((?:19|20|21)\\d\\d)";
    private static final Pattern ISO =
            Pattern.compile("(?<!\\d)" + YEAR + "([-/.])([01]?\\d)\\2([0-3]?\\d)(?!\\d)");
    private static final Pattern COMPACT =
            Pattern.compile("(?<![\\d.])" + YEAR + "([01]\\d)([0-3]\\d)(?=t\\d|\\b)(?![\\d.])");
    private static final Pattern SPACED =
            Pattern.compile("(?<!\\d)" + YEAR + "\\. ([01]?\\d)\\. ([0-3]?\\d)\\.?(?!\\d)");
    private static final Pattern NUMERIC =
            Pattern.compile(
                    "(?<![\\d.,/:-])([0-3]?\\d)([/.-])\\s?([0-3]?\\d)\\2(?:\\s?"
                            + YEAR
                            + "|(\\d\\d)(?![.:]\\d))(?![\\d/])");
    private static final Pattern DOTTED =
            Pattern.compile(
                    "(?<![\\d.,:$€£-])([0-3]?\\d)\\.\\s?([01]?\\d)\\.(?!\\d)(?! ?(?:19|20|21)\\d\\d)");
    private static final Pattern SLASHED =
            Pattern.compile("(?<![\\d.,/:$€£-])([0-3]?\\d)/([0-3]?\\d)(?![\\d/%.])");
    private static final Pattern IDEOGRAPHIC =
            Pattern.compile(
                    "(?:" + YEAR + "\\s?[年년]\\s?)?([01]?\\d)\\s?[月월]\\s?([0-3]?\\d)\\s?[日号號일]?");
    private static final Pattern IDEOGRAPHIC_WEEKDAY =
            Pattern.compile("([月火水木金土日])曜|[(（]([月火水木金土日])[)）]|(?:星期|周|週|礼拜)([一二三四五六日天])");

    private static final String ORDINAL =
            "(?:\\.|st|nd|rd|th|er|re|º|°|ª|\\.º|η|ης|-го|e|de|:e|a|ο)?";
    private static final String AND =
            "(?:,|&|\\+|/|[-–—]|\\b(?:and|und|et|y|e|en|och|og|i|a|to|bis|au|al|till|til|do|through|и)\\b)";
    private static final String DAYS =
            "((?:[0-3]?\\d"
                    + ORDINAL
                    + "\\s*"
                    + AND
                    + "\\s*(?:[\\p{L}.]{2,15}\\s+){0,2}){0,12}[0-3]?\\d)";
    private static final Pattern BEFORE =
            Pattern.compile(
                    "(?<![\\d:.,/$€£])"
                            + DAYS
                            + ORDINAL
                            + "\\s*(?:de|of|d['’]|del|di|von|ta'|ng)?\\s*$");
    private static final String TIME_FOLLOWS =
            "(?!\\d)(?!\\s*(?:[-–—]|to|bis)?\\s*\\d{0,2}\\s*(?:[:.h時시]\\s*\\d\\d|h\\b|[ap]\\.?m\\b|uhr|o'clock|heures|horas))";
    private static final Pattern AFTER =
            Pattern.compile(
                    "^\\.?,?\\s*(?:the\\s+)?([0-3]?\\d)(?!\\d|[:.]\\d|\\s*(?:[ap]\\.?m\\b|uhr|h\\b))"
                            + ORDINAL
                            + "((?:\\s*,\\s*[0-3]?\\d(?:st|nd|rd|th)?){0,10}\\s*,?\\s*(?:&|[-–—]|\\b(?:and|to|through|und|bis|et|y|e)\\b)\\s*[0-3]?\\d(?:st|nd|rd|th)?"
                            + TIME_FOLLOWS
                            + ")?");
    private static final Pattern YEAR_AFTER =
            Pattern.compile(
                    "^\\.?,?\\s*(?:de\\s+|del\\s+|of\\s+)?(?:" + YEAR + "(?!\\d)|['’](\\d\\d))");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+(?:-feira)?");
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern TIME =
            Pattern.compile("\\d\\s?(?:[:.h時시]\\s?\\d\\d|[ap]\\.?m\\b|h\\b|uhr|heures)");
    private static final Pattern UNTIL_WEEKDAY =
            Pattern.compile("\\s*(?:[-–—/]|to|through|bis|à|au|a|al|t/m|till|til|do)\\s*$");

    private static final Pattern GAP = Pattern.compile("[ .,]{1,3}");

    private static final int CONTEXT = 60;
    private static final int BESIDE = 12;
    private static final int NEAR = 30;

    private final String text;
    private final List<DayMention> found = new ArrayList<>();
    private final boolean[] taken;

    private DayMentions(String text) {
        this.text = text;
        this.taken = new boolean[text.length()];
    }

    /** Returns the days in the order of the text. */
    static List<DayMention> in(String text) {
        DayMentions mentions =
                new DayMentions(
                        Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT));
        mentions.numbers();
        mentions.months();
        mentions.weekdays();
        mentions.relative();
        mentions.found.sort(Comparator.comparingInt(DayMention::start));
        return mentions.found;
    }

    private void numbers() {
        all(ISO, m -> add(m, m.group(1), m.group(3), m.group(4), false));
        all(COMPACT, m -> add(m, m.group(1), m.group(2), m.group(3), false));
        all(SPACED, m -> add(m, m.group(1), m.group(2), m.group(3), false));
        all(NUMERIC, m -> add(m, year(m), m.group(3), m.group(1), !m.group(2).equals(".")));
        all(DOTTED, m -> add(m, null, m.group(2), m.group(1), false));
        all(SLASHED, m -> addUnlessFraction(m));
        all(IDEOGRAPHIC, m -> add(m, m.group(1), m.group(2), m.group(3), false));
    }

    private static String year(Matcher numeric) {
        return numeric.group(4) != null ? numeric.group(4) : numeric.group(5);
    }

    private interface Found {
        void at(Matcher matcher);
    }

    private void all(Pattern pattern, Found found) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            if (!taken[matcher.start()]) {
                found.at(matcher);
            }
        }
    }

    private void addUnlessFraction(Matcher m) {
        boolean isAlways = m.group(1).equals("24") && m.group(2).equals("7");
        if (!isAlways) {
            add(m, null, m.group(2), m.group(1), true);
        }
    }

    private void add(Matcher m, String year, String month, String day, boolean eitherWay) {
        Set<MonthDay> days = new TreeSet<>();
        add(days, Integer.parseInt(month), Integer.parseInt(day));
        if (eitherWay) {
            add(days, Integer.parseInt(day), Integer.parseInt(month));
        }
        if (!days.isEmpty()) {
            add(new DayMention(days, year(year), null, null, m.start(), m.end()));
        }
    }

    private static void add(Set<MonthDay> days, int month, int day) {
        try {
            days.add(MonthDay.of(month, day));
        } catch (DateTimeException e) {
            // it means something else
        }
    }

    private static Integer year(String year) {
        if (year == null) {
            return null;
        }
        int number = Integer.parseInt(year);
        return number < 100 ? number + 2000 : number;
    }

    private void add(DayMention mention) {
        found.add(mention);
        for (int i = mention.start(); i < mention.end(); i++) {
            taken[i] = true;
        }
    }

    private void months() {
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            Set<Integer> months = DayWords.MONTHS.get(word.group());
            if (months == null || taken[word.start()]) {
                continue;
            }
            int from = Math.max(0, word.start() - CONTEXT);
            Matcher before = BEFORE.matcher(text.substring(from, word.start()));
            String rest = text.substring(word.end(), Math.min(text.length(), word.end() + CONTEXT));
            if (before.find()) {
                Integer year = yearAfter(rest);
                add(months, before.group(1), year, from + before.start(), word.end());
                continue;
            }
            Matcher after = AFTER.matcher(rest);
            if (after.find()) {
                Integer year = yearAfter(rest.substring(after.end()));
                String days = after.group(1) + (after.group(2) == null ? "" : after.group(2));
                add(months, days, year, word.start(), word.end() + after.end());
            }
        }
    }

    private static Integer yearAfter(String rest) {
        Matcher year = YEAR_AFTER.matcher(rest);
        return year.find() ? year(year.group(1) != null ? year.group(1) : year.group(2)) : null;
    }

    /** Each of several days is a mention of its own. */
    private void add(Set<Integer> months, String days, Integer year, int start, int end) {
        Matcher number = NUMBER.matcher(days);
        while (number.find()) {
            Set<MonthDay> meant = new TreeSet<>();
            months.forEach(month -> add(meant, month, Integer.parseInt(number.group())));
            if (!meant.isEmpty()) {
                add(new DayMention(meant, year, null, null, start, end));
            }
        }
    }

    private void weekdays() {
        Matcher word = WORD.matcher(text);
        int before = -1;
        while (word.find()) {
            Set<DayOfWeek> days = weekday(word.group());
            if (days.isEmpty() || taken[word.start()]) {
                continue;
            }
            boolean isLong = DayWords.WEEKDAYS.containsKey(singular(word.group()));
            boolean besideDate = beside(days, word.start(), word.end(), isLong) || !isLong;
            if (!besideDate) {
                boolean endsRange =
                        before >= 0
                                && UNTIL_WEEKDAY
                                        .matcher(text.substring(before, word.start()))
                                        .matches();
                if (endsRange) {
                    // opening hours, from one weekday to another
                    found.removeIf(mention -> mention.end() == beforeEnd(word.start()));
                } else {
                    add(
                            new DayMention(
                                    Set.of(),
                                    null,
                                    days.iterator().next(),
                                    null,
                                    word.start(),
                                    word.end()));
                }
            }
            before = isLong ? word.end() : before;
        }
        Matcher ideograph = IDEOGRAPHIC_WEEKDAY.matcher(text);
        while (ideograph.find()) {
            String day =
                    ideograph.group(1) != null
                            ? ideograph.group(1)
                            : ideograph.group(2) != null ? ideograph.group(2) : ideograph.group(3);
            int index = Math.max("月火水木金土日".indexOf(day), "一二三四五六天".indexOf(day));
            DayOfWeek meant = DayOfWeek.of(index + 1);
            if (!beside(Set.of(meant), ideograph.start(), ideograph.end(), true)
                    && ideograph.group(2) == null) {
                add(
                        new DayMention(
                                Set.of(), null, meant, null, ideograph.start(), ideograph.end()));
            }
        }
    }

    private int beforeEnd(int start) {
        return found.stream()
                .mapToInt(DayMention::end)
                .filter(end -> end <= start)
                .max()
                .orElse(-1);
    }

    private static String singular(String word) {
        return !DayWords.WEEKDAYS.containsKey(word) && word.endsWith("s")
                ? word.substring(0, word.length() - 1)
                : word;
    }

    private static Set<DayOfWeek> weekday(String word) {
        DayOfWeek day = DayWords.WEEKDAYS.get(singular(word));
        return day != null ? Set.of(day) : DayWords.SHORT_WEEKDAYS.getOrDefault(word, Set.of());
    }

    /** Tells the dates beside a weekday of it; returns whether there is one. */
    private boolean beside(Set<DayOfWeek> days, int start, int end, boolean isLong) {
        boolean any = false;
        for (int i = 0; i < found.size(); i++) {
            DayMention date = found.get(i);
            int gap = Math.max(date.start() - end, start - date.end());
            boolean isBeside =
                    isLong ? gap <= BESIDE && between(date, start, end) : touches(date, start, end);
            if (date.isDate() && isBeside) {
                any = true;
                if (days.size() == 1 && date.weekday() == null && isFirst(date)) {
                    found.set(i, date.on(days.iterator().next(), date.start(), date.end()));
                }
            }
        }
        return any;
    }

    /** Whether a short name stands directly before a date, or in brackets behind it. */
    private boolean touches(DayMention date, int start, int end) {
        if (date.start() >= end) {
            return GAP.matcher(text.substring(end, date.start())).matches();
        }
        boolean behind = start >= date.end() && start - date.end() <= 2;
        return behind && text.charAt(start - 1) == '(';
    }

    /** Of several days that stand together, the weekday before them is that of the first one. */
    private boolean isFirst(DayMention date) {
        return found.stream()
                .filter(other -> other.start() == date.start() && other.end() == date.end())
                .findFirst()
                .filter(first -> first == date)
                .isPresent();
    }

    private boolean between(DayMention date, int start, int end) {
        String gap =
                date.start() >= end
                        ? text.substring(end, date.start())
                        : text.substring(Math.min(date.end(), start), start);
        return !gap.contains("\n") && WORD.matcher(gap).results().count() <= 1;
    }

    private void relative() {
        String plain = text;
        for (String none : DayWords.NO_DAYS) {
            plain = plain.replace(none, " ".repeat(none.length()));
        }
        for (Map.Entry<String, Integer> word : DayWords.RELATIVE.entrySet()) {
            for (int at = plain.indexOf(word.getKey());
                    at >= 0;
                    at = plain.indexOf(word.getKey(), at + 1)) {
                int end = at + word.getKey().length();
                boolean counts = word.getValue() > 0 || isTimeNear(at, end);
                if (!taken[at] && isWord(plain, at, end) && counts) {
                    add(new DayMention(Set.of(), null, null, word.getValue(), at, end));
                }
            }
        }
    }

    private boolean isTimeNear(int start, int end) {
        String near =
                text.substring(Math.max(0, start - NEAR), Math.min(text.length(), end + NEAR));
        return TIME.matcher(near).find();
    }

    private static boolean isWord(String text, int start, int end) {
        boolean ideographic = Character.isIdeographic(text.codePointAt(start));
        boolean before = start == 0 || !Character.isLetterOrDigit(text.charAt(start - 1));
        boolean after = end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
        return ideographic || before && after;
    }
}
