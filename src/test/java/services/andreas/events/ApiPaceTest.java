package services.andreas.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.apache.camel.EndpointInject;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.test.main.junit5.CamelMainTest;
import org.apache.camel.test.main.junit5.Configure;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import services.andreas.events.pace.Pace;
import services.andreas.events.pace.SimulatedClock;
import services.andreas.events.run.IngestRun;
import services.andreas.events.standin.Fault;
import services.andreas.events.standin.GmailStandIn;
import services.andreas.events.standin.GoogleErrors;
import services.andreas.events.standin.OpenAiErrors;
import services.andreas.events.standin.OpenAiStandIn;

/** How long routes make the next call wait, by a clock that stands still during a test. */
@CamelMainTest(mainClass = EventsGmailIngest.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiPaceTest {
    private final Stage stage = new Stage();

    @EndpointInject private ProducerTemplate camel;

    @Configure
    void configure(MainConfigurationProperties main) {
        stage.environment.put("ROUTES_DIR", RoutesCopy.withSimulatedClock().toString());
        stage.configure(main);
    }

    @BeforeEach
    void forgetWaits() {
        stage.openAi.faults().clear();
        SimulatedClock clock = bean("clock", SimulatedClock.class);
        clock.set(clock.millis() + Duration.ofHours(1).toMillis());
    }

    @AfterAll
    void close() {
        stage.close();
    }

    @Test
    void ofOpenAiKeepsToTheLimitsOfAnAnswerBeforeCallsAreRejected() {
        stage.openAi
                .faults()
                .next(
                        OpenAiStandIn.COMPLETIONS,
                        Fault.change(
                                reply ->
                                        reply.with("x-ratelimit-limit-requests", "10")
                                                .with("x-ratelimit-remaining-requests", "0")
                                                .with("x-ratelimit-reset-requests", "600ms")));

        ask();

        assertThat(-wait("openAiPace") + wait("openAiPace")).as("one of ten").isEqualTo(60);
    }

    @Test
    void ofOpenAiIsWhatTheServerAsks() {
        stage.openAi
                .faults()
                .next(
                        OpenAiStandIn.COMPLETIONS,
                        Fault.answer(
                                OpenAiErrors.rateLimitExceeded(1).with("retry-after-ms", "300")));

        ask();

        assertThat(wait("openAiPace")).isBetween(300L, 400L);
    }

    @Test
    void ofGmailIsWhatTheServerAsks() {
        String id = stage.mail("Concert", "text");
        stage.gmail
                .faults()
                .next(
                        GmailStandIn.GETS,
                        Fault.answer(
                                GoogleErrors.tooManyConcurrentRequests().with("Retry-After", "1")));

        send("direct:fetch-message", exchange -> exchange.setVariable("messageId", id));

        assertThat(wait("gmailPace")).isBetween(1_000L, 1_100L);
    }

    private void ask() {
        send(
                "direct:ask-openai",
                exchange -> {
                    exchange.setVariable("messageId", "message");
                    exchange.setVariable("run", new IngestRun("owner", Instant.EPOCH));
                    exchange.setVariable("mail", Stage.read("Winter Concert", "At 19:00"));
                    exchange.setVariable("piece", "At 19:00");
                });
    }

    /** Sends one call, which waits for its turn as any other. */
    private void send(String route, Processor variables) {
        Exchange sent = camel.send(route, variables);

        assertThat(sent.getException()).isNull();
        assertThat(sent.getProperties()).as("waited for its turn").containsKey("EventsPaceSince");
    }

    private long wait(String pace) {
        return bean(pace, Pace.class).delay(new DefaultExchange(camel.getCamelContext()));
    }

    private <T> T bean(String name, Class<T> type) {
        return Stage.bean(camel.getCamelContext(), name, type);
    }
}
