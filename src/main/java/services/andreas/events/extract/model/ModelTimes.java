package services.andreas.events.extract.model;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import services.andreas.events.event.EventTimes;
import services.andreas.events.event.ZoneNames;
import services.andreas.events.extract.days.DayMention;
import services.andreas.events.extract.days.DayMentions;
import services.andreas.events.text.Folded;

/**
 * Resolves the times that an answer reports against the mail: what the mail does not name is
 * dropped, and what contradicts itself is left to a person.
 */
public final class ModelTimes {
    private final MailText mail;
    private final ZoneNames zones;
    private final ZoneId otherwise;
    private final List<String> reasons = new ArrayList<>();

    private ModelTimes(MailText mail, ZoneNames zones, ZoneId otherwise) {
        this.mail = mail;
        this.zones = zones;
        this.otherwise = otherwise;
    }

    /**
     * @param otherwise zone of times whose zone neither mail nor place tells
     */
    public static EventTimes resolve(
            StatedTimes stated, MailText mail, ZoneNames zones, ZoneId otherwise) {
        return new ModelTimes(mail, zones, otherwise).resolve(stated);
    }

    private EventTimes resolve(StatedTimes stated) {
        if (stated.start() == null) {
            return new EventTimes(null, null, false, otherwise, null);
        }
        LocalForm form = LocalForm.parse(stated.start());
        if (form == null) {
            return new EventTimes(null, null, false, otherwise, "start not understood");
        }
        boolean isQuoted = stated.quote() != null && mail.says(stated.quote());
        List<DayMention> quoted =
                isQuoted ? DayMentions.in(stated.quote(), mail.dayWords()) : List.of();
        StatedDay day =
                StatedDay.of(form, quoted, weekday(stated.weekday()), iana(stated.zone()), mail);
        LocalDate date = day.date();
        if (date == null && day.needsReview().equals(StatedDay.NOT_SAID) && isQuoted) {
            date = inOtherWords(form, quoted, stated.quote());
        } else if (day.needsReview() != null) {
            reasons.add(day.needsReview());
        }
        if (date == null) {
            if (reasons.isEmpty()) {
                reasons.add(StatedDay.NOT_SAID);
            }
            return new EventTimes(null, null, false, otherwise, String.join("; ", reasons));
        }
        LocalTime time = stated.allDay() && isMidnight(form) ? null : form.time();
        if (time != null && !mail.times().names(time)) {
            reasons.add("time is not in the mail");
            time = null;
        }
        String end = new StatedEnd(mail, reasons).of(stated, date, time, form.time() != null);
        ZoneId zone = zone(stated, date);
        EventTimes times =
                EventTimes.resolve(
                        LocalForm.iso(date, time, form.offset()), end, zone.getId(), otherwise);
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

    /**
     * A date in words that we do not know stands when its number does, and a person looks at it.
     */
    private LocalDate inOtherWords(LocalForm form, List<DayMention> quoted, String quote) {
        boolean namesNumber =
                Folded.words(quote).contains(Integer.toString(form.day().getDayOfMonth()));
        if (!quoted.isEmpty() || form.year() == null || !namesNumber) {
            return null;
        }
        reasons.add("date not checked");
        return form.day().atYear(form.year());
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
        return told.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{M}]", "");
    }

    /** The mail's own words count; the zone of the place is the finer one where both agree. */
    private ZoneId zone(StatedTimes stated, LocalDate date) {
        ZoneId place = iana(stated.zone());
        ZoneId named =
                stated.zoneWords() == null || !mail.says(stated.zoneWords())
                        ? null
                        : zones.find(stated.zoneWords());
        if (named == null) {
            return place == null ? otherwise : place;
        }
        LocalDateTime noon = date.atTime(LocalTime.NOON);
        for (ZoneId finer : new ZoneId[] {place, otherwise}) {
            if (finer != null
                    && finer.getRules().getOffset(noon).equals(named.getRules().getOffset(noon))) {
                return finer;
            }
        }
        return named;
    }

    private static ZoneId iana(String zone) {
        if (zone == null) {
            return null;
        }
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
