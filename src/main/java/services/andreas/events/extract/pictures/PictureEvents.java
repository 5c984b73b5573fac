package services.andreas.events.extract.pictures;

import static services.andreas.events.event.Field.FOUND_IN;
import static services.andreas.events.event.Field.TITLE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import services.andreas.events.event.Event;
import services.andreas.events.event.EventBuilder;
import services.andreas.events.extract.FoundEvents;
import services.andreas.events.extract.days.DayMention;
import services.andreas.events.extract.days.DayMentions;
import services.andreas.events.extract.days.DayWords;
import services.andreas.events.extract.days.ScannedText;
import services.andreas.events.extract.model.ModelEvents;
import services.andreas.events.extract.sections.Wording;
import services.andreas.events.mail.Mail;
import services.andreas.events.text.Text;
import services.andreas.events.text.TextLines;
import services.andreas.events.words.WordLists;

/**
 * What the model has read in a picture in two answers: the events of the one count as far as the
 * text that the other one copied confirms them.
 */
public final class PictureEvents {
    private static final String REASON = "read from an image";
    private static final int MOST_CHARS = 20_000;

    private final ObjectMapper json = new ObjectMapper();
    private final ModelEvents model;
    private final DayWords dayWords;
    private final ZoneId zone;

    /**
     * @param zone IANA zone in which days begin
     */
    public PictureEvents(WordLists words, ModelEvents model, String zone) {
        this.model = model;
        this.dayWords = DayWords.of(words);
        this.zone = ZoneId.of(zone);
    }

    /**
     * Adds the events of a picture.
     *
     * @param copied JSON that fits schemas/transcription.schema.json
     * @param answer JSON that fits schemas/events.schema.json
     */
    public void read(
            @Variable("copied") String copied,
            @Body String answer,
            @Variable("picture") Picture picture,
            @Variable("mail") Mail mail,
            @Variable("prompt") String prompt,
            @Variable("foundEvents") FoundEvents foundEvents)
            throws JsonProcessingException {
        TextLines text = new TextLines(MOST_CHARS);
        text.append(json.readTree(copied).path("text").asText(), true);
        Mail shown = mail.showing(text.toString());
        List<Event> found = new ArrayList<>();
        for (Event event :
                model.events(withoutRepetitions(answer), shown, prompt, new FoundEvents())) {
            EventBuilder read = event.toBuilder().put(FOUND_IN, Text.line(picture.name()), null);
            found.add(isConfirmed(event, mail) ? read.build() : read.needsReview(REASON).build());
        }
        foundEvents.add(found);
    }

    /** A rule that nobody can check would make many events. */
    private String withoutRepetitions(String answer) throws JsonProcessingException {
        JsonNode tree = json.readTree(answer);
        tree.path("events").forEach(event -> ((ObjectNode) event).putNull("repetition"));
        return tree.toString();
    }

    /** Whether the text of the mail has its title and its date. */
    private boolean isConfirmed(Event event, Mail mail) {
        String text = mail.subject() + "\n" + mail.text();
        if (event.start() == null || !new Wording(text).says(event.get(TITLE))) {
            return false;
        }
        LocalDate day = LocalDate.ofInstant(event.start(), event.zone(zone));
        LocalDate sent = LocalDate.ofInstant(mail.date(), zone);
        return DayMentions.in(ScannedText.of(text, dayWords)).stream()
                .filter(DayMention::isDate)
                .anyMatch(mention -> mention.fits(day, sent));
    }
}
