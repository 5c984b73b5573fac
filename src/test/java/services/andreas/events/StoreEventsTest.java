package services.andreas.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
import services.andreas.events.run.Change;
import services.andreas.events.run.IngestRun;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

@CamelMainTest(mainClass = EventsGmailIngest.class, mockEndpoints = "aws2-ddb:*")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoreEventsTest {
    private static final String START = "2026-12-05T19:00:00Z";

    private final Stage stage = new Stage();
    private IngestRun run;
    private String hall;

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
        // each test has a place of its own in the tables that all share
        hall = "Hall " + UUID.randomUUID();
    }

    @AfterAll
    void close() {
        stage.close();
    }

    @Test
    void storesOneItemPerEvent() {
        store("m1", event("Fair", 1), event("Fete", 1));

        assertThat(items()).extracting(item -> item.get("title").s()).contains("Fair", "Fete");
        assertThat(items()).hasSize(2);
        assertThat(count(Change.CREATED)).isEqualTo(2);
    }

    @Test
    void storesNothingOfAnEmptyAnswer() {
        assertThat(store("m1").getException()).isNull();

        assertThat(count(Change.CREATED)).isZero();
    }

    @Test
    void knowsAnEventAgainHoweverItsNameIsWritten() {
        store("m1", event("Winter Concert!", 1));
        store("m2", event("  WINTER  concert", 2));

        assertThat(items()).hasSize(1);
        assertThat(count(Change.CREATED)).isOne();
        assertThat(count(Change.DEDUPLICATED)).isOne();
    }

    @Test
    void changesNothingWhenAMessageTellsTheSameAgain() {
        store("m1", event("Market", 1));
        List<Map<String, AttributeValue>> before = items();

        store("m1", event("Market", 1));

        assertThat(items()).isEqualTo(before);
        assertThat(count(Change.DEDUPLICATED)).isOne();
    }

    @Test
    void writesValuesInTheirTypes() {
        store("m1", event("Market", 1, "all_day", false, "tags", List.of("x", "y")));

        assertThat(items().get(0))
                .containsEntry("all_day", AttributeValue.fromBool(false))
                .containsEntry("tags", AttributeValue.fromL(List.of(s("x"), s("y"))))
                .containsEntry("version", AttributeValue.fromN("1"))
                .containsEntry("sequence", AttributeValue.fromN("0"))
                .containsEntry("status", s("confirmed"))
                .containsEntry("calendar", s("events"))
                .containsKeys("created_at", "updated_at")
                .doesNotContainKeys("history", "needs_review");
    }

    @Test
    void putsOnlyEventsWithADateIntoTheCalendar() {
        Map<String, Object> event = event("Market", 1);
        event.remove("start_time");

        store("m1", event);

        assertThat(items().get(0)).doesNotContainKey("calendar");
    }

    @Test
    void leavesForeignAndLockedAttributesAlone() {
        store("m1", event("Market", 1, "category", "market"));
        edit("favourite", s("yes"));
        edit("title", s("Our market"));
        edit("locked", AttributeValue.fromL(List.of(s("title"))));

        store("m2", event("Market - now with music", 2, "category", "music"));

        assertThat(items().get(0))
                .containsEntry("favourite", s("yes"))
                .containsEntry("title", s("Our market"))
                .containsEntry("category", s("music"));
        assertThat(count(Change.UPDATED)).isOne();
    }

    @Test
    void takesBackWhatAMessageTellsNoMore() {
        store("m1", event("Market", 1, "category", "market"), event("Fair", 1));

        store("m1", event("Market", 1), event("Puppet theatre", 1));

        assertThat(items()).hasSize(2);
        assertThat(items()).extracting(item -> item.get("title").s()).contains("Puppet theatre");
        assertThat(item("Market")).doesNotContainKey("category");
        assertThat(item("Market").get("version").n()).isEqualTo("2");
    }

    @Test
    void keepsWhatOthersTellOfAnEventThatIsTakenBack() {
        store("m1", event("Market", 1));
        store("m2", event("Market", 2, "category", "market"));
        String id = item("Market").get("id").s();

        store("m1", event("Fair", 1));
        store("m3", event("Market", 3, "organizer_name", "The village"));

        assertThat(item("Market"))
                .containsEntry("id", s(id))
                .containsEntry("email_id", s("m2" + hall))
                .containsEntry("organizer_name", s("The village"));
        assertThat(items()).hasSize(2);
    }

    @Test
    void mergesAnewWhenAnotherWriterWasFaster() {
        store("m1", event("Contest", 1));
        AttributeValue id = items().get(0).get("id");
        AtomicInteger conflicts = new AtomicInteger(3);
        beforeEachWrite(
                () -> {
                    if (conflicts.decrementAndGet() >= 0) {
                        bump(id);
                    }
                });

        Exchange stored = store("m2", event("Contest", 2, "category", "sport"));

        assertThat(stored.getException()).isNull();
        assertThat(items().get(0))
                .containsEntry("category", s("sport"))
                .containsEntry("version", AttributeValue.fromN("5"));
    }

    @Test
    void givesUpWhenOthersAreAlwaysFaster() {
        store("m1", event("Race", 1));
        AttributeValue id = items().get(0).get("id");
        AtomicInteger writes = new AtomicInteger();
        beforeEachWrite(
                () -> {
                    writes.incrementAndGet();
                    bump(id);
                });

        Exchange stored = store("m2", event("Race", 2, "category", "sport"));

        assertThat(stored.getException())
                .hasRootCauseInstanceOf(ConditionalCheckFailedException.class);
        assertThat(writes).hasValue(21);
        assertThat(count(Change.UPDATED)).as("not stored").isZero();
    }

    @Test
    void mergesWhatManyMessagesTellOfAnEventAtTheSameMoment() throws Exception {
        List<String> members =
                List.of("category", "organizer_name", "organizer_url", "source_url", "description");
        List<Callable<Exchange>> stores = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String id = "m" + (10 + i);
            Map<String, Object> event =
                    i < members.size()
                            ? event("Festival", i, members.get(i), "https://told.example/" + i)
                            : event("Festival", i, "category", "told by " + i);
            stores.add(() -> store(id, event));
        }
        ExecutorService workers = Executors.newFixedThreadPool(12);

        for (Future<Exchange> stored : workers.invokeAll(stores)) {
            assertThat(stored.get().getException()).isNull();
        }
        workers.shutdown();

        assertThat(items()).hasSize(1);
        assertThat(count(Change.CREATED)).isOne();
        assertThat(count(Change.CREATED) + count(Change.UPDATED) + count(Change.DEDUPLICATED))
                .isEqualTo(12);
        Map<String, AttributeValue> item = items().get(0);
        for (int i = 1; i < members.size(); i++) {
            assertThat(item).containsEntry(members.get(i), s("https://told.example/" + i));
        }
        assertThat(item)
                .as("the newest tells best")
                .containsEntry("category", s("told by 11"))
                .as("the oldest told first")
                .containsEntry("email_id", s("m10" + hall));
    }

    private void beforeEachWrite(Runnable other) {
        MockEndpoint table =
                context.getEndpoint("mock:aws2-ddb:" + stage.table, MockEndpoint.class);
        table.whenAnyExchangeReceived(call -> other.run());
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

    private void edit(String name, AttributeValue value) {
        stage.dynamoDb.updateItem(
                update ->
                        update.tableName(stage.table)
                                .key(Map.of("id", items().get(0).get("id")))
                                .updateExpression("SET #name = :value")
                                .expressionAttributeNames(Map.of("#name", name))
                                .expressionAttributeValues(Map.of(":value", value)));
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private Exchange store(String messageId, Map<String, Object>... events) {
        return camel.send(
                "direct:store-events",
                exchange -> {
                    exchange.setVariable("run", run);
                    exchange.setVariable("messageId", messageId + hall);
                    exchange.getMessage().setBody(new ObjectMapper().writeValueAsString(events));
                });
    }

    private Map<String, Object> event(String title, int minute, Object... members) {
        Map<String, Object> event = new HashMap<>();
        event.put("title", title);
        event.put("start_time", START);
        event.put("location", hall);
        event.put("source_domain", "oldmill.example");
        event.put("mail_date", "2026-11-20T09:%02d:00Z".formatted(minute));
        for (int i = 0; i < members.length; i += 2) {
            event.put((String) members[i], members[i + 1]);
        }
        return event;
    }

    private long count(Change change) {
        return run.report(Instant.now()).count(change);
    }

    private Map<String, AttributeValue> item(String title) {
        return items().stream()
                .filter(item -> item.get("title").s().equals(title))
                .findFirst()
                .orElseThrow();
    }

    /** What is to be seen of this test's events. */
    private List<Map<String, AttributeValue>> items() {
        return stage.eventsAt(hall);
    }

    private static AttributeValue s(String text) {
        return AttributeValue.fromS(text);
    }
}
