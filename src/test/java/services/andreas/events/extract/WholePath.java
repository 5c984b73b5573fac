package services.andreas.events.extract;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import services.andreas.events.extract.calendar.CalendarEvents;
import services.andreas.events.extract.compare.SourceComparison;
import services.andreas.events.extract.links.LinkEvents;
import services.andreas.events.extract.model.AnswerReader;
import services.andreas.events.extract.model.Coverage;
import services.andreas.events.extract.model.KnownEvents;
import services.andreas.events.extract.model.MailPieces;
import services.andreas.events.extract.model.ModelEvents;
import services.andreas.events.extract.passes.PassEvents;
import services.andreas.events.extract.pdf.PdfFiles;
import services.andreas.events.extract.pictures.Picture;
import services.andreas.events.extract.pictures.PictureEvents;
import services.andreas.events.extract.pictures.Pictures;
import services.andreas.events.extract.schema.JsonLdEvents;
import services.andreas.events.extract.schema.MicrodataEvents;
import services.andreas.events.failure.AnswerRejectedException;
import services.andreas.events.mail.Mail;
import services.andreas.events.mail.MailReader;
import services.andreas.events.mail.mime.MailFile;
import services.andreas.events.merge.Merging;
import services.andreas.events.words.TestWords;
import services.andreas.events.words.WordLists;

/** From a raw message and the model's answers to the events, as the routes go. */
public final class WholePath {
    private static final WordLists WORDS = TestWords.PACKAGED;
    private static final ExtractionRules RULES = TestRules.PACKAGED;

    // made once, as an application does
    private final MailReader mails = new MailReader();
    private final ExtractedEvents extracted = new ExtractedEvents(WORDS, RULES);
    private final PdfFiles pdfs = new PdfFiles(WORDS, RULES);
    private final CalendarEvents calendars;
    private final JsonLdEvents jsonLd;
    private final MicrodataEvents microdata;
    private final PassEvents passes;
    private final LinkEvents links;
    private final Coverage coverage;
    private final MailPieces pieces = new MailPieces(RULES);
    private final KnownEvents known = new KnownEvents(RULES);
    private final AnswerReader answers = new AnswerReader();
    private final ModelEvents model;
    private final Pictures pictures = new Pictures(RULES);
    private final PictureEvents pictureEvents;
    private final SourceComparison comparison;

    /**
     * @param zone IANA zone of times that name none
     */
    public WholePath(String zone) {
        calendars = new CalendarEvents(WORDS, RULES, zone);
        jsonLd = new JsonLdEvents(WORDS, RULES, zone);
        microdata = new MicrodataEvents(WORDS, RULES, zone);
        passes = new PassEvents(zone);
        links = new LinkEvents(WORDS, RULES, zone);
        coverage = new Coverage(WORDS, RULES, zone);
        model = new ModelEvents(WORDS, RULES, zone, "gpt-6-luna");
        pictureEvents = new PictureEvents(WORDS, model, zone);
        comparison = new SourceComparison(WORDS, RULES, merging(zone), zone);
    }

    public static Merging merging(String zone) {
        return Merging.load("classpath:", WORDS, zone);
    }

    /**
     * @param asked of the model
     * @param json what is stored of the mail
     */
    public record Result(Mail mail, FoundEvents found, int asked, String json) {}

    /**
     * Reads one message.
     *
     * @param answer of the model to a piece of the text, or to the prompt of a picture by its name
     * @throws AnswerRejectedException for an answer that nobody can read
     */
    public Result read(String id, byte[] raw, Instant received, UnaryOperator<String> answer)
            throws AnswerRejectedException, JsonProcessingException {
        FoundEvents found = extracted.begin();
        Mail mail = pdfs.read(mails.read(id, raw, received), found);
        calendars.read(mail, found);
        jsonLd.read(mail, found);
        microdata.read(mail, found);
        passes.read(mail, found);
        links.read(mail, found);
        int asked = 0;
        if (coverage.leavesGap(mail, found)) {
            for (String piece : pieces.of(mail)) {
                asked++;
                pieces.parts(piece);
                known.words(found);
                model.read(answers.whole(answer.apply(piece), "stop"), mail, "prompt", found);
            }
        }
        if (pictures.areNeeded(mail, found)) {
            for (MailFile file : pictures.of(mail, found)) {
                look(pictures.ready(file, found, null), mail, found, answer);
            }
        }
        comparison.compare(mail, found);
        return new Result(mail, found, asked, extracted.json(mail, found));
    }

    private void look(
            @Nullable Picture picture, Mail mail, FoundEvents found, UnaryOperator<String> answer)
            throws JsonProcessingException {
        if (picture != null) {
            String copied = answer.apply("copy-picture");
            String read = answer.apply("read-picture");
            pictureEvents.read(copied, read, picture, mail, "prompt", found);
        }
    }
}
