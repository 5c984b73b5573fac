package services.andreas.events.extract.model;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import services.andreas.events.extract.days.DayMention;

/** Finds the day that is meant in the part of the mail that the answer quotes. */
record SentDays(MailText mail, Quote quote, DayOfWeek weekday, ZoneId place) {
    static final String UNKNOWN = "day of the quoted mail is not certain";

    /** The only day that the mail names in words may be that of something else. */
    private static final String NOT_BESIDE = "date is not in its quote";

    /** Words such as "tomorrow" count from the day on which their part of the mail was sent. */
    StatedDay find(LocalForm form) {
        Set<LocalDate> sent = mail.sentOf(quote.text());
        if (isDate(form)) {
            LocalDate known = sent.size() == 1 ? sent.iterator().next() : null;
            return of(form, known == null ? mail.sent() : known);
        }
        List<StatedDay> meant =
                sent.stream()
                        .filter(Objects::nonNull)
                        .map(day -> of(form, day))
                        .distinct()
                        .toList();
        if (meant.size() == 1 && !sent.contains(null)) {
            return meant.get(0);
        }
        LocalDate told = form.in(form.year() == null ? mail.sent().getYear() : form.year());
        boolean isPossible =
                sent.contains(null) && namesWords()
                        || meant.stream().anyMatch(day -> told != null && told.equals(day.date()));
        return isPossible && told != null
                ? new StatedDay(told, UNKNOWN)
                : new StatedDay(
                        null, meant.isEmpty() || !namesWords() ? StatedDay.NOT_SAID : UNKNOWN);
    }

    private StatedDay of(LocalForm form, LocalDate sent) {
        StatedDay day = StatedDay.of(form, quote.days(), weekday, place, mail, sent);
        boolean isOther =
                quote.days().isEmpty()
                        && day.date() != null
                        && day.needsReview() == null
                        && !form.day().equals(MonthDay.from(day.date()));
        return isOther ? new StatedDay(day.date(), NOT_BESIDE) : day;
    }

    /** Whether the mail names the day by its number. */
    private boolean isDate(LocalForm form) {
        List<DayMention> mentions = quote.days().isEmpty() ? mail.days() : quote.days();
        return mentions.stream().anyMatch(mention -> mention.days().contains(form.day()));
    }

    private boolean namesWords() {
        List<DayMention> mentions = quote.days().isEmpty() ? mail.days() : quote.days();
        return mentions.stream().anyMatch(mention -> !mention.isDate());
    }
}
