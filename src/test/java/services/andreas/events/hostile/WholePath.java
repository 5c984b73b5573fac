package services.andreas.events.hostile;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Consumer;
import services.andreas.events.extract.ExtractedEvents;
import services.andreas.events.extract.ExtractionRules;
import services.andreas.events.extract.FoundEvents;
import services.andreas.events.extract.TestRules;
import services.andreas.events.extract.calendar.CalendarEvents;
import services.andreas.events.extract.compare.SourceComparison;
import services.andreas.events.extract.links.LinkEvents;
import services.andreas.events.extract.model.AnswerReader;
import services.andreas.events.extract.model.Coverage;
import services.andreas.events.extract.model.KnownEvents;
import services.andreas.events.extract.model.MailPieces;
import services.andreas.events.extract.model.ModelEvents;
import services.andreas.events.extract.passes.PassEvents;
import services.andreas.events.extract.schema.JsonLdEvents;
import services.andreas.events.extract.schema.MicrodataEvents;
import services.andreas.events.failure.AnswerRejectedException;
import services.andreas.events.mail.Mail;
import services.andreas.events.mail.MailReader;
import services.andreas.events.merge.Merging;
import services.andreas.events.words.TestWords;
import services.andreas.events.words.WordLists;

/** From a raw message and the model's answer to the events, as the routes go. */
final class WholePath implements Consumer<String[]> {
    private static final String ZONE = "America/New_York";
    private static final Instant RECEIVED = Instant.parse("2026-11-01T10:00:00Z");

    // made once, as an application does
    private static final WordLists WORDS = TestWords.PACKAGED;
    private static final ExtractionRules RULES = TestRules.PACKAGED;
    private static final MailReader MAILS = new MailReader();
    private static final ExtractedEvents EXTRACTED = new ExtractedEvents(WORDS, RULES);
    private static final CalendarEvents CALENDARS = new CalendarEvents(WORDS, RULES, ZONE);
    private static final JsonLdEvents JSON_LD = new JsonLdEvents(WORDS, RULES, ZONE);
    private static final MicrodataEvents MICRODATA = new MicrodataEvents(WORDS, RULES, ZONE);
    private static final PassEvents PASSES = new PassEvents(ZONE);
    private static final LinkEvents LINKS = new LinkEvents(TestWords.PACKAGED, ZONE);
    private static final Coverage COVERAGE = new Coverage(WORDS, RULES, ZONE);
    private static final MailPieces PIECES = new MailPieces(RULES);
    private static final KnownEvents KNOWN = new KnownEvents(RULES);
    private static final AnswerReader ANSWERS = new AnswerReader();
    private static final ModelEvents MODEL = new ModelEvents(WORDS, RULES, ZONE, "model");
    private static final SourceComparison COMPARISON =
            new SourceComparison(WORDS, RULES, Merging.load("classpath:", WORDS, ZONE), ZONE);

    @Override
    public void accept(String[] mailAndAnswer) {
        events(mailAndAnswer[0], mailAndAnswer[1]);
    }

    /** Returns the events as JSON. */
    static String events(String raw, String answer) {
        Mail mail = MAILS.read("m1", raw.getBytes(StandardCharsets.UTF_8), RECEIVED);
        FoundEvents found = EXTRACTED.begin();
        CALENDARS.read(mail, found);
        JSON_LD.read(mail, found);
        MICRODATA.read(mail, found);
        PASSES.read(mail, found);
        LINKS.read(mail, found);
        COVERAGE.leavesGap(mail, found);
        try {
            for (String piece : PIECES.of(mail)) {
                PIECES.parts(piece);
                KNOWN.words(found);
                MODEL.read(ANSWERS.whole(answer, "stop"), mail, "prompt", found);
            }
            COMPARISON.compare(mail, found);
            return EXTRACTED.json(mail, found);
        } catch (AnswerRejectedException rejected) {
            return "rejected";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
