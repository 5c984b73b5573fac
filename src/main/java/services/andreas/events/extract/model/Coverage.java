package services.andreas.events.extract.model;

import static services.andreas.events.event.Field.END_TIME;
import static services.andreas.events.event.Field.LOCATION;
import static services.andreas.events.event.Field.SOURCE_URL;
import static services.andreas.events.event.Field.START_TIME;
import static services.andreas.events.event.Field.TITLE;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.camel.Variable;
import services.andreas.events.event.Event;
import services.andreas.events.extract.ExtractionRules;
import services.andreas.events.extract.FoundEvents;
import services.andreas.events.extract.days.DayMentions;
import services.andreas.events.extract.days.DayWords;
import services.andreas.events.extract.days.IncidentalDates;
import services.andreas.events.extract.days.Occasions;
import services.andreas.events.extract.days.ScannedText;
import services.andreas.events.extract.sections.HeaderWords;
import services.andreas.events.extract.sections.MailSections;
import services.andreas.events.mail.Mail;
import services.andreas.events.text.Folded;
import services.andreas.events.words.WordLists;

/** Decides whether a mail may announce more than its structured data. */
public final class Coverage {
    private static final int MAX_DAYS = 400;

    private final ZoneId zone;
    private final DayWords words;
    private final HeaderWords headers;
    private final IncidentalDates incidental;
    private final Occasions occasions;
    private final boolean asksTimeless;

    /**
     * @param zone IANA zone of days that name none
     */
    public Coverage(WordLists words, ExtractionRules rules, String zone) {
        this.words = DayWords.of(words);
        this.headers = HeaderWords.of(words);
        this.incidental = new IncidentalDates(words, rules.answers().past());
        this.occasions = words.made(Occasions.class, Occasions::new);
        this.asksTimeless = rules.questions().timeless();
        this.zone = ZoneId.of(zone);
    }

    /**
     * Whether the model is needed: not for an invitation, a confirmed reservation or a mail without
     * text, nor where the events are complete and the text names no day on which none of them is,
     * nor where there are none and the mail names no time.
     */
    public boolean leavesGap(
            @Variable("mail") Mail mail, @Variable("foundEvents") FoundEvents foundEvents) {
        if (foundEvents.isSettled() || mail.text().isBlank()) {
            return false;
        }
        List<Event> events = foundEvents.events();
        if (events.isEmpty() && !foundEvents.hasMissed()) {
            return asksTimeless || !isTimeless(mail);
        }
        return foundEvents.hasMissed()
                || !events.stream().allMatch(Coverage::isComplete)
                || namesAnotherDay(mail, events);
    }

    private boolean isTimeless(Mail mail) {
        LocalDate sent = mail.date().atZone(zone).toLocalDate();
        return !mail.cut()
                && !mail.hasFiles()
                && occasions.areNone(mail.subject() + "\n" + mail.text(), sent);
    }

    private static boolean isComplete(Event event) {
        return event.has(TITLE)
                && event.has(START_TIME)
                && (event.has(LOCATION) || event.has(SOURCE_URL));
    }

    private boolean namesAnotherDay(Mail mail, List<Event> events) {
        Set<LocalDate> found = new HashSet<>();
        events.forEach(event -> days(event, found));
        DaySet days = new DaySet(found);
        LocalDate sent = mail.date().atZone(zone).toLocalDate();
        String all = Folded.lower(mail.subject() + "\n" + mail.text());
        String text = new MailSections(all, sent, headers).withoutHeads();
        ScannedText scanned = ScannedText.of(text, words);
        return DayMentions.in(scanned).stream()
                .filter(mention -> !days.has(mention, sent))
                .anyMatch(mention -> !incidental.isOne(scanned.text, mention, sent));
    }

    private void days(Event event, Set<LocalDate> days) {
        Instant start = event.start();
        Instant last = event.has(END_TIME) ? event.get(END_TIME).minusMillis(1) : start;
        for (ZoneId in : List.of(event.zone(zone), zone)) {
            LocalDate day = start.atZone(in).toLocalDate();
            LocalDate until = last.isBefore(start) ? day : last.atZone(in).toLocalDate();
            for (int i = 0; i < MAX_DAYS && !day.isAfter(until); i++, day = day.plusDays(1)) {
                days.add(day);
            }
        }
    }
}
