package services.andreas.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.camel.EndpointInject;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.test.main.junit5.CamelMainTest;
import org.apache.camel.test.main.junit5.Configure;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import services.andreas.events.failure.Failure;
import services.andreas.events.failure.Failures;
import services.andreas.events.gmail.Listing;
import services.andreas.events.standin.Fault;
import services.andreas.events.standin.GmailStandIn;
import services.andreas.events.standin.GoogleErrors;
import services.andreas.events.standin.Reply;

@CamelMainTest(mainClass = EventsGmailIngest.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListMessagesTest {
    private final Stage stage = new Stage();

    @EndpointInject private ProducerTemplate camel;

    @Configure
    void configure(MainConfigurationProperties main) {
        stage.environment.put("GMAIL_MAX_RETRIES", "4");
        // what other tests were answered says nothing about these calls
        stage.environment.put("RETRY_PATIENCE", "0");
        stage.configure(main);
    }

    @AfterEach
    void clear() {
        stage.gmail.mailbox().clear();
        stage.gmail.faults().clear();
    }

    @AfterAll
    void close() {
        stage.close();
    }

    @Test
    void gathersAllPagesNewestFirst() {
        List<String> ids = fill(501);
        Collections.reverse(ids);
        long before = stage.gmail.lists();

        Exchange listed = list("label:Events");

        assertThat(ids(listed)).isEqualTo(ids);
        assertThat(stage.gmail.lists() - before).as("pages of 500").isEqualTo(2);
    }

    @Test
    void asksForWhatTheQuerySays() {
        String labelled = stage.mail("Labelled", "a");
        String other = stage.mail("Other", "b");
        stage.gmail.mailbox().unlabel(other, "Events");

        assertThat(ids(list("label:Events"))).containsExactly(labelled);
        assertThat(ids(list("subject:other"))).containsExactly(other);
    }

    @Test
    void findsNothingInAnEmptyMailbox() {
        Exchange listed = list("label:Events");

        assertThat(ids(listed)).isEmpty();
        assertThat(listed.getException()).isNull();
    }

    @Test
    void leavesNoHeaderBehind() {
        stage.mail("Mail", "a");

        assertThat(list("label:Events").getMessage().getHeaders()).isEmpty();
    }

    @Test
    void asksAgainOnlyForThePageThatFailed() {
        List<String> ids = fill(501);
        stage.gmail
                .faults()
                .next(
                        request ->
                                GmailStandIn.LISTS.test(request)
                                        && request.query("pageToken") != null,
                        Fault.answer(GoogleErrors.backendError()),
                        Fault.answer(GoogleErrors.tooManyConcurrentRequests()),
                        Fault.answer(GoogleErrors.userRateLimitExceeded()));
        long before = stage.gmail.lists();

        Exchange listed = list("label:Events");

        assertThat(ids(listed)).hasSameElementsAs(ids).hasSize(501);
        assertThat(stage.gmail.lists() - before).isEqualTo(5);
    }

    @Test
    void triesNoMoreOftenThanItIsTold() {
        stage.gmail.faults().always(GmailStandIn.LISTS, Fault.answer(GoogleErrors.backendError()));
        long before = stage.gmail.lists();

        Exchange listed = list("label:Events");

        assertThat(stage.gmail.lists() - before).isEqualTo(4);
        assertThat(Failures.of(listed.getException()).reason()).isEqualTo("gmail-503");
    }

    @Test
    void triesNothingAgainThatCannotHeal() {
        stage.gmail
                .faults()
                .always(GmailStandIn.LISTS, Fault.answer(GoogleErrors.insufficientPermissions()));
        long before = stage.gmail.lists();

        Exchange listed = list("label:Events");

        assertThat(stage.gmail.lists() - before).isOne();
        assertThat(Failures.of(listed.getException()).kind()).isEqualTo(Failure.Kind.RUN_FATAL);
    }

    @Test
    void endsWithACauseWhenGmailRepeatsAPage() {
        fill(501);
        stage.gmail
                .faults()
                .always(
                        GmailStandIn.LISTS,
                        Fault.answer(Reply.text(200, "{\"nextPageToken\":\"again\"}")));

        Exchange listed = list("label:Events");

        assertThat(Failures.of(listed.getException()).message())
                .isEqualTo("gmail-list-endless: Gmail's list has no end: check GMAIL_ROOT_URL");
    }

    private Exchange list(String query) {
        return camel.send("direct:list-messages", exchange -> exchange.setVariable("query", query));
    }

    private List<String> fill(int mails) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < mails; i++) {
            ids.add(stage.mail("Mail " + i, "a"));
        }
        return ids;
    }

    private static List<String> ids(Exchange listed) {
        return listed.getVariable("listing", Listing.class).ids();
    }
}
