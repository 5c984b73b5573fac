package services.andreas.events.extract.days;

/** The forms in which texts write hours in digits; each begins with the first digit of a number. */
final class ClockForms {
    static final NumberForm MINUTES =
            NumberForm.of(
                    1,
                    2,
                    ":h時时시点點.u",
                    "(?<![\\d$€£]|\\d\\.)(\\d{1,2})(?:\\s?[:h時时시点點]\\s?|\\.(?!\\d\\d\\.\\d)|\\s?uhr\\s{1,2}|\\s?u(?=\\d))(\\d{2})(?!\\d|\\s?(?:[€$£]|(?:eur|euros?|usd|gbp|chf|sfr|pln|zł|kr)\\b))(?:\\s?([ap])\\.?\\s?m\\b)?");
    static final NumberForm HOURS =
            NumberForm.of(
                    1,
                    2,
                    "apuhoóгч時时点點시g",
                    "(?<![\\d.:])(\\d{1,2})\\s?(?:([ap])\\.?\\s?m\\b|(?:uhr|h\\b|hrs?\\b|heures?|horas|ore\\b|uur|hodin|óra|годин|ч\\b|時|时|点|點|시|時半|godz))");
    static final NumberForm HALF_HOURS =
            NumberForm.of(1, 2, "時点點시", "(\\d{1,2})\\s?(?:時半|点半|點半|시 ?반)");
    static final NumberForm RANGE =
            NumberForm.of(
                    1,
                    2,
                    ":.h-–—~〜/tubàa",
                    "(?<![\\d.:])(\\d{1,2})(?:[:.h](\\d{2}))?\\s?(?:[-–—~〜/]|to|until|till|bis|à|a|al|and)\\s?(\\d{1,2})(?:[:.h]\\d{2})?\\s?(?:([ap])\\.?\\s?m\\b|(uhr|h\\b|時)|o'clock)");
    static final NumberForm BARE =
            NumberForm.of(
                    1,
                    2,
                    "",
                    "(\\d{1,2})(?!:?\\d|\\.\\d|[\\s.]*(?:\\p{L}*\\s)?(?:min|%|€|\\$)|\\s?\\+?\\s?(?:jahre?n?|years?|yrs?|ans|años|anos|anni|jaar|lat|let|år)\\b|\\s?[ap]\\.?\\s?m\\b|\\s?(?:[-–—]|to|and)\\s?\\d{1,2}(?::\\d\\d)?\\s?[ap]\\.?\\s?m\\b)");

    static final NumberForm ABOUT = NumberForm.of(1, 2, "-i", "(\\d{1,2})-?ish\\b");

    /** From one hour to another, both bare: they count behind a word such as "at" or a day. */
    static final NumberForm BARE_RANGE =
            NumberForm.of(
                    1,
                    2,
                    "-–—~〜",
                    "(?<![\\d.:,/$€£])(\\d{1,2})\\s?[-–—~〜]\\s?(\\d{1,2})(?!:?\\d|[/%€$£]|[.,]\\d|\\s?[ap]\\.?\\s?m\\b|\\s?(?:min|eur|usd|jahr|year|ans\\b))");

    static final NumberForm AFTERNOON =
            NumberForm.of(1, Integer.MAX_VALUE, "", "(?<=(?:下午|午後|晚上|夜|오후)\\s?)(\\d{1,2})");
    static final NumberForm COMPACT =
            NumberForm.of(4, 6, "", "(?<=\\dt)(\\d{2})(\\d{2})(?:\\d{2})?z?\\b");

    /** 0930–1200 hrs, 1930h. */
    static final NumberForm MILITARY =
            NumberForm.of(
                    4,
                    4,
                    "",
                    "(?<![\\d.,:/$€£-])([01]\\d|2[0-4])([0-5]\\d)(?:\\s?(?:[-–—/]|to|bis)\\s?([01]\\d|2[0-4])([0-5]\\d))?(?!\\d)\\s?(?:hrs?\\b|hours\\b|h\\b|uhr\\b)");

    /** Without such a word only what is no year: 0930-1200. */
    static final NumberForm MILITARY_MORNING =
            NumberForm.of(
                    4,
                    4,
                    "",
                    "(?<![\\d.,:/$€£-])(0\\d)([0-5]\\d)\\s?[-–—]\\s?([01]\\d|2[0-4])([0-5]\\d)(?![\\d.,:/-])");

    static final NumberForm AND =
            NumberForm.of(1, 2, "", "(\\d{1,2})\\s(\\p{L}{1,3})\\s([0-5]\\d)(?!\\d|\\s?[%€$£])");

    private ClockForms() {}
}
