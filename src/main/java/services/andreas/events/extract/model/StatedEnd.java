package services.andreas.events.extract.model;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.List;
import services.andreas.events.event.EventTimes;
import services.andreas.events.extract.days.DayMention;

/**
 * The end that an answer reports, as far as the mail names it.
 *
 * @param reasons to which is added what a person should look at
 */
record StatedEnd(MailText mail, Quote quote, List<String> reasons) {
    private static final int HALF_A_YEAR = 182;
    private static final int MAX_MINUTES = 60 * 24 * 31;

    /**
     * Returns the form of {@link EventTimes#resolve}, or null where the mail names no end.
     *
     * @param date of the start
     * @param time of the start, as far as the mail names it
     * @param namedTime whether the answer names one
     */
    String of(StatedTimes stated, LocalDate date, LocalTime time, boolean namedTime) {
        LocalForm form = stated.end() == null ? null : LocalForm.parse(stated.end());
        if (form == null) {
            if (stated.end() != null) {
                reasons.add("end not understood");
            }
            return duration(stated.minutes(), date, time);
        }
        LocalDate last = lastDay(form, date, time);
        if (last == null) {
            reasons.add("end is not in the mail");
            return null;
        }
        boolean isQuoted =
                quote.days().isEmpty()
                        || quote.days().stream().anyMatch(day -> day.days().contains(form.day()));
        if (last.isAfter(date.plusDays(1)) && !isQuoted) {
            reasons.add("end is not beside the start");
        }
        LocalTime until = form.time();
        if (until == null) {
            boolean saysNothing = time != null && last.equals(date);
            return saysNothing ? duration(stated.minutes(), date, time) : last.toString();
        }
        if (namedTime && time == null) {
            return last.equals(date) ? null : last.toString();
        }
        boolean lasts =
                time != null
                        && mail.durations()
                                .last(
                                        Duration.between(date.atTime(time), last.atTime(until))
                                                .toMinutes());
        if (!mail.times().names(until) && !lasts) {
            reasons.add("end is not in the mail");
            return last.equals(date) ? null : last.toString();
        }
        if (quote.namesOtherTimesThan(until) && !lasts) {
            reasons.add("end is not beside the start");
        }
        return LocalForm.iso(last.plusDays(form.daysLater()), until, form.offset());
    }

    private String duration(Integer minutes, LocalDate date, LocalTime time) {
        if (minutes == null || minutes <= 0 || minutes > MAX_MINUTES || time == null) {
            return null;
        }
        LocalDateTime end = date.atTime(time).plusMinutes(minutes);
        if (!mail.durations().last(minutes) && !mail.times().names(end.toLocalTime())) {
            reasons.add("end is not in the mail");
            return null;
        }
        return LocalForm.iso(end.toLocalDate(), end.toLocalTime(), "");
    }

    /** The start's day and the night after it need no words of their own; others do. */
    private LocalDate lastDay(LocalForm end, LocalDate start, LocalTime time) {
        int year = end.year() == null ? start.getYear() : end.year();
        if (end.day().isValidYear(year)) {
            LocalDate told = end.day().atYear(year);
            boolean isNight =
                    time != null
                            && end.time() != null
                            && !end.time().isAfter(time)
                            && told.equals(start.plusDays(1));
            if (told.equals(start) || isNight) {
                return told;
            }
        }
        List<DayMention> same =
                mail.days().stream().filter(mention -> mention.days().contains(end.day())).toList();
        for (DayMention mention : same) {
            int of = mention.year() != null ? mention.year() : start.getYear();
            LocalDate date = end.day().isValidYear(of) ? end.day().atYear(of) : null;
            boolean isNextYear =
                    date != null
                            && mention.year() == null
                            && date.isBefore(start.minusDays(HALF_A_YEAR));
            if (isNextYear) {
                date = end.day().isValidYear(of + 1) ? end.day().atYear(of + 1) : null;
            }
            if (date != null) {
                return date;
            }
        }
        boolean inWords =
                end.year() != null
                        && end.day().isValidYear(end.year())
                        && mail.days().stream()
                                .anyMatch(
                                        mention ->
                                                !mention.isDate()
                                                        && mention.fits(
                                                                end.day().atYear(end.year()),
                                                                mail.sent()));
        boolean isSame = end.day().equals(MonthDay.from(start));
        return isSame ? start : inWords ? end.day().atYear(end.year()) : null;
    }
}
