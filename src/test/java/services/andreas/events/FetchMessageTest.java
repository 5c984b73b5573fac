package services.andreas.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.EndpointInject;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.google.mail.GoogleMailComponent;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.test.main.junit5.CamelMainTest;
import org.apache.camel.test.main.junit5.Configure;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import services.andreas.events.failure.Failure;
import services.andreas.events.failure.Failures;
import services.andreas.events.mail.Mail;
import services.andreas.events.standin.Fault;
import services.andreas.events.standin.GmailStandIn;
import services.andreas.events.standin.GoogleErrors;
import services.andreas.events.standin.Reply;

@CamelMainTest(mainClass = EventsGmailIngest.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FetchMessageTest {
    private final Stage stage = new Stage();

    @EndpointInject private ProducerTemplate camel;

    @Configure
    void configure(MainConfigurationProperties main) {
        // what other tests were answered says nothing about these calls
        stage.environment.put("RETRY_PATIENCE", "0");
        stage.configure(main);
    }

    @AfterEach
    void clear() {
        stage.gmail.faults().clear();
    }

    @AfterAll
    void close() {
        stage.close();
    }

    @Test
    void readsTheMail() {
        String id = stage.mail("Concert", "Doors open at 19:00\r\nhttps://oldmill.example/5");

        Mail mail = fetch(id).getVariable("mail", Mail.class);

        assertThat(mail.id()).isEqualTo(id);
        assertThat(mail.subject()).isEqualTo("Concert");
        assertThat(mail.sender())
                .isEqualTo(
                        new Mail.Sender(
                                "The Old Mill", "news@mail.oldmill.example", "oldmill.example"));
        assertThat(mail.date()).isEqualTo(Instant.parse("2026-11-20T09:00:00Z"));
        assertThat(mail.text()).contains("Doors open at 19:00");
        assertThat(mail.links()).containsExactly("https://oldmill.example/5");
    }

    @Test
    void keepsNothingOfTheRawMessage() {
        Exchange fetched = fetch(stage.mail("Concert", "text"));

        assertThat(fetched.getMessage().getBody()).isNull();
        assertThat(fetched.getMessage().getHeaders()).isEmpty();
    }

    @Test
    void eachBeanIsMadeOnce() {
        CamelContext context = camel.getCamelContext();

        assertThat(context.getComponent("google-mail", GoogleMailComponent.class))
                .extracting(GoogleMailComponent::getClientFactory)
                .isSameAs(context.getRegistry().lookupByName("gmailClientFactory"));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void triesAgainWhatMaySucceedInAMoment(Fault fault) {
        String id = stage.mail("Concert", "text");
        stage.gmail.faults().next(GmailStandIn.GETS, fault, fault);

        Exchange fetched = fetch(id);

        assertThat(fetched.getVariable("mail", Mail.class).subject()).isEqualTo("Concert");
        assertThat(stage.gmail.gets(id)).isEqualTo(3);
    }

    static List<Fault> passing() {
        return List.of(
                Fault.answer(GoogleErrors.backendError()),
                Fault.answer(GoogleErrors.tooManyConcurrentRequests()),
                Fault.answer(GoogleErrors.userRateLimitExceeded()),
                Fault.dropBefore(),
                Fault.dropAfter(),
                Fault.cut(),
                Fault.garbage(),
                Fault.answer(Reply.text(200, "")));
    }

    @Test
    void triesNoMoreOftenThanItIsTold() {
        String id = stage.mail("Concert", "text");
        stage.gmail.faults().always(GmailStandIn.GETS, Fault.dropBefore());

        Exchange fetched = fetch(id);

        assertThat(stage.gmail.gets(id)).as("GMAIL_MAX_RETRIES").isEqualTo(3);
        assertThat(Failures.of(fetched.getException()).kind()).isEqualTo(Failure.Kind.TRANSIENT);
    }

    @Test
    void takesAnAnswerWithoutAMessageForNoMail() {
        String id = stage.mail("Concert", "text");
        stage.gmail.faults().next(GmailStandIn.GETS, Fault.answer(Reply.text(200, "{}")));

        Exchange fetched = fetch(id);

        assertThat(Failures.of(fetched.getException()).reason())
                .isEqualTo("gmail-answer-unreadable");
    }

    @Test
    void asksOnceForAMessageThatIsGone() {
        Exchange fetched = fetch("19300000000fffff");

        assertThat(stage.gmail.gets("19300000000fffff")).isOne();
        assertThat(Failures.of(fetched.getException()).kind()).isEqualTo(Failure.Kind.GONE);
    }

    private Exchange fetch(String id) {
        return camel.send(
                "direct:fetch-message", exchange -> exchange.setVariable("messageId", id));
    }
}
