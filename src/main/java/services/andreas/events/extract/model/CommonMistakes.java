package services.andreas.events.extract.model;

import static services.andreas.events.event.Field.STATUS;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import services.andreas.events.event.EventBuilder;
import services.andreas.events.event.EventTimes;
import services.andreas.events.extract.ExtractionRules;
import services.andreas.events.extract.days.ClockTimes;
import services.andreas.events.extract.days.DayMention;
import services.andreas.events.extract.days.DayMentions;
import services.andreas.events.extract.days.DayWords;
import services.andreas.events.extract.days.IncidentalDates;
import services.andreas.events.extract.days.ScannedText;
import services.andreas.events.extract.repeats.RepeatWords;
import services.andreas.events.extract.sections.HoursOfDay;
import services.andreas.events.extract.sections.Passages.Passage;
import services.andreas.events.extract.sections.Wording;
import services.andreas.events.words.WordLists;

/**
 * Doubts what stands in a mail, but says something else there: a deadline or an order is no day of
 * an event, the doors are not its beginning, and a course is no event of six weeks.
 */
final class CommonMistakes {
    private static final Duration WEEK = Duration.ofDays(7);

    /** More places of a quote are not looked at. */
    private static final int MOST_PLACES = 5;

    private static final String DOORS = "time may be that of the doors";
    private static final String NOT_BESIDE = "time is not beside its date";

    private final IncidentalDates incidental;
    private final RepeatWords repeats;
    private final DayWords days;
    private final List<String> former;
    private final WordLists.States states;

    CommonMistakes(WordLists words, ExtractionRules rules) {
        incidental = new IncidentalDates(words, rules.answers().past());
        days = DayWords.of(words);
        repeats = new RepeatWords(words, days);
        former = words.incidentalDates().former();
        states = words.states();
    }

    /**
     * @param times of the event, as far as the mail confirms them
     */
    void note(EventBuilder event, StatedEvent told, EventTimes times, Grounding grounding) {
        if (times.start() == null || told.rule() != null) {
            return;
        }
        MailText mail = grounding.mail();
        ZonedDateTime start = times.start().atZone(times.zone());
        LocalDate date = start.toLocalDate();
        if (isOfSomethingElse(date, mail)) {
            event.needsReview("date may be that of something else");
        }
        if (told.text(STATUS) == null && isCancelled(grounding.sentence(told.title()).whole())) {
            event.needsReview("may be cancelled");
        }
        Quote quote = Quote.of(told.text("date_quote"), mail);
        if (!quote.isThere()) {
            return;
        }
        String sentence = grounding.sentence(quote.text()).whole();
        if (!times.allDay()) {
            boolean isAlone = mail.passages().of(quote.text()).size() == 1;
            boolean isIts = isAlone && new Wording(sentence).says(told.title());
            hour(event, start.toLocalTime(), quote, isIts ? sentence : quote.text());
            hour(event, start.toLocalTime(), quote, hoursOf(quote, date, mail));
        }
        if (isFormer(sentence, date, mail.sent())) {
            event.needsReview("date may be the former one");
        }
        Instant end = times.end();
        boolean lasts = end != null && times.start().plus(WEEK).isBefore(end);
        if (lasts && repeats.isWeekly(ScannedText.of(quote.text(), days))) {
            event.needsReview("it may repeat itself");
        }
    }

    private boolean isOfSomethingElse(LocalDate date, MailText mail) {
        boolean isNamed = false;
        for (DayMention mention : mail.days()) {
            if (mention.fits(date, mail.sent())) {
                if (isOfEvent(mention, mail)) {
                    return false;
                }
                isNamed = true;
            }
        }
        return isNamed;
    }

    /**
     * Whether something may take place on that day: it is no deadline, and not that of an order.
     */
    private boolean isOfEvent(DayMention mention, MailText mail) {
        return !incidental.isDeadline(mail.text(), mention)
                && !incidental.isOne(mail.text(), mention, mail.sent());
    }

    /** Where a mail names the days on which something may take place. */
    List<Passage> daysOfEvents(MailText mail) {
        return mail.dates().values().stream()
                .filter(day -> isOfEvent(day, mail))
                .map(day -> new Passage(day.start(), day.end()))
                .toList();
    }

    private boolean isCancelled(String sentence) {
        ScannedText text = ScannedText.of(sentence, days);
        return states.cancelled().stream().anyMatch(text::has)
                && states.confirmed().stream().noneMatch(text::has);
    }

    /**
     * "The talk planned for 25 November has been postponed" does not say to which day; "moved from
     * 25 November to 2 December" does.
     */
    private boolean isFormer(String sentence, LocalDate date, LocalDate sent) {
        ScannedText text = ScannedText.of(sentence, days);
        if (states.moved().stream().noneMatch(text::has)) {
            return false;
        }
        List<DayMention> dates = DayMentions.in(text).stream().filter(DayMention::isDate).toList();
        return dates.size() == 1
                ? former.stream().anyMatch(text::has)
                : dates.stream()
                        .filter(mention -> mention.fits(date, sent))
                        .anyMatch(mention -> incidental.isFormer(text.text, mention));
    }

    /**
     * The hour may be that of another sentence than that of date and title, or of the doors.
     *
     * @param text the sentence of date and title; the quote alone where they have none in common
     */
    private void hour(EventBuilder event, LocalTime start, Quote quote, String text) {
        ScannedText sentence = ScannedText.of(text, days);
        ClockTimes hours = ClockTimes.in(sentence, DayMentions.in(sentence));
        if (quote.times().isEmpty() && !hours.isEmpty() && !hours.names(start)) {
            event.needsReview(NOT_BESIDE);
        }
        Passage all = new Passage(0, sentence.text.length());
        if (HoursOfDay.areDoors(sentence.text, hours, start, all, incidental)) {
            event.needsReview(DOORS);
        }
    }

    /**
     * @param hours that the mail names with the quoted day
     */
    private void hour(EventBuilder event, LocalTime start, Quote quote, HoursOfDay hours) {
        if (quote.times().isEmpty() && hours.lack(start)) {
            event.needsReview(NOT_BESIDE);
        } else if (hours.areDoors(start, incidental)) {
            event.needsReview(DOORS);
        }
    }

    private HoursOfDay hoursOf(Quote quote, LocalDate date, MailText mail) {
        return new HoursOfDay(
                mail.text(),
                mail.times(),
                mail.passages().of(quote.text()).stream().limit(MOST_PLACES).toList(),
                mail.dates(),
                day -> !day.fits(date, mail.sent()) && isOfEvent(day, mail));
    }
}
