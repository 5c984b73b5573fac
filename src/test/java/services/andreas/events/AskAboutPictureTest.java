package services.andreas.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.camel.EndpointInject;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.test.main.junit5.CamelMainTest;
import org.apache.camel.test.main.junit5.Configure;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import services.andreas.events.extract.FoundEvents;
import services.andreas.events.mail.FileContents;
import services.andreas.events.mail.Mail;
import services.andreas.events.mail.mime.Attachments;
import services.andreas.events.mail.mime.FileKind;
import services.andreas.events.mail.mime.MailFile;
import services.andreas.events.mail.mime.Unread;
import services.andreas.events.run.IngestRun;
import services.andreas.events.standin.ChatRequest;
import services.andreas.events.standin.Completions;
import services.andreas.events.standin.Fault;
import services.andreas.events.standin.OpenAiErrors;
import services.andreas.events.standin.OpenAiStandIn;

/** The stand-in copies and reads the same poster, whatever picture it gets. */
@CamelMainTest(mainClass = EventsGmailIngest.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AskAboutPictureTest {
    private static final String POSTER =
            "Kiln Night\nFriday 11 December 2026, 19:00\nThe Old Mill, Main Street 5";

    private final Stage stage = new Stage();
    private final byte[] picture = jpeg(900, 1200);

    private String read;
    private String ofText;
    private IngestRun run;
    private long calls;

    @EndpointInject private ProducerTemplate camel;

    @Configure
    void configure(MainConfigurationProperties main) {
        stage.environment.put("TIMEZONE", "Europe/Zurich");
        stage.environment.put("INGEST_TOKEN_BUDGET", "200000");
        stage.configure(main);
    }

    @BeforeEach
    void begin() {
        stage.openAi.faults().clear();
        stage.openAi.answers(this::reply);
        ofText = "{\"events\":[]}";
        read = answer("Kiln Night", "2026-12-11T19:00", "The Old Mill, Main Street 5");
        calls = stage.openAi.calls();
        run = new IngestRun("run " + calls, Instant.now());
    }

    @AfterAll
    void close() {
        stage.close();
    }

    private String reply(ChatRequest request) {
        if (request.json().at("/messages/1/content").isTextual()) {
            return ofText;
        }
        boolean isCopy = request.lastUserMessage().startsWith("Copy");
        return isCopy ? new ObjectMapper().valueToTree(Map.of("text", POSTER)).toString() : read;
    }

    private static String answer(String title, String start, String place) {
        Map<String, Object> event = new HashMap<>(Stage.event(title, start, place));
        event.put("title_quote", title);
        return Stage.answer(event);
    }

    private static byte[] jpeg(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            image.setRGB(random.nextInt(width), random.nextInt(height), random.nextInt());
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpeg", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] plain = bytes.toByteArray();
        byte[] comment = "\0\0\0\20GPS 47.3, 8.5".getBytes(StandardCharsets.ISO_8859_1);
        comment[0] = (byte) 0xFF;
        comment[1] = (byte) 0xFE;
        bytes.reset();
        bytes.write(plain, 0, 2);
        bytes.writeBytes(comment);
        bytes.write(plain, 2, plain.length - 2);
        return bytes.toByteArray();
    }

    private static Mail mail(String text, byte[]... pictures) {
        Mail mail = Stage.read("Our poster", text);
        List<MailFile> files =
                Stream.of(pictures)
                        .map(bytes -> new MailFile(FileKind.PICTURE, "poster.jpg", bytes))
                        .toList();
        return mail.with(
                new FileContents(List.of(), List.of(), List.of()),
                new Attachments(Map.of(FileKind.PICTURE, files.size()), Map.of(), files, false));
    }

    private JsonNode events(Mail mail) throws Exception {
        Exchange done = extract(mail);
        assertThat(done.getException()).isNull();
        return new ObjectMapper().readTree(done.getMessage().getBody(String.class));
    }

    private Exchange extract(Mail mail) {
        return camel.send(
                "direct:extract-events",
                exchange -> {
                    exchange.setVariable("messageId", "message");
                    exchange.setVariable("run", run);
                    exchange.setVariable("owner", run.owner());
                    exchange.setVariable("mail", mail);
                });
    }

    @Test
    void keepsWhatBothAnswersHaveAndHasAPersonLookAtIt() throws Exception {
        assertThat(events(mail("", picture)))
                .extracting(
                        event -> event.path("title").asText(),
                        event -> event.path("start_time").asText(),
                        event -> event.path("location").asText(),
                        event -> event.path("found_in").asText(),
                        event -> event.path("needs_review").asText())
                .containsExactly(
                        tuple(
                                "Kiln Night",
                                "2026-12-11T18:00:00Z",
                                "The Old Mill, Main Street 5",
                                "poster.jpg",
                                "read from an image"));
        assertThat(stage.openAi.calls() - calls).isEqualTo(2);
    }

    @Test
    void sendsThePictureScaledDownAndWithoutItsMetadata() throws Exception {
        events(mail("", jpeg(2400, 3200)));

        JsonNode content =
                stage.openAi
                        .requests()
                        .get(stage.openAi.requests().size() - 1)
                        .json()
                        .at("/messages/1/content");
        assertThat(content.at("/0/type").asText()).isEqualTo("text");
        String url = content.at("/1/image_url/url").asText();
        assertThat(url).startsWith("data:image/jpeg;base64,");
        byte[] sent = Base64.getDecoder().decode(url.substring(url.indexOf(',') + 1));
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(sent));
        assertThat(image.getWidth() * image.getHeight()).isBetween(1_400_000, 1_500_000);
        assertThat(new String(picture, StandardCharsets.ISO_8859_1)).contains("GPS");
        assertThat(new String(sent, StandardCharsets.ISO_8859_1)).doesNotContain("GPS");
    }

    static Stream<Arguments> disagreements() {
        return Stream.of(
                Arguments.of("Kiln Fight", "2026-12-11T19:00", "The Old Mill", 0, "", ""),
                Arguments.of(
                        "Kiln Night",
                        "2026-12-12T19:00",
                        "The Old Mill",
                        1,
                        "",
                        "date is not in the mail"),
                Arguments.of(
                        "Kiln Night",
                        "2026-12-11T20:00",
                        "The Old Mill",
                        1,
                        "2026-12-10T23:00:00Z",
                        "time is not in the mail"),
                Arguments.of(
                        "Kiln Night",
                        "2026-12-11T19:00",
                        "The New Mill 7",
                        1,
                        "2026-12-11T18:00:00Z",
                        "place is not in the mail"));
    }

    @ParameterizedTest
    @MethodSource("disagreements")
    void storesNothingUnmarkedThatOneAnswerAloneHas(
            String title, String start, String place, int count, String stored, String reason)
            throws Exception {
        read = answer(title, start, place);

        JsonNode events = events(mail("", picture));

        assertThat(events).hasSize(count);
        events.forEach(
                event -> {
                    assertThat(event.path("needs_review").asText())
                            .contains("read from an image")
                            .contains(reason);
                    assertThat(event.path("start_time").asText()).isEqualTo(stored);
                });
    }

    @Test
    void needsNobodyWhereTheMailNamesTitleAndDay() throws Exception {
        assertThat(events(mail("On December 11: Kiln Night! All else is on the poster.", picture)))
                .singleElement()
                .matches(event -> !event.has("needs_review"));
    }

    @Test
    void looksAtNoPictureOfAMailWhoseTextAnnouncesAnEvent() throws Exception {
        ofText = answer("Talk", "2026-12-06", "Library");

        assertThat(events(mail("Talk: 2026-12-06, Library", picture))).hasSize(1);
        assertThat(stage.openAi.calls() - calls).isOne();
    }

    @Test
    void looksAtTheLargestThreeThatMayHoldText() throws Exception {
        events(
                mail(
                        "",
                        picture,
                        jpeg(2000, 100),
                        jpeg(200, 200),
                        picture,
                        picture,
                        picture,
                        "no picture".getBytes(StandardCharsets.UTF_8)));

        assertThat(stage.openAi.calls() - calls).isEqualTo(6);
    }

    @Test
    void asksAModelThatTakesNoPicturesOnceInARun() throws Exception {
        stage.openAi
                .faults()
                .always(OpenAiStandIn.COMPLETIONS, Fault.answer(OpenAiErrors.takesNoImages()));

        assertThat(events(mail("", picture, picture))).isEmpty();
        assertThat(events(mail("", picture))).isEmpty();
        assertThat(stage.openAi.calls() - calls).isOne();
        run = new IngestRun("another run", Instant.now());
        assertThat(events(mail("", picture))).isEmpty();

        assertThat(stage.openAi.calls() - calls).isEqualTo(2);
    }

    @Test
    void losesNothingButThePictureWhoseAnswerIsRefused() throws Exception {
        stage.openAi.faults().always(OpenAiStandIn.COMPLETIONS, Completions.refusal());

        Exchange done = extract(mail("", picture));

        assertThat(done.getException()).isNull();
        assertThat(done.getVariable("foundEvents", FoundEvents.class).unread())
                .containsOnlyKeys(Unread.REFUSED);
    }
}
