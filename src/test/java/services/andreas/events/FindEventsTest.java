package services.andreas.events;

import static org.assertj.core.api.Assertions.assertThat;

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
import services.andreas.events.failure.AnswerRejectedException;
import services.andreas.events.failure.LeaseLostException;
import services.andreas.events.ledger.LedgerKey;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@CamelMainTest(
        mainClass = EventsGmailIngest.class,
        mockEndpointsAndSkip = "direct:fetch-message.*|direct:extract-events")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FindEventsTest {
    private final Stage stage = new Stage();

    @EndpointInject private ProducerTemplate camel;
    @BeanInject private CamelContext context;

    @EndpointInject("mock:direct:fetch-message")
    private MockEndpoint fetch;

    @EndpointInject("mock:direct:extract-events")
    private MockEndpoint extract;

    @Configure
    void configure(MainConfigurationProperties main) {
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
    void keepsTheAnswerBeforeAnythingElseHappens() throws Exception {
        extract.whenAnyExchangeReceived(
                message -> message.getMessage().setBody("[{\"title\":\"Fair\"}]"));
        fetch.expectedMessageCount(1);
        Exchange claimed = stage.claimed(context, "new");

        camel.send("direct:find-events", claimed);

        fetch.assertIsSatisfied();
        assertThat(claimed.getException()).isNull();
        assertThat(claimed.getMessage().getBody(String.class)).isEqualTo("[{\"title\":\"Fair\"}]");
        assertThat(claimed.getVariable("outcome")).isEqualTo("events");
        assertThat(stage.state("new"))
                .containsEntry("status", AttributeValue.fromS("ANSWERED"))
                .containsEntry("answer", AttributeValue.fromN("1"));
    }

    @Test
    void recallsAStoredAnswerAndAsksNobody() throws Exception {
        extract.whenAnyExchangeReceived(message -> message.getMessage().setBody("[\"paid\"]"));
        camel.send("direct:find-events", stage.claimed(context, "crashed"));
        endLease("crashed");
        MockEndpoint.resetMocks(context);
        fetch.expectedMessageCount(0);
        extract.expectedMessageCount(0);

        Exchange again = stage.claimed(context, "crashed");
        camel.send("direct:find-events", again);

        MockEndpoint.assertIsSatisfied(context);
        assertThat(again.getMessage().getBody(String.class)).isEqualTo("[\"paid\"]");
        assertThat(again.getVariable("outcome")).isEqualTo("events");
    }

    @Test
    void recallsThatAMailAnnouncesNothing() throws Exception {
        extract.whenAnyExchangeReceived(message -> message.getMessage().setBody("[]"));
        Exchange first = stage.claimed(context, "invoice");
        camel.send("direct:find-events", first);
        endLease("invoice");
        MockEndpoint.resetMocks(context);
        extract.expectedMessageCount(0);

        Exchange again = stage.claimed(context, "invoice");
        camel.send("direct:find-events", again);

        MockEndpoint.assertIsSatisfied(context);
        assertThat(first.getVariable("outcome")).isEqualTo("no-event");
        assertThat(again.getVariable("outcome")).isEqualTo("no-event");
    }

    @Test
    void keepsNothingWhenNoAnswerIsFound() {
        extract.whenAnyExchangeReceived(
                message -> {
                    throw new AnswerRejectedException("answer-refused");
                });
        Exchange claimed = stage.claimed(context, "refused");

        camel.send("direct:find-events", claimed);

        assertThat(claimed.getException()).isInstanceOf(AnswerRejectedException.class);
        assertThat(stage.state("refused")).doesNotContainKey("answer");
    }

    @Test
    void givesUpWhenTheClaimWasTakenOver() {
        extract.whenAnyExchangeReceived(message -> message.getMessage().setBody("[]"));
        Exchange late = stage.claimed(context, "taken over");
        endLease("taken over");
        stage.claimed(context, "taken over");

        camel.send("direct:find-events", late);

        assertThat(late.getException()).isInstanceOf(LeaseLostException.class);
        assertThat(stage.status("taken over")).isEqualTo("INPROGRESS");
    }

    private void endLease(String id) {
        stage.dynamoDb.updateItem(
                update ->
                        update.tableName(stage.table + "-ledger")
                                .key(LedgerKey.message(stage.key(id)))
                                .updateExpression("SET in_progress_expiration = :past")
                                .expressionAttributeValues(
                                        Map.of(":past", AttributeValue.fromN("1"))));
    }
}
