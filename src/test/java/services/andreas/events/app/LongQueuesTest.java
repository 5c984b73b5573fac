package services.andreas.events.app;

import static org.assertj.core.api.Assertions.assertThat;
import static services.andreas.events.ledger.Attributes.s;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import services.andreas.events.Stage;
import services.andreas.events.items.Explanations;
import services.andreas.events.manage.ManagementServer;
import services.andreas.events.settings.Listen;
import services.andreas.events.settings.Settings;
import services.andreas.events.standin.DynamoDbProxy;
import services.andreas.events.standin.Dynoxide;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What it costs to see what waits for a person, where much else is to come. */
class LongQueuesTest {
    private static final List<String> READS = List.of("GetItem", "BatchGetItem", "Query");
    private static final LocalDate TODAY = LocalDate.now();
    private static final int OTHERS = 40;

    private final Stage stage = new Stage();
    private final DynamoDbProxy proxy = new DynamoDbProxy(Dynoxide.shared().endpoint());
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        proxy.close();
        stage.close();
    }

    @Test
    void costWhatTheyShowHoweverManyEventsAreClearOrRejected() throws Exception {
        Map<String, Object> unclear = new HashMap<>(Stage.event("Fair", day(20), "Hall"));
        unclear.put("end_time", day(1));
        stage.announceToday("Fair", unclear);
        stage.once();
        stage.environment.put("DYNAMODB_ENDPOINT_URL", proxy.endpoint().toString());
        Listen listen = new Listen("127.0.0.1", 0, Set.of(), false, "");
        try (Application application = new Application(Settings.of(stage.environment));
                ManagementServer server = new ManagementServer(listen)) {
            application.start();
            LiveCalendar.open(application, server, listen);
            server.start("The calendar is at %s");
            long command = command(application);
            long page = page(server, "Fair");

            for (int i = 0; i < OTHERS; i++) {
                put("clear-" + i, Map.of());
                put(
                        "rejected-" + i,
                        Map.of(
                                "needs_review", s("end before start"),
                                "status", s("rejected"),
                                "decided", AttributeValue.fromL(List.of(s("reject")))));
            }

            assertThat(command(application)).isEqualTo(command);
            assertThat(page(server, "Fair")).isEqualTo(page);
        }
    }

    @Test
    void costNoMoreWhereMoreWaitsThanAPageShows() throws Exception {
        stage.once();
        stage.environment.put("DYNAMODB_ENDPOINT_URL", proxy.endpoint().toString());
        Listen listen = new Listen("127.0.0.1", 0, Set.of(), false, "");
        Map<String, AttributeValue> waits =
                Map.of("needs_review", s("end before start"), "description", s("x".repeat(8000)));
        try (Application application = new Application(Settings.of(stage.environment));
                ManagementServer server = new ManagementServer(listen)) {
            application.start();
            LiveCalendar.open(application, server, listen);
            server.start("The calendar is at %s");
            for (int i = 0; i < 2 * OTHERS; i++) {
                put("first-" + i, waits);
            }
            long few = page(server, "Other");

            for (int i = 0; i < 10 * OTHERS; i++) {
                put("next-" + i, waits);
            }

            assertThat(page(server, "Other")).isEqualTo(few);
        }
    }

    private long command(Application application) {
        long before = reads();
        assertThat(
                        application
                                .bean(Explanations.class)
                                .toReview(application.bean(Clock.class).instant()))
                .hasSize(1);
        return reads() - before;
    }

    private long page(ManagementServer server, String title) throws Exception {
        long before = reads();
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(server.root()).resolve("/calendar/review"))
                        .build();
        HttpResponse<String> page = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(page.body()).contains("<bdi>" + title + "</bdi>");
        return reads() - before;
    }

    private long reads() {
        return READS.stream().mapToLong(proxy::calls).sum();
    }

    private void put(String id, Map<String, AttributeValue> attributes) {
        Map<String, AttributeValue> item = new HashMap<>(attributes);
        item.put("id", s(id));
        item.put("title", s("Other"));
        item.put("calendar", s("events"));
        item.put("start_time", s(day(id.startsWith("next") ? 11 : 10) + ":00Z"));
        stage.dynamoDb.putItem(put -> put.tableName(stage.table).item(item));
    }

    private static String day(int days) {
        return TODAY.plusDays(days) + "T20:00";
    }
}
