package services.andreas.events.extract.model;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import services.andreas.events.extract.days.DayMention;
import services.andreas.events.text.LetterCase;

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
    static final String OTHER_QUOTE = "date contradicts its quote";

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
            MailText mail,
            LocalDate sent) {
        List<DayMention> same = meaning(form.day(), quoted);
        if (same.isEmpty()) {
            StatedDay inWords = inWords(form, quoted, sent);
            if (inWords != null && inWords.needsReview() == null) {
                return inWords;
            }
            same = elsewhere(form, quoted, weekday, mail);
            if (same.isEmpty() && inWords != null) {
                return inWords;
            }
            if (!same.isEmpty() && quoted.stream().anyMatch(mention -> !mention.isWeekday())) {
                return new StatedDay(null, OTHER_QUOTE);
            }
        }
        if (same.isEmpty()) {
            StatedDay inWords = quoted.isEmpty() ? inWords(form, mail.days(), sent) : null;
            boolean isOther = !meaning(form.day(), mail.days()).isEmpty();
            return inWords != null
                    ? inWords
                    : new StatedDay(null, isOther ? CONTRADICTION : NOT_SAID);
        }
        Set<DayOfWeek> weekdays =
                same.stream()
                        .map(DayMention::weekday)
                        .filter(day -> day != null)
                        .collect(Collectors.toSet());
        if (weekdays.isEmpty() && weekday != null) {
            weekdays = Set.of(weekday);
        }
        StatedDay day = inYear(form, same, weekdays, mail, sent);
        boolean isCertain =
                day.date() == null || DayOrder.isCertain(day.date(), same, weekdays, mail, place);
        return isCertain ? day : new StatedDay(null, DayOrder.UNCERTAIN);
    }

    /** The mail's other mentions of the day, on the weekday that the answer or its quote names. */
    private static List<DayMention> elsewhere(
            LocalForm form, List<DayMention> quoted, DayOfWeek weekday, MailText mail) {
        Set<DayOfWeek> named =
                quoted.stream()
                        .filter(DayMention::isWeekday)
                        .map(DayMention::weekday)
                        .collect(Collectors.toSet());
        if (named.isEmpty() && weekday != null) {
            named.add(weekday);
        }
        return meaning(form.day(), mail.days()).stream()
                .filter(mention -> named.isEmpty() || named.stream().anyMatch(mention::mayBe))
                .toList();
    }

    private static List<DayMention> meaning(MonthDay day, List<DayMention> mentions) {
        return mentions.stream().filter(mention -> mention.days().contains(day)).toList();
    }

    private static StatedDay inYear(
            LocalForm form,
            List<DayMention> same,
            Set<DayOfWeek> weekdays,
            MailText mail,
            LocalDate sent) {
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
            LocalDate date = form.in(year);
            return date != null && isOn(date, weekdays)
                    ? new StatedDay(date, null)
                    : new StatedDay(null, CONTRADICTION);
        }
        LocalDate told = form.in(form.year());
        if (told != null && mail.says(form.year().toString()) && isOn(told, weekdays)) {
            return new StatedDay(told, null);
        }
        LocalDate upcoming = form.in(sent.getYear());
        if (upcoming == null || upcoming.isBefore(sent)) {
            upcoming = form.in(sent.getYear() + 1);
        }
        LocalDate recent = upcoming == null ? null : form.in(upcoming.getYear() - 1);
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

    private static boolean isOn(LocalDate date, Set<DayOfWeek> weekdays) {
        return weekdays.isEmpty() || weekdays.contains(date.getDayOfWeek());
    }

    /** "Tomorrow" and "this Friday" count from the day on which they were sent. */
    private static StatedDay inWords(LocalForm form, List<DayMention> mentions, LocalDate sent) {
        List<LocalDate> possible =
                (form.year() == null
                                ? Stream.of(sent.getYear(), sent.getYear() + 1)
                                : Stream.of(form.year()))
                        .map(form::in)
                        .filter(Objects::nonNull)
                        .toList();
        StatedDay doubted = null;
        for (DayMention mention : mentions) {
            List<LocalDate> meant = mention.meant(sent);
            for (LocalDate date : possible) {
                if (meant.indexOf(date) == 0) {
                    return new StatedDay(date, null);
                }
                if (doubted == null && mayBe(date, mention, meant, sent)) {
                    doubted = new StatedDay(date, doubt(mention));
                }
            }
        }
        if (doubted != null) {
            return doubted;
        }
        boolean isOne = mentions.stream().noneMatch(DayMention::isDate);
        List<LocalDate> first =
                mentions.stream()
                        .map(mention -> mention.meant(sent))
                        .filter(meant -> !meant.isEmpty())
                        .map(meant -> meant.get(0))
                        .distinct()
                        .toList();
        if (!isOne || first.size() != 1) {
            return null;
        }
        boolean isCertain =
                mentions.stream().allMatch(mention -> mention.meant(sent).size() == 1)
                        || mentions.stream().anyMatch(mention -> mention.ordinal() != null);
        return new StatedDay(first.get(0), isCertain ? null : doubt(mentions.get(0)));
    }

    /** A weekday alone may be that of a later week, of which the mail speaks elsewhere. */
    private static boolean mayBe(
            LocalDate date, DayMention mention, List<LocalDate> meant, LocalDate sent) {
        boolean isLater =
                meant.size() > 1
                        && mention.isWeekday()
                        && date.isAfter(sent)
                        && date.getDayOfWeek() == mention.weekday();
        return isLater || meant.contains(date);
    }

    private static String doubt(DayMention mention) {
        String name = mention.weekday() == null ? "month" : mention.weekday().toString();
        return "which " + name.charAt(0) + LetterCase.lower(name.substring(1)) + " is not certain";
    }
}
