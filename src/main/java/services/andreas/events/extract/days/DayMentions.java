package services.andreas.events.extract.days;

import java.util.List;

/** Finds the days that a text names, in the languages of {@code words/}. */
public final class DayMentions {
    /** Not the hour of "1930 hrs". */
    static final String YEAR = "((?:19|20|21)\\d\\d(?!\\s?(?i:hrs?|hours|h|uhr)\\b))";

    private DayMentions() {}

    /** Returns the days in the order of the text. */
    public static List<DayMention> in(String text, DayWords words) {
        return in(ScannedText.of(text, words));
    }

    public static List<DayMention> in(ScannedText text) {
        FoundDays found = new FoundDays();
        new OrdinalWeekdays(text, found).find();
        new NumericDays(text, found).find();
        new DaysOfMonth(text, found).find();
        new MonthDays(text, found).find();
        new Weekdays(text, found).find();
        new CountedDays(text, found).find();
        new RelativeDays(text, found).find();
        return found.inOrder();
    }
}
