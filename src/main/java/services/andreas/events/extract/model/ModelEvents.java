package services.andreas.events.extract.model;

import static services.andreas.events.event.Field.LOCATION;
import static services.andreas.events.event.Field.MODEL;
import static services.andreas.events.event.Field.PROMPT;
import static services.andreas.events.event.Field.RECURRENCE_ID;
import static services.andreas.events.event.Field.SERIES;
import static services.andreas.events.event.Field.TITLE;
import static services.andreas.events.event.Field.UID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import services.andreas.events.event.CleanLinks;
import services.andreas.events.event.Event;
import services.andreas.events.event.EventBuilder;
import services.andreas.events.event.EventTimes;
import services.andreas.events.extract.ExtractionRules;
import services.andreas.events.extract.FoundEvents;
import services.andreas.events.extract.days.DayWords;
import services.andreas.events.extract.repeats.RepeatWords;
import services.andreas.events.extract.repeats.SeriesStatement;
import services.andreas.events.extract.repeats.StatedRule;
import services.andreas.events.extract.sections.Belonging;
import services.andreas.events.extract.sections.Doubt;
import services.andreas.events.extract.sections.HeaderWords;
import services.andreas.events.extract.zones.MailZones;
import services.andreas.events.extract.zones.NamedZones;
import services.andreas.events.extract.zones.PlaceZones;
import services.andreas.events.mail.Mail;
import services.andreas.events.words.WordLists;

/** The model as a source: its answer, as far as the mail confirms it. */
public final class ModelEvents {
    private final ObjectMapper json = new ObjectMapper();
    private final HeaderWords headers;
    private final CleanLinks links;
    private final NamedZones zones;
    private final PlaceZones places;
    private final RepeatWords repeatWords;
    private final WordLists.States states;
    private final ZoneId zone;
    private final String model;
    private final ExtractionRules rules;
    private final CommonMistakes mistakes;

    /**
     * @param zone IANA zone of times that name none
     * @param model that answers
     */
    public ModelEvents(WordLists words, ExtractionRules rules, String zone, String model) {
        DayWords days = DayWords.of(words);
        this.headers = HeaderWords.of(words);
        this.repeatWords = new RepeatWords(words, days);
        this.links = CleanLinks.of(words);
        this.zones = words.made(NamedZones.class, NamedZones::new);
        this.places = words.made(PlaceZones.class, PlaceZones::new);
        this.states = words.states();
        this.zone = ZoneId.of(zone);
        this.model = model;
        this.rules = rules;
        this.mistakes = new CommonMistakes(words, rules);
    }

    /**
     * Adds the events of an answer, as far as the mail confirms them.
     *
     * @param answer JSON that fits schemas/events.schema.json
     */
    public void read(
            @Body String answer,
            @Variable("mail") Mail mail,
            @Variable("prompt") String prompt,
            @Variable("foundEvents") FoundEvents foundEvents)
            throws JsonProcessingException {
        foundEvents.add(events(answer, mail, prompt, foundEvents));
    }

    /**
     * Returns the events of an answer, as far as the mail confirms them.
     *
     * @param foundEvents what is known so far, and where to note what was left out
     */
    public List<Event> events(String answer, Mail mail, String prompt, FoundEvents foundEvents)
            throws JsonProcessingException {
        MailText text = new MailText(mail, zone, headers, links, rules);
        MailZones mailZones = new MailZones(mail, zones, places);
        List<StatedEvent> told = new ArrayList<>();
        for (JsonNode event : json.readTree(answer).path("events")) {
            if (told.size() == rules.answers().most()) {
                foundEvents.leaveOut();
                break;
            }
            told.add(new StatedEvent(event));
        }
        Belonging belonging =
                new Belonging(
                        text.passages(),
                        told.stream().map(one -> one.claim(text, states)).toList(),
                        mistakes.daysOfEvents(text));
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < told.size(); i++) {
            for (EventBuilder event : events(told.get(i), mail, text, mailZones, foundEvents)) {
                if (events.size() == FoundEvents.MOST) {
                    foundEvents.leaveOut();
                    break;
                }
                Doubt.note(event, belonging, i);
                events.add(event.put(MODEL, model, null).put(PROMPT, prompt, null).build());
            }
        }
        return events;
    }

    /** Returns none for what the mail does not announce, several for what repeats itself. */
    private List<EventBuilder> events(
            StatedEvent told,
            Mail mail,
            MailText text,
            MailZones mailZones,
            FoundEvents foundEvents) {
        Grounding grounding = new Grounding(text, rules.grounding());
        String title = told.text(TITLE);
        if (title == null || !grounding.isNamed(title, told.text("title_quote"))) {
            return List.of();
        }
        String place = told.text(LOCATION);
        String named = grounding.place(place, told.text("place_quote"));
        StatedTimes stated = told.times(named);
        EventTimes times = ModelTimes.resolve(stated, text, mailZones, zone);
        StatedRule rule = told.rule();
        StatedSeries series =
                rule == null
                        ? StatedSeries.NONE
                        : StatedSeries.of(
                                rule,
                                stated,
                                times,
                                text,
                                mailZones,
                                zone,
                                repeatWords,
                                rules.repetitions().horizon(),
                                foundEvents.rules());
        List<EventTimes> all =
                series.occurrences().isEmpty() ? List.of(times) : series.occurrences();
        ModelFields fields = new ModelFields(told, grounding, text, states);
        EventBuilder draft = fields.draft(title, place, named);
        series.needsReview().forEach(draft::needsReview);
        mistakes.note(draft, told, times, grounding);
        draft.put(SERIES, series.words());
        // a calendar in the mail gives the series itself
        boolean isCalendars =
                foundEvents.events().stream()
                        .anyMatch(event -> event.has(UID) && !SeriesStatement.isUnnamed(event));
        String uid = isCalendars ? null : SeriesStatement.uid(mail.id(), title, series.rule());
        List<EventBuilder> drafts = new ArrayList<>();
        for (EventTimes one : all) {
            if (one.start() == null || !rules.answers().isPast(one, mail.date())) {
                EventBuilder event = draft.copy();
                times(event, one, mail);
                fields.quote(event);
                if (uid != null && one.start() != null) {
                    event.put(UID, uid).put(RECURRENCE_ID, one.start());
                }
                drafts.add(event);
            }
        }
        if (uid != null && !drafts.isEmpty()) {
            Event first = drafts.get(0).build();
            foundEvents.addStatement(
                    SeriesStatement.of(
                            first, series.rule(), mail.date(), rules.repetitions().horizon()));
        }
        return drafts;
    }

    private void times(EventBuilder draft, EventTimes times, Mail mail) {
        draft.needsReview(times.needsReview());
        if (times.start() == null) {
            return;
        }
        if (rules.answers().isTooFar(times, mail.date())) {
            draft.needsReview("date is far ahead");
            return;
        }
        draft.times(times.start(), times.end(), times.allDay(), times.zone());
    }
}
