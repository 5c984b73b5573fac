package services.andreas.events.extract.model;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import services.andreas.events.extract.days.DayMention;

/**
 * The day that a mail means: the answer says which of the mail's days it is, the mail and the
 * calendar say the rest.
 *
 * @param date null when it is not certain
 * @param needsReview why a person should look, or null
 */
public record StatedDay(LocalDate date, String needsReview) {
    public static final String NOT_SAID = "date is not in the mail";
    static final String CONTRADICTION = "weekday contradicts the date";

    /** "Friday" is one of the next two. */
    private static final int DAYS_OF_A_WEEKDAY = 13;

    /**
     * @param quoted days that the quoted words name
     * @param weekday that the answer reports, or null
     * @param place zone of the place, or null
     */
    static StatedDay of(
            LocalForm form,
            List<DayMention> quoted,
            DayOfWeek weekday,
            ZoneId place,
            MailText mail) {
        List<DayMention> same = meaning(form.day(), quoted);
        if (same.isEmpty()) {
            StatedDay inWords = inWords(form, quoted, mail);
            if (inWords != null) {
                return inWords;
            }
            same = meaning(form.day(), mail.days());
        }
        if (same.isEmpty()) {
            StatedDay inWords = inWords(form, mail.days(), mail);
            return inWords != null ? inWords : new StatedDay(null, NOT_SAID);
        }
        Set<DayOfWeek> weekdays =
                same.stream()
                        .map(DayMention::weekday)
                        .filter(day -> day != null)
                        .collect(Collectors.toSet());
        if (weekdays.isEmpty() && weekday != null) {
            weekdays = Set.of(weekday);
        }
        StatedDay day = inYear(form, same, weekdays, mail);
        boolean isCertain =
                day.date() == null || DayOrder.isCertain(day.date(), same, weekdays, mail, place);
        return isCertain ? day : new StatedDay(null, DayOrder.UNCERTAIN);
    }

    private static List<DayMention> meaning(MonthDay day, List<DayMention> mentions) {
        return mentions.stream().filter(mention -> mention.days().contains(day)).toList();
    }

    private static StatedDay inYear(
            LocalForm form, List<DayMention> same, Set<DayOfWeek> weekdays, MailText mail) {
        LocalDate sent = mail.sent();
        List<Integer> years =
                same.stream()
                        .map(DayMention::year)
                        .filter(year -> year != null)
                        .distinct()
                        .toList();
        if (!years.isEmpty()) {
            boolean isOneOf = form.year() != null && years.contains(form.year());
            if (!isOneOf && years.size() > 1) {
                return new StatedDay(null, "year is not certain");
            }
            int year = isOneOf ? form.year() : years.get(0);
            LocalDate date = in(form, year);
            return date != null && isOn(date, weekdays)
                    ? new StatedDay(date, null)
                    : new StatedDay(null, CONTRADICTION);
        }
        LocalDate told = in(form, form.year());
        if (told != null && mail.says(form.year().toString()) && isOn(told, weekdays)) {
            return new StatedDay(told, null);
        }
        LocalDate upcoming = in(form, sent.getYear());
        if (upcoming == null || upcoming.isBefore(sent)) {
            upcoming = in(form, sent.getYear() + 1);
        }
        LocalDate recent = upcoming == null ? null : in(form, upcoming.getYear() - 1);
        if (recent != null && recent.isBefore(sent.minusDays(mail.reach().past()))) {
            recent = null;
        }
        for (LocalDate date :
                new LocalDate[] {weekdays.isEmpty() ? recent : null, upcoming, recent}) {
            if (date != null && isOn(date, weekdays)) {
                return new StatedDay(date, null);
            }
        }
        return new StatedDay(null, CONTRADICTION);
    }

    private static LocalDate in(LocalForm form, Integer year) {
        return year != null && form.day().isValidYear(year) ? form.day().atYear(year) : null;
    }

    private static boolean isOn(LocalDate date, Set<DayOfWeek> weekdays) {
        return weekdays.isEmpty() || weekdays.contains(date.getDayOfWeek());
    }

    /** "Tomorrow" and "this Friday" count from the day on which the mail was sent. */
    private static StatedDay inWords(LocalForm form, List<DayMention> mentions, MailText mail) {
        int year = form.year() == null ? mail.sent().getYear() : form.year();
        LocalDate told = form.day().isValidYear(year) ? form.day().atYear(year) : null;
        List<LocalDate> meant = new ArrayList<>();
        for (DayMention mention : mentions) {
            if (mention.offset() != null) {
                meant.add(mail.sent().plusDays(mention.offset()));
            } else if (!mention.isDate()) {
                LocalDate next = mail.sent().with(TemporalAdjusters.nextOrSame(mention.weekday()));
                boolean isLater =
                        told != null
                                && told.getDayOfWeek() == mention.weekday()
                                && told.isAfter(next)
                                && ChronoUnit.DAYS.between(mail.sent(), told) <= DAYS_OF_A_WEEKDAY;
                meant.add(isLater ? told : next);
            }
        }
        if (told != null && meant.contains(told)) {
            return new StatedDay(told, null);
        }
        boolean isOne = meant.stream().distinct().count() == 1 && meaningless(mentions);
        return isOne ? new StatedDay(meant.get(0), null) : null;
    }

    /** Whether the mentions name no day of a month, which would be another day. */
    private static boolean meaningless(List<DayMention> mentions) {
        return mentions.stream().noneMatch(DayMention::isDate);
    }
}
