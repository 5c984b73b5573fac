package services.andreas.events.hostile;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Consumer;
import services.andreas.events.extract.ExtractedEvents;
import services.andreas.events.extract.FoundEvents;
import services.andreas.events.extract.TestRules;
import services.andreas.events.extract.calendar.CalendarEvents;
import services.andreas.events.extract.model.AnswerReader;
import services.andreas.events.extract.model.Coverage;
import services.andreas.events.extract.model.KnownEvents;
import services.andreas.events.extract.model.MailPieces;
import services.andreas.events.extract.model.ModelEvents;
import services.andreas.events.extract.schema.JsonLdEvents;
import services.andreas.events.extract.schema.MicrodataEvents;
import services.andreas.events.failure.AnswerRejectedException;
import services.andreas.events.mail.Mail;
import services.andreas.events.mail.MailReader;
import services.andreas.events.words.TestWords;

/** From a raw message and the model's answer to the events, as the routes go. */
final class WholePath implements Consumer<String[]> {
    private static final String ZONE = "America/New_York";
    private static final Instant RECEIVED = Instant.parse("2026-11-01T10:00:00Z");

    @Override
    public void accept(String[] mailAndAnswer) {
        events(mailAndAnswer[0], mailAndAnswer[1]);
    }

    /** Returns the events as JSON. */
    static String events(String raw, String answer) {
        Mail mail = new MailReader().read("m1", raw.getBytes(StandardCharsets.UTF_8), RECEIVED);
        ExtractedEvents extracted = new ExtractedEvents(TestWords.PACKAGED, TestRules.PACKAGED);
        FoundEvents found = extracted.begin();
        new CalendarEvents(TestWords.PACKAGED, TestRules.PACKAGED, ZONE).read(mail, found);
        new JsonLdEvents(TestWords.PACKAGED, TestRules.PACKAGED, ZONE).read(mail, found);
        new MicrodataEvents(TestWords.PACKAGED, TestRules.PACKAGED, ZONE).read(mail, found);
        new Coverage(TestWords.PACKAGED, TestRules.PACKAGED, ZONE).leavesGap(mail, found);
        new MailPieces(TestRules.PACKAGED).of(mail);
        new KnownEvents(TestRules.PACKAGED).words(found);
        try {
            String whole = new AnswerReader().whole(answer, "stop");
            new ModelEvents(TestWords.PACKAGED, TestRules.PACKAGED, ZONE, "model")
                    .read(whole, mail, "prompt", found);
            return extracted.json(mail, found);
        } catch (AnswerRejectedException rejected) {
            return "rejected";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
