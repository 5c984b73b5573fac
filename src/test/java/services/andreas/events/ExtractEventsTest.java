package services.andreas.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.BeanInject;
import org.apache.camel.CamelContext;
import org.apache.camel.EndpointInject;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.test.main.junit5.CamelMainTest;
import org.apache.camel.test.main.junit5.Configure;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import services.andreas.events.extract.pdf.PdfBytes;
import services.andreas.events.failure.AnswerRejectedException;
import services.andreas.events.failure.Failures;
import services.andreas.events.mail.Mail;
import services.andreas.events.mail.MailReader;

@CamelMainTest(mainClass = EventsGmailIngest.class, mockEndpointsAndSkip = "direct:ask-openai")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExtractEventsTest {
    private final Stage stage = new Stage();

    @EndpointInject private ProducerTemplate camel;
    @BeanInject private CamelContext context;

    @EndpointInject("mock:direct:ask-openai")
    private MockEndpoint ask;

    @Configure
    void configure(MainConfigurationProperties main) {
        stage.environment.put("TIMEZONE", "Europe/Zurich");
        stage.configure(main);
    }

    @BeforeEach
    void reset() {
        MockEndpoint.resetMocks(context);
    }

    @AfterAll
    void close() {
        stage.close();
    }

    @Test
    void asksNobodyAboutAMailWithoutText() throws Exception {
        ask.expectedMessageCount(0);

        assertThat(extract(Stage.read("Photos", ""))).isEqualTo("[]");

        ask.assertIsSatisfied();
    }

    @Test
    void asksOnceAboutAMailWithText() throws Exception {
        ask.whenAnyExchangeReceived(
                message ->
                        message.getMessage()
                                .setBody(
                                        Stage.answer(
                                                Stage.event("Fair", "2026-12-06T10:00", "Hall"),
                                                Stage.event("Talk", "2026-12-07", "Library"))));
        ask.expectedMessageCount(1);

        String events =
                extract(
                        Stage.read(
                                "Digest",
                                "Fair: 2026-12-06T10:00, Hall\nTalk: 2026-12-07, Library"));

        ask.assertIsSatisfied();
        assertThat(new ObjectMapper().readTree(events))
                .extracting(
                        event -> event.path("title").asText(),
                        event -> event.path("start_time").asText())
                .containsExactly(
                        tuple("Fair", "2026-12-06T09:00:00Z"),
                        tuple("Talk", "2026-12-06T23:00:00Z"));
    }

    @Test
    void asksAboutTheTextOfAFileWithThatOfItsMail() throws Exception {
        byte[] pdf =
                new PdfBytes()
                        .lines("Winter Gala, Thursday 10 December 2026, 20:00, Town Hall")
                        .lines("Kiln Night", "Friday 11 December 2026, 19:00", "The Old Mill")
                        .bytes();
        String raw =
                """
                Subject: Our December
                Content-Type: multipart/mixed; boundary=b

                --b

                Winter Gala: Thursday 10 December at 8 pm in the Town Hall. See the programme!
                --b
                Content-Type: application/pdf; name="Programme.pdf"
                Content-Transfer-Encoding: base64

                %s
                --b--
                """
                        .formatted(Base64.getMimeEncoder().encodeToString(pdf));
        Mail mail =
                new MailReader()
                        .read(
                                "1",
                                raw.getBytes(StandardCharsets.UTF_8),
                                Instant.parse("2026-11-20T15:00:00Z"));
        ask.whenAnyExchangeReceived(
                message ->
                        message.getMessage()
                                .setBody(
                                        Stage.answer(
                                                quoted(
                                                        "Winter Gala",
                                                        "2026-12-10T20:00",
                                                        "Town Hall",
                                                        "Thursday 10 December at 8 pm"),
                                                quoted(
                                                        "Kiln Night",
                                                        "2026-12-11T19:00",
                                                        "The Old Mill",
                                                        "Friday 11 December 2026, 19:00"))));
        ask.expectedMessageCount(1);

        String events = extract(mail);

        ask.assertIsSatisfied();
        assertThat(ask.getExchanges().get(0).getVariable("piece", String.class))
                .contains("See the programme!\n\n[attached file, page 1]\nWinter Gala");
        assertThat(new ObjectMapper().readTree(events))
                .extracting(
                        event -> event.path("title").asText(),
                        event -> event.path("start_time").asText(),
                        event -> event.path("found_in").asText())
                .containsExactly(
                        tuple("Winter Gala", "2026-12-10T19:00:00Z", ""),
                        tuple("Kiln Night", "2026-12-11T18:00:00Z", "programme.pdf, page 2"));
    }

    private static Map<String, Object> quoted(
            String title, String start, String place, String date) {
        Map<String, Object> event = new HashMap<>(Stage.event(title, start, place));
        event.put("title_quote", title);
        event.put("date_quote", date);
        return event;
    }

    @Test
    void leavesAFailureToTheCaller() {
        ask.whenAnyExchangeReceived(
                message -> {
                    throw new AnswerRejectedException("answer-refused");
                });

        Exchange failed =
                camel.send(
                        "direct:extract-events",
                        exchange -> exchange.setVariable("mail", Stage.read("Digest", "text")));

        assertThat(Failures.of(failed.getException()).reason()).isEqualTo("answer-refused");
    }

    private String extract(Mail mail) {
        return camel.send("direct:extract-events", exchange -> exchange.setVariable("mail", mail))
                .getMessage()
                .getBody(String.class);
    }
}
