package services.andreas.events.extract.model;

import java.time.LocalTime;
import java.util.List;
import services.andreas.events.extract.days.ClockTimes;
import services.andreas.events.extract.days.DayMention;
import services.andreas.events.extract.days.DayMentions;
import services.andreas.events.extract.days.ScannedText;

/**
 * The words of a mail that an answer quotes for a time.
 *
 * @param text null where the mail does not have it
 */
record Quote(String text, List<DayMention> days, ClockTimes times, MailText mail) {
    /** So many characters behind a quote may name a zone. */
    private static final int NEXT = 16;

    static Quote of(String text, MailText mail) {
        boolean isThere = text != null && mail.says(text);
        ScannedText scanned = ScannedText.of(isThere ? text : "", mail.dayWords());
        List<DayMention> days = DayMentions.in(scanned);
        return new Quote(isThere ? text : null, days, ClockTimes.in(scanned, days), mail);
    }

    boolean isThere() {
        return text != null;
    }

    /** The words with what stands directly behind them, such as a zone. */
    String withNext() {
        return text == null ? "" : mail.around(text, 0, NEXT);
    }

    boolean namesOtherTimesThan(LocalTime time) {
        return !times.isEmpty() && !times.names(time);
    }

    /** Its own times where it names any. */
    ClockTimes timesOr(ClockTimes others) {
        return times.isEmpty() ? others : times;
    }
}
