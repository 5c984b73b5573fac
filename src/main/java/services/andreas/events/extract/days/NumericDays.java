package services.andreas.events.extract.days;

import java.time.MonthDay;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days in numbers: 2026-12-05, 5.12.2026, 12/5, 12月5日. */
record NumericDays(ScannedText text, FoundDays found) {
    private static final String YEAR = DayMentions.YEAR;
    private static final NumberForm ISO =
            NumberForm.of(
                    4, 4, "-/.", "(?<!\\d)" + YEAR + "([-/.])([01]?\\d)\\2([0-3]?\\d)(?!\\d)");
    private static final NumberForm COMPACT =
            NumberForm.of(
                    8, 8, "", "(?<![\\d.])" + YEAR + "([01]\\d)([0-3]\\d)(?=t\\d|\\b)(?![\\d.])");
    private static final NumberForm SPACED =
            NumberForm.of(
                    4, 4, ".", "(?<!\\d)" + YEAR + "\\. ([01]?\\d)\\. ([0-3]?\\d)\\.?(?!\\d)");
    private static final NumberForm NUMERIC =
            NumberForm.of(
                    1,
                    2,
                    "/.-",
                    "(?<![\\d.,/:]|[\\d./:]-)([0-3]?\\d)([/.-])\\s?([0-3]?\\d)\\2(?:\\s?"
                            + YEAR
                            + "|(\\d\\d)(?![.:]\\d))(?![\\d/])");
    private static final NumberForm DOTTED =
            NumberForm.of(
                    1,
                    2,
                    ".",
                    "(?<![\\d.,:$€£-])([0-3]?\\d)\\.\\s?([01]?\\d)\\.(?!\\d)(?! ?(?:19|20|21)\\d\\d)");
    private static final NumberForm SLASHED =
            NumberForm.of(1, 2, "/", "(?<![\\d.,/:$€£-])([0-3]?\\d)/([0-3]?\\d)(?![\\d/%.])");
    private static final NumberForm IDEOGRAPHIC =
            NumberForm.of(
                    1,
                    4,
                    "年년月월",
                    "(?:" + YEAR + "\\s?[年년]\\s?)?([01]?\\d)\\s?[月월]\\s?([0-3]?\\d)\\s?[日号號일]?");

    /** 二〇二六年十二月五日. */
    private static final Pattern IN_WORDS =
            Pattern.compile(
                    "(?:([〇零一二三四五六七八九]{4})年)?(?<![一二三四五六七八九十])([一二三四五六七八九十]{1,2})月([一二三四五六七八九十廿卅]{1,3})[日號号]");

    private static final String DIGITS = "〇一二三四五六七八九";
    private static final String TENS = "〇十廿卅";

    void find() {
        each(ISO, m -> add(m, m.group(1), m.group(3), m.group(4), false));
        unlessCounted(COMPACT, m -> add(m, m.group(1), m.group(2), m.group(3), false));
        each(SPACED, m -> add(m, m.group(1), m.group(2), m.group(3), false));
        each(NUMERIC, this::addWithYear);
        each(DOTTED, m -> add(m, null, m.group(2), m.group(1), false));
        unlessCounted(SLASHED, this::addUnlessAlways);
        each(IDEOGRAPHIC, m -> add(m, m.group(1), m.group(2), m.group(3), false));
        if (text.hasIdeographs) {
            inWords();
        }
    }

    private void inWords() {
        Matcher m = IN_WORDS.matcher(text.text);
        while (m.find()) {
            String year = m.group(1) == null ? null : Integer.toString(digits(m.group(1)));
            if (!found.isTaken(m.start())) {
                add(m, year, number(m.group(2)), number(m.group(3)), false);
            }
        }
    }

    private static int digits(String ideographs) {
        return ideographs.chars().reduce(0, (sum, c) -> sum * 10 + digit(c));
    }

    private static int digit(int ideograph) {
        return ideograph == '零' ? 0 : DIGITS.indexOf(ideograph);
    }

    /** 五, 十二, 二十, 三十一, 廿五. */
    private static String number(String ideographs) {
        int number = 0;
        for (char c : ideographs.toCharArray()) {
            int tens = TENS.indexOf(c);
            number =
                    tens == 1
                            ? Math.max(1, number) * 10
                            : number + (tens > 1 ? tens * 10 : digit(c));
        }
        return Integer.toString(number);
    }

    private void each(NumberForm form, Consumer<Matcher> add) {
        text.eachNumber(
                form,
                m -> {
                    if (!found.isTaken(m.start())) {
                        add.accept(m);
                    }
                });
    }

    /** "Page 3/10" and "Order 20271224" name no day. */
    private void unlessCounted(NumberForm form, Consumer<Matcher> add) {
        each(
                form,
                m -> {
                    if (!isCounted(m)) {
                        add.accept(m);
                    }
                });
    }

    private boolean isCounted(Matcher m) {
        return text.vocabulary.counted.contains(text.wordBefore(m.start()));
    }

    private void addWithYear(Matcher m) {
        boolean whole = m.group(4) != null;
        if (whole || !isCounted(m)) {
            String year = whole ? m.group(4) : m.group(5);
            boolean isMonthFirst = Integer.parseInt(m.group(3)) > 12;
            add(m, year, m.group(3), m.group(1), isMonthFirst || !m.group(2).equals("."));
        }
    }

    private void addUnlessAlways(Matcher m) {
        boolean isAlways = m.group(1).equals("24") && m.group(2).equals("7");
        if (!isAlways) {
            add(m, null, m.group(2), m.group(1), true);
        }
    }

    private void add(Matcher m, String year, String month, String day, boolean eitherWay) {
        Set<MonthDay> days = FoundDays.day(Integer.parseInt(month), Integer.parseInt(day));
        if (eitherWay) {
            days.addAll(FoundDays.day(Integer.parseInt(day), Integer.parseInt(month)));
        }
        found.add(days, FoundDays.year(year), m.start(), m.end());
    }
}
