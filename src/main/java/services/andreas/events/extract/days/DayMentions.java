package services.andreas.events.extract.days;

import java.util.List;

/** Finds the days that a text names, in the languages of {@code dates/words.properties}. */
public final class DayMentions {
    static final String YEAR = "((?:19|20|21)\\d\\d)";

    private DayMentions() {}

    /** Returns the days in the order of the text. */
    public static List<DayMention> in(String text) {
        return in(ScannedText.of(text));
    }

    public static List<DayMention> in(ScannedText text) {
        FoundDays found = new FoundDays();
        new NumericDays(text, found).find();
        new MonthDays(text, found).find();
        new Weekdays(text, found).find();
        new RelativeDays(text, found).find();
        return found.inOrder();
    }
}
