package services.andreas.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.apache.camel.BeanInject;
import org.apache.camel.CamelContext;
import org.apache.camel.EndpointInject;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.test.main.junit5.CamelMainTest;
import org.apache.camel.test.main.junit5.Configure;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import services.andreas.events.decisions.DueDecisions;
import services.andreas.events.decisions.EventDecisions;
import services.andreas.events.decisions.Taken;
import services.andreas.events.decisions.UnknownEventException;
import services.andreas.events.ledger.MessageClaims;
import services.andreas.events.merge.decision.Decision;
import services.andreas.events.run.Change;
import services.andreas.events.run.IngestRun;
import services.andreas.events.standin.DynamoDbCall;
import services.andreas.events.standin.DynamoDbProxy;
import services.andreas.events.standin.Request;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A worker that another one outruns between any two of its calls takes nothing back that the other
 * has stored.
 */
@CamelMainTest(mainClass = EventsGmailIngest.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutrunTest {
    private final Stage stage = new Stage();
    private final DynamoDbProxy proxy =
            new DynamoDbProxy(URI.create(stage.environment.get("DYNAMODB_ENDPOINT_URL")));
    private final ExecutorService slow = Executors.newSingleThreadExecutor();
    private IngestRun run;
    private String hall;

    @BeanInject private CamelContext context;
    @EndpointInject private ProducerTemplate camel;

    @Configure
    void configure(MainConfigurationProperties main) {
        stage.environment.put("DYNAMODB_ENDPOINT_URL", proxy.endpoint().toString());
        stage.configure(main);
    }

    @BeforeEach
    void begin() {
        proxy.faults().clear();
        run = new IngestRun("owner", Instant.now());
        hall = "Hall " + UUID.randomUUID();
    }

    @AfterAll
    void close() {
        slow.shutdownNow();
        proxy.close();
        stage.close();
    }

    @Test
    void keepsWhatAnotherWorkerStoredAfterTheMentionsWereReadAndBeforeTheItemWas()
            throws Exception {
        store("m1", event(1));

        outrun(
                DynamoDbCall.that(call -> call.operation().equals("BatchGetItem"))
                        .and(this::readsItems),
                () -> store("m2", event(2, "category", "music")),
                () -> store("m3", event(3, "organizer_name", "The village")));

        assertThat(item())
                .containsEntry("category", s("music"))
                .containsEntry("organizer_name", s("The village"));
        assertThat(count(Change.CREATED)).isOne();
        assertThat(count(Change.UPDATED)).isEqualTo(2);
    }

    @Test
    void rejectsWhatWasBeingStoredWhenItsSenderWasRejected() throws Exception {
        store("m1", event(1, "category", "spam"));
        EventDecisions decisions = Stage.bean(context, "eventDecisions", EventDecisions.class);
        String known = item().get("id").s();

        outrun(
                DynamoDbCall.that(
                        call ->
                                call.operation().equals("UpdateItem")
                                        && call.table().equals(stage.table)),
                () -> store("m2", event(2, "title", "Sale", "start_time", "2026-12-19T20:00:00Z")),
                () -> send("direct:update-decided", rejected(decisions, known).updates()));
        DueDecisions due = stage.dueDecisions(context);
        for (Decision decision : due.due()) {
            send("direct:update-decided", due.updates(decision));
        }

        assertThat(stage.eventsAt(hall))
                .hasSize(2)
                .allSatisfy(item -> assertThat(item).containsEntry("status", s("rejected")));
    }

    private static Taken rejected(EventDecisions decisions, String id) {
        try {
            return decisions.rejectSender(id, "me");
        } catch (UnknownEventException e) {
            throw new AssertionError(e);
        }
    }

    private void send(String route, Object body) {
        Exchange sent = camel.send(route, exchange -> exchange.getMessage().setBody(body));
        assertThat(sent.getException()).isNull();
    }

    /** Lets one worker wait at its next call of this kind until the other has done all. */
    private void outrun(Predicate<Request> at, Runnable outrun, Runnable other) throws Exception {
        Pause pause = new Pause();
        proxy.faults().next(at, pause);
        Future<?> waiting = slow.submit(outrun);
        pause.awaitReached();
        other.run();
        pause.end();
        waiting.get();
    }

    private boolean readsItems(Request request) {
        String body = new String(request.body(), StandardCharsets.UTF_8);
        return body.contains("\"" + stage.table + "\"");
    }

    private void store(String messageId, Map<String, Object> event) {
        Exchange stored =
                camel.send(
                        "direct:store-events",
                        exchange -> {
                            exchange.setVariable("run", run);
                            exchange.setVariable("messageId", messageId + hall);
                            exchange.setVariable("owner", run.owner());
                            Stage.bean(context, "messageClaims", MessageClaims.class)
                                    .add(exchange, messageId + hall);
                            exchange.getMessage()
                                    .setBody(new ObjectMapper().writeValueAsString(List.of(event)));
                        });
        assertThat(stored.getException()).isNull();
    }

    private Map<String, Object> event(int minute, String... members) {
        Map<String, Object> event = new HashMap<>();
        event.put("title", "Market");
        event.put("start_time", "2026-12-05T20:00:00Z");
        event.put("location", hall);
        event.put("source_domain", hall.toLowerCase(Locale.ROOT).replace(" ", "-") + ".example");
        event.put("mail_date", "2026-11-20T09:%02d:00Z".formatted(minute));
        for (int i = 0; i < members.length; i += 2) {
            event.put(members[i], members[i + 1]);
        }
        return event;
    }

    private long count(Change change) {
        return run.report(Instant.now()).count(change);
    }

    /** The only item of this test. */
    private Map<String, AttributeValue> item() {
        List<Map<String, AttributeValue>> items = stage.eventsAt(hall);
        assertThat(items).hasSize(1);
        return items.get(0);
    }

    private static AttributeValue s(String text) {
        return AttributeValue.fromS(text);
    }
}
