package services.andreas.events.extract.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import services.andreas.events.event.Draft;
import services.andreas.events.event.EventTimes;
import services.andreas.events.extract.FoundEvents;
import services.andreas.events.extract.days.DayWords;
import services.andreas.events.mail.Mail;

/** The source of the model: what its answer tells, as far as the mail says so. */
public final class ModelEvents {
    private static final String SOURCE = "openai";

    /** Fields and the members of an answer that quote the mail for them. */
    private static final Map<String, String> QUOTES =
            Map.of("title", "title_quote", "start_time", "date_quote", "location", "place_quote");

    private final ObjectMapper json = new ObjectMapper();
    private final ZoneId zone;
    private final String model;
    private final int most;
    private final Window window;

    /**
     * @param zone IANA zone of times that name none
     * @param model that answers
     * @param most events of one answer; those beyond are left out
     * @param back days before the mail; what was over by then is told of, not announced
     * @param ahead days after the mail; what is later is left to a person
     */
    public ModelEvents(String zone, String model, int most, int back, int ahead) {
        this.zone = ZoneId.of(zone);
        this.model = model;
        this.most = most;
        this.window = new Window(Duration.ofDays(back), Duration.ofDays(ahead));
    }

    /**
     * Adds what an answer tells, as far as the mail says it.
     *
     * @param answer JSON that fits schemas/events.schema.json
     */
    public void read(
            @Body String answer,
            @Variable("mail") Mail mail,
            @Variable("prompt") String prompt,
            @Variable("foundEvents") FoundEvents foundEvents)
            throws JsonProcessingException {
        MailText text = new MailText(mail, zone);
        List<Map<String, Object>> events = new ArrayList<>();
        for (JsonNode told : json.readTree(answer).path("events")) {
            Map<String, Object> event =
                    events.size() < most ? event(new StatedEvent(told), mail, text) : null;
            if (event != null) {
                event.put("model", model);
                if (prompt != null) {
                    event.put("prompt", prompt);
                }
                events.add(event);
            }
        }
        foundEvents.add(events);
    }

    /** Returns null for what the mail does not announce. */
    private Map<String, Object> event(StatedEvent told, Mail mail, MailText text) {
        Grounding grounding = new Grounding(text);
        String title = told.text("title");
        if (title == null || !grounding.isNamed(title, told.text("title_quote"))) {
            return null;
        }
        EventTimes times = ModelTimes.resolve(told.times(), text, zone);
        if (times.start() != null && window.isPast(times, mail.date())) {
            return null;
        }
        Draft draft = new Draft(SOURCE);
        draft.put("title", title);
        draft.put("description", grounding.prose(told.text("description")));
        times(draft, times, mail);
        String place = told.text("location");
        draft.put("location", grounding.place(place, told.text("place_quote")));
        if (place != null && !place.equals(draft.get("location"))) {
            draft.doubt("place is not in the mail");
        }
        draft.put("category", told.text("category"));
        draft.put("tags", told.texts("tags"));
        String organizer = told.text("organizer_name");
        if (organizer != null && text.share(organizer) >= 1) {
            draft.put("organizer_name", organizer);
        }
        link(draft, told, "organizer_url", grounding);
        link(draft, told, "source_url", grounding);
        status(draft, told, text);
        told.others().forEach(draft::put);
        quotes(draft, told, grounding);
        return draft.event();
    }

    private void times(Draft draft, EventTimes times, Mail mail) {
        draft.doubt(times.doubt());
        if (times.start() == null) {
            return;
        }
        if (window.isTooFar(times, mail.date())) {
            draft.doubt("date is far ahead");
            return;
        }
        draft.put("start_time", times.start().toString());
        draft.put("end_time", times.end() == null ? null : times.end().toString());
        draft.put("all_day", times.allDay());
        draft.put("timezone", times.zone().getId());
    }

    private static void link(Draft draft, StatedEvent told, String name, Grounding grounding) {
        String url = told.text(name);
        draft.put(name, grounding.link(url));
        if (url != null && draft.get(name) == null) {
            draft.doubt("link is not in the mail");
        }
    }

    private static void status(Draft draft, StatedEvent told, MailText text) {
        String status = told.text("status");
        if ("cancelled".equals(status) && text.saysAny(DayWords.CANCELLED)
                || "tentative".equals(status) && text.saysAny(DayWords.TENTATIVE)) {
            draft.put("status", status);
        }
        if (told.is("sold_out") && text.saysAny(DayWords.SOLD_OUT)) {
            draft.put("sold_out", true);
        }
    }

    private static void quotes(Draft draft, StatedEvent told, Grounding grounding) {
        Map<String, String> quotes = new LinkedHashMap<>();
        QUOTES.forEach(
                (field, name) -> {
                    String quote = grounding.quote(told.text(name));
                    if (quote != null && draft.get(field) != null) {
                        quotes.put(field, quote);
                    }
                });
        if (!quotes.isEmpty()) {
            draft.event().put("quotes", quotes);
        }
    }
}
