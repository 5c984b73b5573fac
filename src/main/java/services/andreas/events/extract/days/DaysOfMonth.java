package services.andreas.events.extract.days;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The 14th of next month, nächsten Monat am 3., le 3 du mois prochain, 来月3日. */
record DaysOfMonth(ScannedText scanned, FoundDays found) {
    private static final String ORDINAL = "(?:\\.|st|nd|rd|th|er|re|ère|º|ª|°|\\.º|η|-го|e|de|:e)?";
    private static final String WORDS = "((?:\\s[\\p{L}\\p{M}]{1,15}){1,4})";
    private static final Pattern BEFORE =
            Pattern.compile("(?<![\\d.,:/$€£-])([0-3]?\\d)" + ORDINAL + WORDS + "\\s$");
    private static final Pattern BEHIND =
            Pattern.compile(
                    "^((?:\\s[\\p{L}\\p{M}]{1,15}){0,3}),?"
                            + WORDS
                            + "\\s([0-3]?\\d)(?!\\d|[:.,/]\\d|\\s?(?:[ap]\\.?m\\b|uhr|h\\b))"
                            + ORDINAL
                            + "(?:\\s([\\p{L}\\p{M}]+))?");
    private static final Pattern IDEOGRAPHIC =
            Pattern.compile("(?:来月の?|下个月|下個月|다음\\s?달)\\s?([0-3]?\\d)\\s?[日号號일]");

    private static final int CONTEXT = 60;

    void find() {
        for (ScannedText.Word word : scanned.words) {
            if (scanned.vocabulary.month.contains(word.text())) {
                find(word);
            }
        }
        if (scanned.hasIdeographs) {
            Matcher m = IDEOGRAPHIC.matcher(scanned.text);
            while (m.find()) {
                add(m.group(1), 1, m.start(), m.end());
            }
        }
    }

    private void find(ScannedText.Word month) {
        Integer later =
                scanned.vocabulary.weekdays.monthsLater(scanned.text, month.start(), month.end());
        if (later == null) {
            return;
        }
        int from = Math.max(0, month.start() - CONTEXT);
        Matcher before = BEFORE.matcher(scanned.text.substring(from, month.start()));
        if (before.find() && areBeside(before.group(2))) {
            add(before.group(1), later, from + before.start(), month.end());
            return;
        }
        int to = Math.min(scanned.text.length(), month.end() + CONTEXT);
        Matcher behind = BEHIND.matcher(scanned.text.substring(month.end(), to));
        boolean isThere =
                behind.find()
                        && areBeside(behind.group(1) + behind.group(2))
                        && !scanned.vocabulary.months.containsKey(behind.group(4));
        if (isThere) {
            add(behind.group(3), later, month.start(), month.end() + behind.end(3));
        }
    }

    /** Whether nothing but "of the next" stands there. */
    private boolean areBeside(String words) {
        return Stream.of(words.strip().split("\\s+"))
                .allMatch(
                        word ->
                                scanned.vocabulary.besideMonth.contains(word)
                                        || scanned.vocabulary.weekdays.names(word));
    }

    private void add(String number, int later, int start, int end) {
        int day = Integer.parseInt(number);
        if (day > 0 && !found.isTaken(start) && !found.isTaken(end - 1)) {
            DayOfMonth meant = new DayOfMonth(day, null, Set.of(), later);
            found.add(DayMention.of(meant, null, start, end));
        }
    }
}
