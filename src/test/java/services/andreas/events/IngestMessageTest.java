package services.andreas.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
import services.andreas.events.failure.Failure;
import services.andreas.events.ledger.Claim;
import services.andreas.events.ledger.Tables;
import services.andreas.events.run.IngestRun;
import services.andreas.events.run.MessageResult;
import services.andreas.events.run.RunReport;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@CamelMainTest(
        mainClass = EventsGmailIngest.class,
        mockEndpointsAndSkip = "direct:find-events|direct:store-events|direct:settle-failure")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IngestMessageTest {
    private final Stage stage = new Stage();

    @EndpointInject private ProducerTemplate camel;
    @BeanInject private CamelContext context;

    @EndpointInject("mock:direct:find-events")
    private MockEndpoint answer;

    @EndpointInject("mock:direct:store-events")
    private MockEndpoint store;

    @EndpointInject("mock:direct:settle-failure")
    private MockEndpoint settle;

    private volatile IngestRun last;

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
    void claimsFindsStoresAndCompletes() throws Exception {
        answer.whenAnyExchangeReceived(
                message -> {
                    assertThat(stage.status("whole")).isEqualTo("INPROGRESS");
                    message.setVariable("outcome", "events");
                    message.getMessage().setBody("[1]");
                });
        store.expectedBodiesReceived("[1]");

        ingest("whole", run());

        store.assertIsSatisfied();
        assertThat(stage.state("whole"))
                .containsEntry("status", AttributeValue.fromS("COMPLETED"))
                .containsEntry("outcome", AttributeValue.fromS("events"));
        assertThat(report().count(MessageResult.PROCESSED)).isOne();
    }

    @Test
    void completesNothingBeforeAllIsStored() throws Exception {
        store.whenAnyExchangeReceived(
                message -> assertThat(stage.status("stored first")).isEqualTo("INPROGRESS"));
        settle.expectedMessageCount(0);

        ingest("stored first", run());

        settle.assertIsSatisfied();
        assertThat(stage.status("stored first")).isEqualTo("COMPLETED");
    }

    @Test
    void leavesAloneWhatIsDone() throws Exception {
        ingest("done", run());
        MockEndpoint.resetMocks(context);
        answer.expectedMessageCount(0);
        store.expectedMessageCount(0);
        settle.expectedMessageCount(0);

        ingest("done", run());

        MockEndpoint.assertIsSatisfied(context);
        assertThat(report().counters()).containsEntry("skipped", 1L);
    }

    @Test
    void leavesAloneWhatIsInWorkElsewhere() throws Exception {
        stage.claimed(context, "elsewhere");
        answer.expectedMessageCount(0);
        store.expectedMessageCount(0);
        settle.expectedMessageCount(0);

        ingest("elsewhere", run());

        MockEndpoint.assertIsSatisfied(context);
        assertThat(report().counters()).containsEntry("skipped", 1L);
        assertThat(stage.status("elsewhere")).isEqualTo("INPROGRESS");
    }

    @Test
    void claimsNothingOnceTheRunIsStopped() throws Exception {
        answer.expectedMessageCount(0);
        IngestRun run = run();
        run.stop(Failure.ofRun("openai-insufficient_quota", ""));

        ingest("too late", run);

        answer.assertIsSatisfied();
        assertThat(stage.state("too late")).isEmpty();
        assertThat(report().count(MessageResult.DEFERRED)).isOne();
    }

    @Test
    void hasAFailureToFindEventsSettled() throws Exception {
        answer.whenAnyExchangeReceived(
                message -> {
                    throw new AnswerRejectedException("answer-refused");
                });
        store.expectedMessageCount(0);

        Exchange ingested = ingest("refused", run());

        store.assertIsSatisfied();
        Exchange settled = settled();
        assertThat(settled.getProperty(Exchange.EXCEPTION_CAUGHT))
                .isInstanceOf(AnswerRejectedException.class);
        assertThat(settled.getVariable("claim", Claim.class).messageId())
                .isEqualTo(stage.key("refused"));
        assertThat(ingested.getException()).as("never holds up the others").isNull();
        assertThat(stage.status("refused")).as("left to settle-failure").isEqualTo("INPROGRESS");
    }

    @Test
    void hasAFailureToStoreSettled() throws Exception {
        store.whenAnyExchangeReceived(
                message -> {
                    throw new IllegalStateException("broken");
                });

        Exchange ingested = ingest("unstored", run());

        assertThat(settled().getVariable("messageId")).isEqualTo(stage.key("unstored"));
        assertThat(ingested.getException()).isNull();
        assertThat(stage.status("unstored")).isEqualTo("INPROGRESS");
    }

    @Test
    void hasAFailureToClaimSettledWithoutAClaim() throws Exception {
        stage.dynamoDb.deleteTable(table -> table.tableName(stage.table + "-ledger"));
        try {
            ingest("unclaimed", run());

            assertThat(settled().getVariable("claim")).isNull();
            answer.expectedMessageCount(0);
            answer.assertIsSatisfied();
        } finally {
            new Tables(stage.dynamoDb, stage.table, stage.table + "-ledger", true).prepare();
        }
    }

    @Test
    void asksOnceHoweverManyWorkOnTheSameMessage() throws Exception {
        answer.expectedMessageCount(1);
        ExecutorService workers = Executors.newFixedThreadPool(8);
        List<Callable<Exchange>> same = Collections.nCopies(8, () -> ingest("same", run()));

        for (Future<Exchange> worked : workers.invokeAll(same)) {
            assertThat(worked.get().getException()).isNull();
        }
        workers.shutdown();

        answer.assertIsSatisfied();
    }

    private IngestRun run() {
        IngestRun run = new IngestRun(UUID.randomUUID().toString(), Instant.now());
        last = run;
        return run;
    }

    private Exchange ingest(String gmailId, IngestRun run) {
        String id = stage.key(gmailId);
        run.listed(List.of(id));
        return camel.send(
                "direct:ingest-message",
                exchange -> {
                    exchange.setVariable("run", run);
                    exchange.setVariable("outcome", "no-event");
                    exchange.getMessage().setBody(id);
                });
    }

    private Exchange settled() {
        assertThat(settle.getExchanges()).hasSize(1);
        return settle.getExchanges().get(0);
    }

    private RunReport report() {
        return last.report(Instant.now());
    }
}
