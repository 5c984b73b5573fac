package services.andreas.events.extract;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import services.andreas.events.event.EventBuilder;
import services.andreas.events.event.EventJson;
import services.andreas.events.event.EventTimes;
import services.andreas.events.event.Field;
import services.andreas.events.extract.calendar.CalendarEvents;
import services.andreas.events.extract.model.Coverage;
import services.andreas.events.extract.model.ModelEvents;
import services.andreas.events.extract.model.StatedEvent;
import services.andreas.events.extract.pdf.PdfBytes;
import services.andreas.events.extract.pdf.PdfFiles;
import services.andreas.events.extract.schema.JsonLdEvents;
import services.andreas.events.extract.schema.MicrodataEvents;
import services.andreas.events.mail.Mail;
import services.andreas.events.mail.MailReader;
import services.andreas.events.mail.mime.Attachments;
import services.andreas.events.mail.mime.FileKind;
import services.andreas.events.mail.mime.MailFile;
import services.andreas.events.words.TestWords;

/** The mails in {@code gold/}, each with its labelled events and a recorded answer beside it. */
final class GoldSet {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant RECEIVED = Instant.parse("2026-12-03T09:05:04Z");

    /** The sources, as beans.camel.yaml sets them up. */
    private static final CalendarEvents CALENDARS =
            new CalendarEvents(TestWords.PACKAGED, TestRules.PACKAGED, TestMail.ZONE);

    private static final JsonLdEvents JSON_LD =
            new JsonLdEvents(TestWords.PACKAGED, TestRules.PACKAGED, TestMail.ZONE);
    private static final MicrodataEvents MICRODATA =
            new MicrodataEvents(TestWords.PACKAGED, TestRules.PACKAGED, TestMail.ZONE);
    private static final Coverage COVERAGE =
            new Coverage(TestWords.PACKAGED, TestRules.PACKAGED, TestMail.ZONE);
    private static final ModelEvents MODEL =
            new ModelEvents(TestWords.PACKAGED, TestRules.PACKAGED, TestMail.ZONE, "recorded");
    private static final PdfFiles PDFS = new PdfFiles(TestWords.PACKAGED, TestRules.PACKAGED);
    private static final ExtractedEvents STORED =
            new ExtractedEvents(TestWords.PACKAGED, TestRules.PACKAGED);

    private GoldSet() {}

    /**
     * @param kind {@code structured}, {@code prose} or {@code non-event}
     * @param events labels: title, start, and where they are known end, place and url
     * @param answer what the model answers
     */
    record Labelled(String name, String kind, Mail mail, JsonNode events, JsonNode answer) {

        /** What the sources find that need no model. */
        FoundEvents deterministic() {
            FoundEvents foundEvents = new FoundEvents();
            CALENDARS.read(mail, foundEvents);
            JSON_LD.read(mail, foundEvents);
            MICRODATA.read(mail, foundEvents);
            return foundEvents;
        }

        boolean asks(FoundEvents foundEvents) {
            return COVERAGE.leavesGap(mail, foundEvents);
        }

        /** Adds what the model answers, when it is asked. */
        List<Map<String, Object>> whole(JsonNode answer) {
            FoundEvents foundEvents = deterministic();
            try {
                if (asks(foundEvents)) {
                    MODEL.read(answer.toString(), mail, null, foundEvents);
                }
                List<Map<String, Object>> stored =
                        JSON.readValue(STORED.json(mail, foundEvents), new TypeReference<>() {});
                // what is said about a series as a whole is no event
                stored.removeIf(event -> event.containsKey("recurrence"));
                return stored;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** What would be stored of the answer if nobody checked it. */
        List<Map<String, Object>> unchecked() {
            List<Map<String, Object>> events = new ArrayList<>();
            deterministic().events().forEach(event -> events.add(EventJson.members(event)));
            if (asks(deterministic())) {
                answer.path("events").forEach(told -> events.add(taken(new StatedEvent(told))));
            }
            return events;
        }

        private Map<String, Object> taken(StatedEvent told) {
            EventTimes times =
                    EventTimes.resolve(
                            inThisYear(told.text("start_time")),
                            inThisYear(told.text("end_time")),
                            told.text("timezone"),
                            ZoneId.of(TestMail.ZONE));
            return EventJson.members(
                    new EventBuilder("openai")
                            .put(Field.TITLE, told.text("title"))
                            .put(Field.START_TIME, times.start())
                            .put(Field.END_TIME, times.end())
                            .put(Field.LOCATION, told.text("location"))
                            .put(Field.SOURCE_URL, told.text("source_url"))
                            .build());
        }

        private String inThisYear(String time) {
            return time == null
                    ? null
                    : time.replace("XXXX", mail.date().toString().substring(0, 4));
        }

        /** The same announcement, with its text in an attached PDF file instead of the mail. */
        Labelled asPdf() {
            String prose = mail.text().replaceAll("(?m)^\\[(?:quoted|footer)]$", "");
            byte[] file = new PdfBytes().prose(prose).bytes();
            Mail attached =
                    new Mail(
                            mail.id(),
                            mail.subject(),
                            mail.sender(),
                            mail.date(),
                            mail.received(),
                            "Please find it attached.",
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(),
                            new Attachments(
                                    Map.of(),
                                    Map.of(),
                                    List.of(new MailFile(FileKind.PDF, "programme.pdf", file)),
                                    false),
                            List.of(),
                            false,
                            mail.authenticated());
            return new Labelled(name, kind, PDFS.read(attached, new FoundEvents()), events, answer);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Labelled> load() {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .sorted()
                    .map(GoldSet::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Labelled read(Path file) {
        String name = file.getFileName().toString().replace(".eml", "");
        try {
            JsonNode labels = JSON.readTree(file.resolveSibling(name + ".json").toFile());
            Mail mail = new MailReader().read(name, Files.readAllBytes(file), RECEIVED);
            return new Labelled(
                    name,
                    labels.path("kind").asText(),
                    mail,
                    labels.path("events"),
                    labels.path("answer"));
        } catch (IOException e) {
            throw new UncheckedIOException("Gold mail " + name + " cannot be read", e);
        }
    }

    private static Path folder() {
        try {
            return Path.of(GoldSet.class.getResource("/gold").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
