package services.andreas.events.extract.repeats;

import java.util.List;
import services.andreas.events.extract.days.DayWords;
import services.andreas.events.extract.days.ScannedText;
import services.andreas.events.words.WordLists;

/** The words by which mails say that something repeats itself. */
public final class RepeatWords {
    private final List<String> every;
    private final List<String> everyOther;
    private final List<String> except;
    private final DayWords days;

    public RepeatWords(WordLists words, DayWords days) {
        every = words.repetitions().every();
        everyOther = words.repetitions().everyOther();
        except = words.repetitions().except();
        this.days = days;
    }

    DayWords days() {
        return days;
    }

    /** Whether a quote says "every", or a weekday in the plural. */
    boolean repeats(ScannedText quote) {
        return names(every, quote) || names(everyOther, quote) || days.isPlural(quote);
    }

    boolean skips(ScannedText quote) {
        return names(everyOther, quote);
    }

    boolean excepts(ScannedText quote) {
        return names(except, quote);
    }

    private static boolean names(List<String> phrases, ScannedText quote) {
        return phrases.stream().anyMatch(quote::has);
    }
}
