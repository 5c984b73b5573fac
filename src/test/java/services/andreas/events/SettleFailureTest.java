package services.andreas.events;

import static org.assertj.core.api.Assertions.assertThat;
import static services.andreas.events.Stage.bean;

import com.google.api.client.http.HttpHeaders;
import com.google.api.client.http.HttpResponseException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.camel.BeanInject;
import org.apache.camel.CamelContext;
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
import services.andreas.events.failure.AnswerRejectedException;
import services.andreas.events.failure.LeaseLostException;
import services.andreas.events.ledger.LedgerKey;
import services.andreas.events.ledger.Tables;
import services.andreas.events.run.IngestRun;
import services.andreas.events.run.MessageResult;
import services.andreas.events.run.RunReport;
import services.andreas.events.run.Verdicts;
import services.andreas.events.standin.Fault;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

@CamelMainTest(mainClass = EventsGmailIngest.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SettleFailureTest {
    private static final Exception OF_THE_MESSAGE = new AnswerRejectedException("answer-refused");
    private static final Exception IN_PASSING = new IOException("Connection reset");
    private static final Exception OF_THE_RUN = ResourceNotFoundException.builder().build();

    private final Stage stage = new Stage();

    @EndpointInject private ProducerTemplate camel;
    @BeanInject private CamelContext context;

    @Configure
    void configure(MainConfigurationProperties main) {
        stage.environment.put("INGEST_MAX_ATTEMPTS", "2");
        stage.configure(main);
    }

    @AfterAll
    void close() {
        stage.close();
    }

    @Test
    void takesAnAttemptFromAMessageThatFails() {
        RunReport report = settleAtLast(OF_THE_MESSAGE, claimed("failing"));

        assertThat(report.count(MessageResult.FAILED)).isOne();
        assertThat(report.cause()).as("the run goes on").isNull();
        assertThat(stage.state("failing"))
                .containsEntry("status", AttributeValue.fromS("FAILED"))
                .containsEntry("reason", AttributeValue.fromS("answer-refused"))
                .containsEntry("attempts", AttributeValue.fromN("1"))
                .doesNotContainKey("in_progress_expiration");
    }

    @Test
    void quarantinesAMessageThatFailsForTheLastTime() {
        settleAtLast(OF_THE_MESSAGE, claimed("hopeless"));

        RunReport report = settleAtLast(OF_THE_MESSAGE, claimed("hopeless"));

        assertThat(report.count(MessageResult.QUARANTINED)).isOne();
        assertThat(report.count(MessageResult.FAILED)).isZero();
        assertThat(stage.status("hopeless")).isEqualTo("QUARANTINED");
    }

    @Test
    void takesAnAttemptForACallThatWasTriedInVainOnceTheRunHasGoneWell() {
        Exchange unlucky = claimed("unlucky");

        settle(IN_PASSING, unlucky);
        assertThat(stage.status("unlucky")).as("held").isEqualTo("INPROGRESS");
        bean(context, "verdicts", Verdicts.class)
                .served(unlucky.getVariable("run", IngestRun.class), "GMAIL");
        camel.send("direct:settle-held", unlucky);

        assertThat(stage.state("unlucky"))
                .containsEntry("status", AttributeValue.fromS("FAILED"))
                .containsEntry("reason", AttributeValue.fromS("gmail-unreachable"))
                .containsEntry("attempts", AttributeValue.fromN("1"));
    }

    @Test
    void takesNoAttemptWhenThreeInARowWereTriedInVain() {
        Exchange first = claimed("first");
        IngestRun run = first.getVariable("run", IngestRun.class);
        Exchange second = claimed("second");
        Exchange third = claimed("third");
        second.setVariable("run", run);
        third.setVariable("run", run);
        stage.gmail.faults().always(request -> true, Fault.dropBefore());

        assertThat(settle(IN_PASSING, first).cause()).isNull();
        assertThat(settle(IN_PASSING, second).cause()).isNull();
        assertThat(settle(IN_PASSING, third).exitCode()).isEqualTo(2);
        stage.gmail.faults().clear();
        camel.send("direct:settle-held", first);

        assertThat(stage.state("first"))
                .containsEntry("status", AttributeValue.fromS("FAILED"))
                .doesNotContainKey("attempts");
    }

    @Test
    void stopsTheRunAndGivesTheMessageBackWhenNoMessageCanBeWorkedOn() {
        RunReport report = settle(OF_THE_RUN, claimed("innocent"));

        assertThat(report.exitCode()).isEqualTo(2);
        assertThat(report.cause().reason()).isEqualTo("dynamodb-table-missing");
        assertThat(report.count(MessageResult.DEFERRED)).isOne();
        assertThat(stage.state("innocent"))
                .containsEntry("status", AttributeValue.fromS("FAILED"))
                .doesNotContainKeys("attempts", "in_progress_expiration");
    }

    @Test
    void stopsTheRunWhenAMessageCannotEvenBeClaimed() {
        Exchange unclaimed = new DefaultExchange(context);
        unclaimed.setVariable("run", new IngestRun("owner", Instant.now()));
        unclaimed.setVariable("messageId", "unclaimed");

        RunReport report = settle(OF_THE_RUN, unclaimed);

        assertThat(report.exitCode()).isEqualTo(2);
        assertThat(report.count(MessageResult.DEFERRED)).isOne();
        assertThat(stage.state("unclaimed")).isEmpty();
    }

    @Test
    void countsAMessageThatIsGoneAsDone() {
        RunReport report =
                settle(
                        new HttpResponseException.Builder(404, "Not Found", new HttpHeaders())
                                .build(),
                        claimed("gone"));

        assertThat(report.count(MessageResult.PROCESSED)).isOne();
        assertThat(report.exitCode()).isZero();
        assertThat(stage.state("gone"))
                .containsEntry("status", AttributeValue.fromS("COMPLETED"))
                .containsEntry("outcome", AttributeValue.fromS("gone"));
    }

    @Test
    void leavesAMessageToTheRunThatHasTakenItOver() {
        Exchange late = claimed("taken-over");
        takeOver("taken-over");
        Map<String, AttributeValue> before = stage.state("taken-over");

        RunReport report = settle(new LeaseLostException("taken-over"), late);

        assertThat(report.count(MessageResult.ELSEWHERE)).isOne();
        assertThat(report.exitCode()).isOne();
        assertThat(stage.state("taken-over")).isEqualTo(before);
    }

    @Test
    void leavesToTheLeaseWhatCannotBeSettled() {
        Exchange late = claimed("unsettled");
        takeOver("unsettled");

        RunReport report = settleAtLast(OF_THE_MESSAGE, late);

        assertThat(report.count(MessageResult.FAILED)).as("has no other outcome").isOne();
        assertThat(report.cause()).isNull();
        assertThat(stage.status("unsettled")).isEqualTo("INPROGRESS");
    }

    @Test
    void stopsTheRunWhenTheLedgerIsOutOfReach() {
        Exchange claimed = claimed("out-of-reach");
        stage.dynamoDb.deleteTable(table -> table.tableName(stage.table + "-ledger"));
        try {
            RunReport report = settleAtLast(OF_THE_MESSAGE, claimed);

            assertThat(report.exitCode()).isEqualTo(2);
            assertThat(report.cause().message()).contains("LEDGER_TABLE_NAME");
        } finally {
            new Tables(stage.dynamoDb, stage.table, stage.table + "-ledger", true).prepare();
        }
    }

    private Exchange claimed(String id) {
        return stage.claimed(context, id);
    }

    private RunReport settleAtLast(Exception failure, Exchange exchange) {
        settle(failure, exchange);
        camel.send("direct:settle-held", exchange);
        return exchange.getVariable("run", IngestRun.class).report(Instant.now());
    }

    private RunReport settle(Exception failure, Exchange exchange) {
        IngestRun run = exchange.getVariable("run", IngestRun.class);
        run.listed(List.of(exchange.getVariable("messageId", String.class)));
        exchange.setProperty(Exchange.EXCEPTION_CAUGHT, failure);

        camel.send("direct:settle-failure", exchange);

        assertThat(exchange.getException()).as("never holds up the others").isNull();
        return run.report(Instant.now());
    }

    private void takeOver(String id) {
        stage.dynamoDb.updateItem(
                update ->
                        update.tableName(stage.table + "-ledger")
                                .key(LedgerKey.message(stage.key(id)))
                                .updateExpression("SET #owner = :other, fence = fence + :one")
                                .expressionAttributeNames(Map.of("#owner", "owner"))
                                .expressionAttributeValues(
                                        Map.of(
                                                ":other", AttributeValue.fromS("another run"),
                                                ":one", AttributeValue.fromN("1"))));
    }
}
