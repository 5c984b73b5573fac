package services.andreas.events.extract.model;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import services.andreas.events.event.EventTimes;
import services.andreas.events.extract.days.ClockTimes;
import services.andreas.events.extract.days.DayMention;
import services.andreas.events.extract.days.DayMentions;
import services.andreas.events.extract.zones.MailZones;
import services.andreas.events.text.Folded;
import services.andreas.events.text.LetterCase;

/**
 * Resolves the times that an answer reports against the mail: what the mail does not name is
 * dropped, and what contradicts itself is left to a person.
 */
public final class ModelTimes {
    private final MailText mail;
    private final MailZones zones;
    private final ZoneId otherwise;
    private final List<String> reasons = new ArrayList<>();

    private ModelTimes(MailText mail, MailZones zones, ZoneId otherwise) {
        this.mail = mail;
        this.zones = zones;
        this.otherwise = otherwise;
    }

    /**
     * @param otherwise zone of times whose zone neither mail nor place tells
     */
    public static EventTimes resolve(
            StatedTimes stated, MailText mail, MailZones zones, ZoneId otherwise) {
        return new ModelTimes(mail, zones, otherwise).resolve(stated);
    }

    /** Resolves the times of an occurrence whose day is known. */
    static EventTimes on(
            LocalDate day, StatedTimes stated, Quote quote, MailZones zones, ZoneId otherwise) {
        return new ModelTimes(quote.mail(), zones, otherwise)
                .times(LocalForm.parse(stated.start()), day, stated, quote);
    }

    private EventTimes resolve(StatedTimes stated) {
        if (stated.start() == null) {
            return new EventTimes(null, null, false, otherwise, null);
        }
        LocalForm form = LocalForm.parse(stated.start());
        if (form == null) {
            return new EventTimes(null, null, false, otherwise, "start not understood");
        }
        Quote quote = Quote.of(stated.quote(), mail);
        DayOfWeek weekday = weekday(stated.weekday());
        LocalDate date = day(form, quote, weekday, StatedZone.iana(stated.zone()));
        if (date == null) {
            if (reasons.isEmpty()) {
                reasons.add(StatedDay.NOT_SAID);
            }
            return new EventTimes(null, null, false, otherwise, String.join("; ", reasons));
        }
        return times(form, date, stated, quote);
    }

    private EventTimes times(LocalForm form, LocalDate date, StatedTimes stated, Quote quote) {
        LocalTime time = time(stated.allDay() && isMidnight(form) ? null : form.time(), quote);
        String end =
                new StatedEnd(mail, quote, reasons).of(stated, date, time, form.time() != null);
        StatedZone zone =
                StatedZone.of(
                        stated,
                        quote,
                        date.atTime(time == null ? LocalTime.NOON : time),
                        zones,
                        otherwise);
        if (zone.needsReview() != null) {
            reasons.add(zone.needsReview());
        }
        EventTimes times =
                EventTimes.resolve(
                        LocalForm.iso(date, time, form.offset()),
                        end,
                        zone.zone().getId(),
                        otherwise);
        if (times.needsReview() != null) {
            reasons.add(times.needsReview());
        }
        return new EventTimes(
                times.start(),
                times.end(),
                times.allDay(),
                times.zone(),
                reasons.isEmpty() ? null : String.join("; ", reasons));
    }

    private static boolean isMidnight(LocalForm form) {
        return LocalTime.MIDNIGHT.equals(form.time());
    }

    private LocalDate day(LocalForm form, Quote quote, DayOfWeek weekday, ZoneId place) {
        SentDays days = new SentDays(mail, quote, weekday, place);
        StatedDay day = days.find(form);
        LocalForm before = form.before();
        ClockTimes hours = quote.timesOr(mail.times());
        if (day.date() == null && before != null && mail.times().mayEndDay(form.time())) {
            // the mail says 24:00, and the answer midnight of the next day
            StatedDay of = days.find(before);
            day = of.date() == null ? day : new StatedDay(of.date().plusDays(1), of.needsReview());
        } else if (form.time() != null && !form.endsDay() && hours.isEitherNight(form.time())) {
            reasons.add("which midnight is not certain");
        }
        LocalDate date = day.date();
        if (date == null && day.needsReview().equals(StatedDay.NOT_SAID) && quote.isThere()) {
            date = inOtherWords(form, quote);
        } else if (day.needsReview() != null) {
            reasons.add(day.needsReview());
        }
        boolean isLater = form.time() != null && mail.times().names(form.time());
        return date == null || !isLater ? date : date.plusDays(form.daysLater());
    }

    /**
     * A date in words that we do not know stands when its number does, and a person looks at it.
     */
    private LocalDate inOtherWords(LocalForm form, Quote quote) {
        LocalDate sent = mail.sent();
        LocalDate date = form.in(form.year() == null ? sent.getYear() : form.year());
        if (!quote.days().isEmpty() || date == null) {
            return null;
        }
        Pattern number = Pattern.compile("0?" + form.day().getDayOfMonth() + "\\p{L}{0,2}");
        if (Folded.words(quote.text()).stream().noneMatch(number.asMatchPredicate())) {
            return null;
        }
        reasons.add("date not checked");
        return form.year() == null && date.isBefore(sent) ? date.plusYears(1) : date;
    }

    private LocalTime time(LocalTime told, Quote quote) {
        if (told == null) {
            return null;
        }
        if (!mail.times().names(told)) {
            reasons.add("time is not in the mail");
            return null;
        }
        if (quote.namesOtherTimesThan(told)) {
            reasons.add("time is not in its quote");
        } else if (quote.timesOr(mail.times()).isOpen(told)) {
            reasons.add("morning or evening is not certain");
        }
        return told;
    }

    private DayOfWeek weekday(String told) {
        if (told == null || !mail.says(told)) {
            return null;
        }
        List<DayMention> named = DayMentions.in(told, mail.dayWords());
        if (named.size() == 1 && !named.get(0).isDate()) {
            return named.get(0).weekday();
        }
        Set<DayOfWeek> shortly = mail.dayWords().shortWeekdays(letters(told));
        return shortly.size() == 1 ? shortly.iterator().next() : null;
    }

    private static String letters(String told) {
        return LetterCase.lower(told).replaceAll("[^\\p{L}\\p{M}]", "");
    }
}
