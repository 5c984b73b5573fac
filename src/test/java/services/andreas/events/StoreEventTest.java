package services.andreas.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
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
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

@CamelMainTest(mainClass = EventsGmailIngest.class, mockEndpoints = "aws2-ddb:*")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoreEventTest {
    private final Stage stage = new Stage();
    private IngestRun run;

    @EndpointInject private ProducerTemplate camel;
    @BeanInject private CamelContext context;

    @Configure
    void configure(MainConfigurationProperties main) {
        stage.configure(main);
    }

    @BeforeEach
    void begin() {
        MockEndpoint.resetMocks(context);
        run = new IngestRun("owner", Instant.now());
    }

    @AfterAll
    void close() {
        stage.close();
    }

    @Test
    void storesOneItemPerEvent() {
        store("m1", event("Fair", 1));
        store("m1", event("Fete", 1));

        assertThat(items("Fair")).hasSize(1);
        assertThat(items("Fete")).hasSize(1);
        assertThat(run.report(Instant.now()).count(Change.CREATED)).isEqualTo(2);
    }

    @Test
    void knowsAnEventAgainHoweverItsNameIsWritten() {
        store("m1", event("Winter Concert!", 1));
        store("m2", event("  WINTER  concert", 2));

        assertThat(items("  WINTER  concert")).hasSize(1);
        assertThat(items("Winter Concert!")).isEmpty();
        RunReport report = run.report(Instant.now());
        assertThat(report.count(Change.CREATED)).isOne();
        assertThat(report.count(Change.UPDATED)).isOne();
    }

    @Test
    void changesNothingWhenAMessageTellsTheSameAgain() {
        store("m1", event("Market", 1));
        Map<String, AttributeValue> before = items("Market").get(0);

        store("m1", event("Market", 1));

        assertThat(items("Market")).containsExactly(before);
        assertThat(run.report(Instant.now()).count(Change.DEDUPLICATED)).isOne();
    }

    @Test
    void mergesAnewWhenAnotherWriterWasFaster() {
        store("m1", event("Contest", 1));
        AttributeValue id = items("Contest").get(0).get("id");
        AtomicInteger conflicts = new AtomicInteger(3);
        beforeEachWrite(
                () -> {
                    if (conflicts.decrementAndGet() >= 0) {
                        bump(id);
                    }
                });

        Exchange stored = store("m2", event("Contest", 2, "category", "sport"));

        assertThat(stored.getException()).isNull();
        assertThat(items("Contest").get(0))
                .containsEntry("category", AttributeValue.fromS("sport"))
                .containsEntry("version", AttributeValue.fromN("5"));
    }

    @Test
    void givesUpWhenOthersAreAlwaysFaster() {
        store("m1", event("Race", 1));
        AttributeValue id = items("Race").get(0).get("id");
        AtomicInteger writes = new AtomicInteger();
        beforeEachWrite(
                () -> {
                    writes.incrementAndGet();
                    bump(id);
                });

        Exchange stored = store("m2", event("Race", 2, "category", "sport"));

        assertThat(stored.getException()).isInstanceOf(ConditionalCheckFailedException.class);
        assertThat(writes).hasValue(21);
        assertThat(run.report(Instant.now()).count(Change.UPDATED)).as("not stored").isZero();
    }

    @Test
    void mergesWhatManyMessagesTellOfAnEventAtTheSameMoment() throws Exception {
        List<String> members =
                List.of("category", "organizer_name", "organizer_url", "source_url", "end_time");
        List<Callable<Exchange>> stores = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String id = "m" + i;
            Map<String, Object> event =
                    i < members.size()
                            ? event("Festival", i, members.get(i), "told by " + i)
                            : event("Festival", i, "description", "told by " + i);
            stores.add(() -> store(id, event));
        }
        ExecutorService workers = Executors.newFixedThreadPool(12);

        for (Future<Exchange> stored : workers.invokeAll(stores)) {
            assertThat(stored.get().getException()).isNull();
        }
        workers.shutdown();

        RunReport report = run.report(Instant.now());
        assertThat(report.count(Change.CREATED)).isOne();
        assertThat(report.events().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(12);
        List<Map<String, AttributeValue>> items = items("Festival");
        assertThat(items).hasSize(1);
        Map<String, AttributeValue> item = items.get(0);
        for (int i = 0; i < members.size(); i++) {
            assertThat(item).containsEntry(members.get(i), AttributeValue.fromS("told by " + i));
        }
        assertThat(item)
                .as("the newest tells best")
                .containsEntry("description", AttributeValue.fromS("told by 11"))
                .as("the oldest told first")
                .containsEntry("email_id", AttributeValue.fromS("m0"))
                .as("every write has moved the version on")
                .containsEntry(
                        "version",
                        AttributeValue.fromN(
                                Long.toString(
                                        report.count(Change.CREATED)
                                                + report.count(Change.UPDATED))));
    }

    private void beforeEachWrite(Runnable other) {
        MockEndpoint table =
                context.getEndpoint("mock:aws2-ddb:" + stage.table, MockEndpoint.class);
        table.whenAnyExchangeReceived(
                call -> {
                    if (call.getMessage().getHeader("CamelAwsDdbUpdateValues") != null) {
                        other.run();
                    }
                });
    }

    private void bump(AttributeValue id) {
        stage.dynamoDb.updateItem(
                update ->
                        update.tableName(stage.table)
                                .key(Map.of("id", id))
                                .updateExpression("ADD version :one")
                                .expressionAttributeValues(
                                        Map.of(":one", AttributeValue.fromN("1"))));
    }

    private Exchange store(String messageId, Map<String, Object> event) {
        event.put("email_id", messageId);
        return camel.send(
                "direct:store-event",
                exchange -> {
                    exchange.setVariable("run", run);
                    exchange.setVariable("messageId", messageId);
                    exchange.getMessage().setBody(event);
                });
    }

    private List<Map<String, AttributeValue>> items(String title) {
        return stage.events().stream().filter(item -> item.get("title").s().equals(title)).toList();
    }

    private static Map<String, Object> event(String title, int minute, String... more) {
        Map<String, Object> event = new HashMap<>();
        event.put("title", title);
        event.put("start_time", "2026-12-05T18:30:00Z");
        event.put("mail_date", String.format("2026-11-20T09:%02d:00Z", minute));
        for (int i = 0; i < more.length; i += 2) {
            event.put(more[i], more[i + 1]);
        }
        return event;
    }
}
