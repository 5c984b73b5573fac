package services.andreas.events.extract.repeats;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import services.andreas.events.extract.days.DayMention;
import services.andreas.events.extract.days.ScannedText;

/**
 * The first and the last day of a repetition, and those without it, as far as the mail names them.
 *
 * @param reasons to which is added what a person should look at
 */
record RuleDays(
        StatedRule stated,
        ScannedText quote,
        List<DayMention> quoted,
        List<DayMention> mail,
        LocalDate sent,
        RepeatWords words,
        List<String> reasons) {
    private static final String OTHER_START = "start of the repetition is not certain";
    private static final String OTHER_END = "end of the repetition is not certain";
    private static final String EXCEPTIONS = "exceptions of the repetition are not certain";

    LocalDate from(LocalDate first) {
        List<YearMonth> months = months();
        LocalDate named = day(stated.from());
        LocalDate ofMonth = months.isEmpty() ? null : months.get(0).atDay(1);
        if (named != null && (isNamed(named) || named.equals(ofMonth))) {
            return named;
        }
        boolean isUnsaid =
                stated.from() != null && (named == null || first == null && ofMonth == null);
        if (isUnsaid || named != null && ofMonth != null) {
            reasons.add(OTHER_START);
        }
        if (first != null && (ofMonth == null || !first.isBefore(ofMonth))) {
            return first;
        }
        return ofMonth != null && ofMonth.isAfter(sent) ? ofMonth : sent;
    }

    LocalDate until(LocalDate start) {
        LocalDate told = day(stated.until());
        List<YearMonth> months = months();
        LocalDate ofMonth = months.isEmpty() ? null : months.get(months.size() - 1).atEndOfMonth();
        if (told != null && (isNamed(told) || told.equals(ofMonth))) {
            return told;
        }
        if (stated.until() != null) {
            reasons.add(OTHER_END);
        }
        LocalDate last =
                quoted.stream()
                        .filter(DayMention::isDate)
                        .flatMap(mention -> mention.dates(sent).stream())
                        .filter(day -> day.isAfter(start))
                        .max(LocalDate::compareTo)
                        .orElse(null);
        if (last != null && stated.until() == null && !words.excepts(quote)) {
            reasons.add(OTHER_END);
            return last;
        }
        return ofMonth;
    }

    Set<LocalDate> except() {
        Set<LocalDate> days = new TreeSet<>();
        for (String text : stated.except()) {
            LocalDate day = day(text);
            if (day != null && isNamed(day)) {
                days.add(day);
            } else {
                reasons.add(EXCEPTIONS);
            }
        }
        if (days.isEmpty() && words.excepts(quote) && !reasons.contains(EXCEPTIONS)) {
            reasons.add(EXCEPTIONS);
        }
        return days;
    }

    private boolean isNamed(LocalDate day) {
        return Stream.concat(quoted.stream(), mail.stream())
                .filter(mention -> !mention.isWeekday())
                .anyMatch(mention -> mention.fits(day, sent));
    }

    /** The months that the quote names without a day: "in January", "from January to March". */
    private List<YearMonth> months() {
        List<YearMonth> months = new ArrayList<>();
        for (int month : words.days().monthsAlone(quote, quoted)) {
            YearMonth from =
                    months.isEmpty() ? YearMonth.from(sent) : months.get(months.size() - 1);
            YearMonth next = YearMonth.of(from.getYear(), month);
            months.add(next.isBefore(from) ? next.plusYears(1) : next);
        }
        return months;
    }

    /** XXXX stands for the next year that has the day. */
    private LocalDate day(String text) {
        if (text == null) {
            return null;
        }
        for (int year : new int[] {sent.getYear(), sent.getYear() + 1}) {
            try {
                LocalDate day =
                        LocalDate.parse(text.replaceFirst("^[Xx?]{4}", Integer.toString(year)));
                if (!text.matches("^[Xx?]{4}.*") || !day.isBefore(sent)) {
                    return day;
                }
            } catch (DateTimeException e) {
                // tried in the next year
            }
        }
        return null;
    }
}
