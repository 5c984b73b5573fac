package services.andreas.events.extract.days;

import java.time.MonthDay;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days beside the name of their month: 5 December, December 5th and 6th, 5./6. Dezember 2026. */
record MonthDays(ScannedText scanned, FoundDays found) {
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
                            + "(?!\\s?(?:[-–—]|to|bis|à|a)\\s?\\d{1,2}(?:[:.h]\\d\\d)?\\s?(?:[ap]\\.?m\\b|uhr|h\\b|heures|horas))"
                            + ORDINAL
                            + "((?:\\s*,\\s*[0-3]?\\d(?:st|nd|rd|th)?){0,10}\\s*,?\\s*(?:&|[-–—]|\\b(?:and|to|through|und|bis|et|y|e)\\b)\\s*[0-3]?\\d(?:st|nd|rd|th)?"
                            + TIME_FOLLOWS
                            + ")?");
    private static final Pattern YEAR_AFTER =
            Pattern.compile(
                    "^\\.?,?\\s*(?:de\\s+|del\\s+|of\\s+)?(?:"
                            + DayMentions.YEAR
                            + "(?!\\d)|['’](\\d\\d))");
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /** The days of a month stand within this many characters. */
    private static final int CONTEXT = 60;

    void find() {
        for (ScannedText.Word word : scanned.words) {
            Set<Integer> months = scanned.vocabulary.months.get(word.text());
            if (months != null && !found.isTaken(word.start())) {
                find(months, word);
            }
        }
    }

    private void find(Set<Integer> months, ScannedText.Word month) {
        int from = Math.max(0, month.start() - CONTEXT);
        int to = Math.min(scanned.text.length(), month.end() + CONTEXT);
        if (!scanned.hasNumberIn(from, to)) {
            return;
        }
        String rest = scanned.text.substring(month.end(), to);
        Matcher before = BEFORE.matcher(scanned.text.substring(from, month.start()));
        Matcher after = AFTER.matcher(rest);
        boolean isAfter = after.find();
        // the last number of the line above counts something else
        boolean isAbove = isAfter && after.group().indexOf('\n') < 0 && isLineStart(month);
        if (!isAbove && before.find()) {
            add(months, before.group(1), yearAfter(rest), from + before.start(), month.end());
            return;
        }
        if (isAfter) {
            Integer year = yearAfter(rest.substring(after.end()));
            String days = after.group(1) + (after.group(2) == null ? "" : after.group(2));
            add(months, days, year, month.start(), month.end() + after.end());
        }
    }

    private boolean isLineStart(ScannedText.Word word) {
        return word.start() > 0 && scanned.text.charAt(word.start() - 1) == '\n';
    }

    private static Integer yearAfter(String rest) {
        Matcher year = YEAR_AFTER.matcher(rest);
        return year.find()
                ? FoundDays.year(year.group(1) != null ? year.group(1) : year.group(2))
                : null;
    }

    /** Each of several days is a mention of its own. */
    private void add(Set<Integer> months, String days, Integer year, int start, int end) {
        Matcher number = NUMBER.matcher(days);
        while (number.find()) {
            Set<MonthDay> meant = new TreeSet<>();
            int day = Integer.parseInt(number.group());
            months.forEach(month -> meant.addAll(FoundDays.day(month, day)));
            found.add(meant, year, start, end);
        }
    }
}
