package services.andreas.events.extract.repeats;

import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import services.andreas.events.extract.days.DayMentions;
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

    /** Whether it names weekdays on which something takes place each week. */
    public boolean isWeekly(ScannedText quote) {
        return repeats(quote) && !weekdays(quote).isEmpty();
    }

    boolean skips(ScannedText quote) {
        return names(everyOther, quote);
    }

    boolean excepts(ScannedText quote) {
        return names(except, quote);
    }

    /** The weekdays that a quote names; for "daily except Mondays", all others. */
    Set<DayOfWeek> weekdays(ScannedText quote) {
        int at =
                except.stream()
                        .mapToInt(quote::placeOf)
                        .filter(place -> place >= 0)
                        .min()
                        .orElse(-1);
        if (at < 0) {
            return days.weekdaysIn(quote);
        }
        Set<DayOfWeek> named = days.weekdaysIn(ScannedText.of(quote.text.substring(0, at), days));
        ScannedText rest = ScannedText.of(quote.text.substring(at), days);
        Set<DayOfWeek> excepted = days.weekdaysIn(rest);
        boolean isDated =
                DayMentions.in(rest).stream()
                        .anyMatch(day -> day.isDate() && day.weekday() != null);
        return !named.isEmpty() || excepted.isEmpty() || isDated
                ? named
                : EnumSet.complementOf(EnumSet.copyOf(excepted));
    }

    private static boolean names(List<String> phrases, ScannedText quote) {
        return phrases.stream().anyMatch(quote::has);
    }
}
