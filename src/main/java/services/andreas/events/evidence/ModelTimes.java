package services.andreas.events.evidence;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Resolves the times that an answer reports against the mail: what the mail does not name is
 * dropped, and what contradicts itself is left to a person.
 */
final class ModelTimes {
    private static final int HALF_A_YEAR = 182;
    private static final int MAX_MINUTES = 60 * 24 * 31;

    private final MailText mail;
    private final ZoneId otherwise;
    private final List<String> doubts = new ArrayList<>();

    private ModelTimes(MailText mail, ZoneId otherwise) {
        this.mail = mail;
        this.otherwise = otherwise;
    }

    /**
     * @param otherwise zone of times whose zone neither mail nor place tells
     */
    static EventTimes resolve(StatedTimes stated, MailText mail, ZoneId otherwise) {
        return new ModelTimes(mail, otherwise).resolve(stated);
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
        List<DayMention> quoted = isQuoted ? DayMentions.in(stated.quote()) : List.of();
        StatedDay day =
                StatedDay.of(form, quoted, weekday(stated.weekday()), iana(stated.zone()), mail);
        LocalDate date = day.date();
        if (date == null && day.doubt().equals(StatedDay.NOT_SAID) && isQuoted) {
            date = inOtherWords(form, quoted, stated.quote());
        } else if (day.doubt() != null) {
            doubts.add(day.doubt());
        }
        if (date == null) {
            if (doubts.isEmpty()) {
                doubts.add(StatedDay.NOT_SAID);
            }
            return new EventTimes(null, null, false, otherwise, String.join("; ", doubts));
        }
        LocalTime time = stated.allDay() && isMidnight(form) ? null : form.time();
        if (time != null && !mail.times().names(time)) {
            doubts.add("time is not in the mail");
            time = null;
        }
        String end = end(stated, date, time, form.time() != null);
        ZoneId zone = zone(stated, date);
        EventTimes times =
                EventTimes.resolve(
                        LocalForm.iso(date, time, form.offset()), end, zone.getId(), otherwise);
        if (times.doubt() != null) {
            doubts.add(times.doubt());
        }
        return new EventTimes(
                times.start(),
                times.end(),
                times.allDay(),
                times.zone(),
                doubts.isEmpty() ? null : String.join("; ", doubts));
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
        doubts.add("date not checked");
        return form.day().atYear(form.year());
    }

    private DayOfWeek weekday(String told) {
        if (told == null || !mail.says(told)) {
            return null;
        }
        List<DayMention> named = DayMentions.in(told);
        if (named.size() == 1 && !named.get(0).isDate()) {
            return named.get(0).weekday();
        }
        Set<DayOfWeek> shortly = DayWords.SHORT_WEEKDAYS.getOrDefault(letters(told), Set.of());
        return shortly.size() == 1 ? shortly.iterator().next() : null;
    }

    private static String letters(String told) {
        return told.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{M}]", "");
    }

    private String end(StatedTimes stated, LocalDate date, LocalTime time, boolean namedTime) {
        LocalForm form = stated.end() == null ? null : LocalForm.parse(stated.end());
        if (form == null) {
            if (stated.end() != null) {
                doubts.add("end not understood");
            }
            return duration(stated.minutes(), date, time);
        }
        LocalDate last = lastDay(form, date, time);
        if (last == null) {
            doubts.add("end is not in the mail");
            return null;
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
            doubts.add("end is not in the mail");
            return last.equals(date) ? null : last.toString();
        }
        return LocalForm.iso(last, until, form.offset());
    }

    private String duration(Integer minutes, LocalDate date, LocalTime time) {
        if (minutes == null || minutes <= 0 || minutes > MAX_MINUTES || time == null) {
            return null;
        }
        LocalDateTime end = date.atTime(time).plusMinutes(minutes);
        if (!mail.durations().last(minutes) && !mail.times().names(end.toLocalTime())) {
            doubts.add("end is not in the mail");
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
        boolean isSame = end.day().equals(java.time.MonthDay.from(start));
        return isSame ? start : inWords ? end.day().atYear(end.year()) : null;
    }

    /** The mail's own words count; the zone of the place is the finer one where both agree. */
    private ZoneId zone(StatedTimes stated, LocalDate date) {
        ZoneId place = iana(stated.zone());
        ZoneId named =
                stated.zoneWords() == null || !mail.says(stated.zoneWords())
                        ? null
                        : ZoneNames.find(stated.zoneWords());
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
