package services.andreas.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.LongStream;
import org.apache.camel.EndpointInject;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.test.main.junit5.CamelMainTest;
import org.apache.camel.test.main.junit5.Configure;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import services.andreas.events.pace.Pace;
import services.andreas.events.run.IngestRun;
import services.andreas.events.standin.Fault;
import services.andreas.events.standin.OpenAiStandIn;

@CamelMainTest(mainClass = EventsGmailIngest.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenAiPaceTest {
    private static final int CALLS = 200;

    private final Stage stage = new Stage();

    @EndpointInject private ProducerTemplate camel;

    @Configure
    void configure(MainConfigurationProperties main) {
        stage.configure(main);
    }

    @AfterAll
    void close() {
        stage.close();
    }

    @Test
    void keepsToTheLimitsOfAnAnswerBeforeCallsAreRejected() {
        stage.openAi
                .faults()
                .always(
                        OpenAiStandIn.COMPLETIONS,
                        Fault.change(
                                reply ->
                                        reply.with("x-ratelimit-limit-requests", "10")
                                                .with("x-ratelimit-remaining-requests", "0")
                                                .with("x-ratelimit-reset-requests", "50s")));

        Exchange asked = ask();

        assertThat(asked.getException()).isNull();
        assertThat(asked.getProperties())
                .as("asked how long to wait")
                .containsKey("EventsPaceSince");
        // the clock goes on meanwhile, but not for as long as so many calls are spaced
        assertThat(waits().sum()).isPositive();
    }

    private Exchange ask() {
        return camel.send(
                "direct:ask-openai",
                exchange -> {
                    exchange.setVariable("messageId", "message");
                    exchange.setVariable("run", new IngestRun("owner", Instant.now()));
                    exchange.setVariable("mail", Stage.read("Winter Concert", "At 19:00"));
                    exchange.setVariable("piece", "At 19:00");
                });
    }

    private LongStream waits() {
        Pace pace = Stage.bean(camel.getCamelContext(), "openAiPace", Pace.class);
        return LongStream.generate(() -> pace.delay(new DefaultExchange(camel.getCamelContext())))
                .limit(CALLS);
    }
}
