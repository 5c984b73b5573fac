package services.andreas.events.extract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import services.andreas.events.Stage;
import services.andreas.events.event.Event;
import services.andreas.events.event.Field;
import services.andreas.events.extract.calendar.CalendarEvents;
import services.andreas.events.extract.model.Coverage;
import services.andreas.events.extract.model.ModelEvents;
import services.andreas.events.extract.passes.PassEvents;
import services.andreas.events.extract.pdf.PdfBytes;
import services.andreas.events.extract.pdf.PdfFiles;
import services.andreas.events.extract.pictures.Picture;
import services.andreas.events.extract.pictures.PictureEvents;
import services.andreas.events.extract.pictures.Pictures;
import services.andreas.events.extract.schema.JsonLdEvents;
import services.andreas.events.mail.Mail;
import services.andreas.events.mail.MailReader;
import services.andreas.events.mail.mime.FileKind;
import services.andreas.events.mail.mime.MailFile;
import services.andreas.events.mail.mime.PassBytes;
import services.andreas.events.mail.tnef.TnefBytes;
import services.andreas.events.words.TestWords;

/** 78 files with labels: PDF files, posters, tickets and meeting requests in fifteen languages. */
class FilesSetTest {
    private static final Instant RECEIVED = Instant.parse("2026-11-20T15:00:00Z");
    private static final PdfFiles PDFS = new PdfFiles(TestWords.PACKAGED, TestRules.PACKAGED);

    /** What a file announces. */
    private record Label(String title, LocalDateTime start, String place) {
        Instant instant(ZoneId zone) {
            return start.atZone(zone).toInstant();
        }
    }

    private record LabelledFile(String name, ZoneId zone, List<Label> labels) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static List<LabelledFile> pdfs() {
        List<LabelledFile> files = new ArrayList<>();
        new String(bytes("labels.txt"), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(
                        line -> {
                            if (line.startsWith(" ")) {
                                String[] parts = line.strip().split(" \\| ");
                                files.get(files.size() - 1)
                                        .labels()
                                        .add(
                                                new Label(
                                                        parts[0],
                                                        LocalDateTime.parse(parts[1]),
                                                        parts[2]));
                            } else {
                                String[] parts = line.split(" ");
                                files.add(
                                        new LabelledFile(
                                                parts[0], ZoneId.of(parts[1]), new ArrayList<>()));
                            }
                        });
        return files;
    }

    private static Stream<LabelledFile> posters() {
        return pdfs().stream()
                .map(
                        file ->
                                Stream.of("png", "jpg")
                                        .map(kind -> file.name().replace("pdf", kind))
                                        .filter(name -> resource(name) != null)
                                        .map(
                                                name ->
                                                        new LabelledFile(
                                                                name, file.zone(), file.labels()))
                                        .findFirst()
                                        .orElse(null))
                .filter(Objects::nonNull);
    }

    private static InputStream resource(String name) {
        return FilesSetTest.class.getResourceAsStream("/files/" + name);
    }

    private static byte[] bytes(String name) {
        try (InputStream in = Objects.requireNonNull(resource(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Mail mail(String text, String name, byte[] file) {
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        String head =
                "From: news@a.example\nSubject: News\nMIME-Version: 1.0\n"
                        + "Content-Type: multipart/mixed; boundary=b\n\n--b\n"
                        + "Content-Type: text/plain; charset=utf-8\n\n"
                        + text
                        + "\n--b\nContent-Type: application/octet-stream; name=\""
                        + name
                        + "\"\nContent-Transfer-Encoding: base64\n\n";
        raw.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        raw.writeBytes(Base64.getMimeEncoder().encode(file));
        raw.writeBytes("\n--b--\n".getBytes(StandardCharsets.UTF_8));
        return new MailReader().read("m1", raw.toByteArray(), RECEIVED);
    }

    /** What a model answers that makes no mistakes. */
    private static String answer(List<Label> labels, Function<Label, LocalDateTime> start) {
        List<Map<String, Object>> events =
                labels.stream()
                        .map(
                                label -> {
                                    Map<String, Object> event =
                                            new HashMap<>(
                                                    Stage.event(
                                                            label.title(),
                                                            start.apply(label).toString(),
                                                            label.place()));
                                    event.put("title_quote", label.title());
                                    event.put("place_quote", label.place());
                                    return event;
                                })
                        .toList();
        @SuppressWarnings({"unchecked", "rawtypes"})
        Map<String, Object>[] array = events.toArray(new Map[0]);
        return Stage.answer(array);
    }

    private static ModelEvents model(ZoneId zone) {
        return new ModelEvents(TestWords.PACKAGED, TestRules.PACKAGED, zone.getId(), "gpt-6-luna");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pdfs")
    void saysInItsTextAllThatAnAnswerMustProve(LabelledFile file) throws Exception {
        Mail mail =
                PDFS.read(
                        mail("See the file.", file.name(), bytes(file.name())), new FoundEvents());

        List<Event> events =
                model(file.zone())
                        .events(
                                answer(file.labels(), Label::start),
                                mail,
                                "prompt",
                                new FoundEvents());

        assertThat(events)
                .as(mail.text())
                .extracting(Event::start)
                .containsExactlyElementsOf(
                        file.labels().stream().map(label -> label.instant(file.zone())).toList());
        assertThat(events)
                .as(mail.text())
                .allSatisfy(
                        event -> {
                            assertThat(event.get(Field.NEEDS_REVIEW)).isNull();
                            assertThat(event.get(Field.FOUND_IN))
                                    .isEqualTo(file.name() + ", page 1");
                        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("posters")
    void marksWhatAPosterSaysUnlessItsMailSaysTitleAndDay(LabelledFile file) throws Exception {
        Picture picture =
                new Pictures(TestRules.PACKAGED)
                        .ready(
                                new MailFile(FileKind.PICTURE, file.name(), bytes(file.name())),
                                new FoundEvents(),
                                null);
        Mail mail = mail("See the poster.", file.name(), new byte[0]);
        StringBuilder text = new StringBuilder();
        file.labels()
                .forEach(
                        label ->
                                text.append(label.title())
                                        .append("\n")
                                        .append(label.start().toString().replace('T', ' '))
                                        .append("\n")
                                        .append(label.place())
                                        .append("\n\n"));

        List<Event> honest = read(file, picture, text.toString(), mail, Label::start);
        List<Event> misread =
                read(file, picture, text.toString(), mail, label -> label.start().plusHours(1));
        List<Event> confirmed =
                read(
                        file,
                        picture,
                        text.toString(),
                        mail(text.toString(), file.name(), new byte[0]),
                        Label::start);

        assertThat(honest)
                .hasSameSizeAs(file.labels())
                .allMatch(event -> event.get(Field.NEEDS_REVIEW).equals("read from an image"));
        assertThat(misread)
                .allMatch(
                        event -> event.get(Field.NEEDS_REVIEW).contains("time is not in the mail"))
                .allMatch(Event::isAllDay);
        assertThat(confirmed).allMatch(event -> !event.has(Field.NEEDS_REVIEW));
    }

    private static List<Event> read(
            LabelledFile file,
            Picture picture,
            String copied,
            Mail mail,
            Function<Label, LocalDateTime> start)
            throws Exception {
        FoundEvents found = new FoundEvents();
        new PictureEvents(TestWords.PACKAGED, model(file.zone()), file.zone().getId())
                .read(
                        new ObjectMapper().valueToTree(Map.of("text", copied)).toString(),
                        answer(file.labels(), start),
                        picture,
                        mail,
                        "prompt",
                        found);
        return found.events();
    }

    @Test
    void readsTicketsRequestsAndEmbeddedFilesWithoutACall() {
        List<String> wrong = new ArrayList<>();
        int files = 0;
        for (LabelledFile source : pdfs().stream().limit(10).toList()) {
            Label label = source.labels().get(0);
            for (Map.Entry<String, byte[]> file : files(label, source.zone()).entrySet()) {
                files++;
                Mail mail = mail("See the file.", file.getKey(), file.getValue());
                FoundEvents found = new FoundEvents();
                mail = PDFS.read(mail, found);
                String zone = source.zone().getId();
                new CalendarEvents(TestWords.PACKAGED, TestRules.PACKAGED, zone).read(mail, found);
                new JsonLdEvents(TestWords.PACKAGED, TestRules.PACKAGED, zone).read(mail, found);
                new PassEvents(zone).read(mail, found);
                Set<String> told = new HashSet<>();
                found.events()
                        .forEach(
                                event ->
                                        told.add(
                                                event.get(Field.TITLE)
                                                        + event.start()
                                                        + event.get(Field.LOCATION)));
                String expected = label.title() + label.instant(source.zone()) + label.place();
                boolean asks =
                        new Coverage(TestWords.PACKAGED, TestRules.PACKAGED, zone)
                                .leavesGap(mail, found);
                if (!told.equals(Set.of(expected)) || asks) {
                    wrong.add(file.getKey() + ": " + told + " for " + expected + asks);
                }
            }
        }
        assertThat(files).isEqualTo(40);
        assertThat(wrong).isEmpty();
    }

    private static Map<String, byte[]> files(Label label, ZoneId zone) {
        String instant = label.instant(zone).toString();
        String stamp = instant.replaceAll("[-:]", "");
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(
                "ticket.pkpass",
                PassBytes.of(
                        "pass.json",
                        "{\"relevantDate\":\"%s\",\"eventTicket\":{\"primaryFields\":[{\"key\":\"event\",\"value\":\"%s\"}],\"auxiliaryFields\":[{\"key\":\"venue\",\"value\":\"%s\"}]}}"
                                .formatted(instant, label.title(), label.place())));
        files.put(
                "winmail.dat",
                TnefBytes.request()
                        .text(0x0037, label.title())
                        .text(TnefBytes.APPOINTMENT, 0x8208, label.place())
                        .time(TnefBytes.APPOINTMENT, 0x820D, instant)
                        .time(
                                TnefBytes.APPOINTMENT,
                                0x820E,
                                label.instant(zone).plusSeconds(3600).toString())
                        .bytes());
        files.put(
                "calendar.pdf",
                new PdfBytes()
                        .lines("The date is in this file.")
                        .embed(
                                "event.ics",
                                String.format(
                                        Locale.ROOT,
                                        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nSUMMARY:%s\r\nDTSTART:%s\r\nLOCATION:%s\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
                                        label.title(),
                                        stamp,
                                        label.place().replace(",", "\\,")))
                        .bytes());
        files.put(
                "data.pdf",
                new PdfBytes()
                        .lines("The date is in this file.")
                        .embed(
                                "event.jsonld",
                                "{\"@context\":\"https://schema.org\",\"@type\":\"Event\",\"name\":\"%s\",\"startDate\":\"%s\",\"location\":{\"@type\":\"Place\",\"name\":\"%s\"}}"
                                        .formatted(label.title(), instant, label.place()))
                        .bytes());
        return files;
    }
}
