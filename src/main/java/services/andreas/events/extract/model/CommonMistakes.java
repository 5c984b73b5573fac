package services.andreas.events.extract.model;

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
import services.andreas.events.extract.sections.Wording;
import services.andreas.events.words.WordLists;

/**
 * Doubts what stands in a mail, but says something else there: a deadline or an order is no day of
 * an event, the doors are not its beginning, and a course is no event of six weeks.
 */
final class CommonMistakes {
    private static final Duration WEEK = Duration.ofDays(7);

    private final IncidentalDates incidental;
    private final RepeatWords repeats;
    private final DayWords days;
    private final List<String> former;
    private final List<String> moved;

    CommonMistakes(WordLists words, ExtractionRules rules) {
        incidental = new IncidentalDates(words, rules.answers().past());
        days = DayWords.of(words);
        repeats = new RepeatWords(words, days);
        former = words.incidentalDates().former();
        moved = words.states().moved();
    }

    /**
     * @param times of the event, as far as the mail confirms them
     */
    void note(EventBuilder event, StatedEvent told, EventTimes times, Grounding grounding) {
        if (times.start() == null || told.rule() != null) {
            return;
        }
        ZonedDateTime start = times.start().atZone(times.zone());
        if (isOfSomethingElse(start.toLocalDate(), grounding.mail())) {
            event.needsReview("date may be that of something else");
        }
        Quote quote = Quote.of(told.text("date_quote"), grounding.mail());
        if (!quote.isThere()) {
            return;
        }
        String sentence = grounding.sentence(quote.text()).whole();
        if (!times.allDay()) {
            boolean isAlone = grounding.mail().passages().of(quote.text()).size() == 1;
            boolean isIts = isAlone && new Wording(sentence).says(told.title());
            hour(event, start.toLocalTime(), quote, isIts ? sentence : quote.text());
        }
        if (isFormer(sentence)) {
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
                if (!isOfSomethingElse(mention, mail)) {
                    return false;
                }
                isNamed = true;
            }
        }
        return isNamed;
    }

    private boolean isOfSomethingElse(DayMention mention, MailText mail) {
        return incidental.isDeadline(mail.text(), mention)
                || incidental.isOne(mail.text(), mention, mail.sent());
    }

    /** "The talk planned for 25 November has been postponed" does not say to which day. */
    private boolean isFormer(String sentence) {
        ScannedText text = ScannedText.of(sentence, days);
        return moved.stream().anyMatch(text::has)
                && former.stream().anyMatch(text::has)
                && DayMentions.in(text).stream().filter(DayMention::isDate).count() == 1;
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
            event.needsReview("time is not beside its date");
        }
        List<Integer> places = hours.places(start);
        int last = sentence.text.length();
        boolean isDoors =
                places.stream()
                        .allMatch(
                                place ->
                                        incidental.isDoors(sentence.text, place)
                                                && hours.isAny(place + 1, last));
        if (!places.isEmpty() && isDoors) {
            event.needsReview("time may be that of the doors");
        }
    }
}
