package services.andreas.events.extract.days;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A form that begins with a number. Most numbers are recognised by their digits and the next
 * character to be of another form, which is much cheaper than the pattern.
 *
 * @param fewest digits of the number
 * @param most digits of the number
 * @param next characters, one of which comes next, perhaps behind a white space; empty for any
 */
record NumberForm(int fewest, int most, String next, Pattern pattern) {
    private static final List<String> MORNINGS = List.of("上午", "午前", "早上", "오전");
    private static final List<String> AFTERNOONS = List.of("下午", "午後", "晚上", "夜", "오후");

    /** 7 pm, 7 p.m., 7p. */
    private static final String HALF =
            "(?:\\s?(?=[ap]\\.?\\s?m\\b)|(?=p\\b))([ap])(?:\\.?\\s?m\\b)?";

    // the forms of hours in digits
    static final NumberForm MINUTES =
            of(
                    1,
                    2,
                    ":h時时시点點.u",
                    "(?<![\\d$€£]|\\d\\.)(\\d{1,2})(?:\\s?[:h時时시点點]\\s?|\\.(?!\\d\\d\\.\\d)|\\s?uhr\\s{1,2}|\\s?u(?=\\d))(\\d{2})(?!\\d|\\s?(?:[€$£]|(?:eur|euros?|usd|gbp|chf|sfr|pln|zł|kr)\\b))(?:"
                            + HALF
                            + ")?");
    static final NumberForm HOURS =
            of(
                    1,
                    2,
                    "apuhoóгч時时点點시g",
                    "(?<![\\d.:])(\\d{1,2})(?:"
                            + HALF
                            + "|\\s?(?:uhr|h\\b|hrs?\\b|heures?|horas|ore\\b|uur|hodin|óra|годин|ч\\b|時|时|点|點|시|時半|godz))");

    /** What stands behind an hour in languages that count it from midnight. */
    static final Pattern UNIT =
            Pattern.compile("\\s?(?:uhr|h(?!\\p{L})|hrs?\\b|uur|hodin|óra|ч\\b|godz|heures)");

    static final NumberForm HALF_HOURS = of(1, 2, "時点點시", "(\\d{1,2})\\s?(?:時半|点半|點半|시 ?반)");
    static final NumberForm RANGE =
            of(
                    1,
                    2,
                    ":.h-–—~〜/tubàa",
                    "(?<![\\d.:])(\\d{1,2})(?:[:.h](\\d{2}))?\\s?(?:[-–—~〜/]|to|until|till|bis|à|a|al|and)\\s?(\\d{1,2})(?:[:.h]\\d{2})?(?:"
                            + HALF
                            + "|\\s?(uhr|h\\b|時)|\\s?o'clock)");
    static final NumberForm BARE =
            of(
                    1,
                    2,
                    "",
                    "(\\d{1,2})(?!:?\\d|\\.\\d|[\\s.]*(?:\\p{L}*\\s)?(?:min|%|€|\\$)|\\s?\\+?\\s?(?:jahre?n?|years?|yrs?|ans|años|anos|anni|jaar|lat|let|år)\\b|\\s?[ap]\\.?\\s?m\\b|\\s?(?:[-–—]|to|and)\\s?\\d{1,2}(?::\\d\\d)?\\s?[ap]\\.?\\s?m\\b)");

    static final NumberForm ABOUT = of(1, 2, "-i", "(\\d{1,2})-?ish\\b");

    /** From one hour to another, both bare: they count behind a word such as "at" or a day. */
    static final NumberForm BARE_RANGE =
            of(
                    1,
                    2,
                    "-–—~〜tubàa",
                    "(?<![\\d.:,/$€£])(\\d{1,2})(?:\\s?[-–—~〜]\\s?|\\s(?:to|till|until|bis|à|a|al)\\s)(\\d{1,2})(?!:?\\d|[/%€$£]|[.,]\\d|\\s?[ap]\\.?\\s?m\\b|\\s?(?:min|eur|usd|jahr|year|ans\\b))");

    static final NumberForm AFTERNOON =
            of(
                    1,
                    Integer.MAX_VALUE,
                    "",
                    "(?<=(?:" + String.join("|", AFTERNOONS) + ")\\s?)(\\d{1,2})");
    static final NumberForm COMPACT = of(4, 6, "", "(?<=\\dt)(\\d{2})(\\d{2})(?:\\d{2})?z?\\b");

    /** 0930–1200 hrs, 1930h. */
    static final NumberForm MILITARY =
            of(
                    4,
                    4,
                    "",
                    "(?<![\\d.,:/$€£-])([01]\\d|2[0-4])([0-5]\\d)(?:\\s?(?:[-–—/]|to|bis)\\s?([01]\\d|2[0-4])([0-5]\\d))?(?!\\d)\\s?(?:hrs?\\b|hours\\b|h\\b|uhr\\b)");

    /** Without such a word only what is no year: 0930-1200. */
    static final NumberForm MILITARY_MORNING =
            of(
                    4,
                    4,
                    "",
                    "(?<![\\d.,:/$€£-])(0\\d)([0-5]\\d)\\s?[-–—]\\s?([01]\\d|2[0-4])([0-5]\\d)(?![\\d.,:/-])");

    static final NumberForm AND =
            of(1, 2, "", "(\\d{1,2})\\s(\\p{L}{1,3})\\s([0-5]\\d)(?!\\d|\\s?[%€$£])");

    static NumberForm of(int fewest, int most, String next, String pattern) {
        return new NumberForm(fewest, most, next, Pattern.compile(pattern));
    }

    /** Whether a number of a text may begin this form. */
    boolean fits(String text, int start, int end) {
        int digits = end - start;
        return digits >= fewest && digits <= most && (next.isEmpty() || isNext(text, end));
    }

    private boolean isNext(String text, int end) {
        int at = end < text.length() && ScannedText.isSpace(text.charAt(end)) ? end + 1 : end;
        return at < text.length() && next.indexOf(text.charAt(at)) >= 0;
    }

    static boolean isBehindAfternoon(String before) {
        return AFTERNOONS.stream().anyMatch(before::endsWith);
    }

    static boolean isBehindMorning(String before) {
        return MORNINGS.stream().anyMatch(before::endsWith);
    }
}
