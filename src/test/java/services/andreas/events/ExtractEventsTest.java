package services.andreas.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
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
import services.andreas.events.failure.AnswerRejectedException;
import services.andreas.events.failure.Failures;
import services.andreas.events.mail.Mail;

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
