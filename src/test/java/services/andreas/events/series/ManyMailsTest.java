package services.andreas.events.series;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.camel.BeanInject;
import org.apache.camel.CamelContext;
import org.apache.camel.EndpointInject;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.test.main.junit5.CamelMainTest;
import org.apache.camel.test.main.junit5.Configure;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import services.andreas.events.EventsGmailIngest;
import services.andreas.events.RoutesCopy;
import services.andreas.events.Stage;
import services.andreas.events.decisions.EventDecisions;
import services.andreas.events.run.IngestRun;
import services.andreas.events.standin.DynamoDbProxy;
import services.andreas.events.standin.Dynoxide;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * More mails about one event than a list of references holds leave one event, whatever their order,
 * and the last ones cost no more than those before. {@code aliases.most} is lower here than in the
 * packaged rules.
 */
@CamelMainTest(mainClass = EventsGmailIngest.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManyMailsTest {
    private static final int MOST = Integer.getInteger("many.most", 8);
    private static final int MAILS = 4 * MOST;
    private static final int SHUFFLED = Integer.getInteger("many.orders", 1);
    private static final Instant FIRST = Instant.parse("2026-06-01T10:00:00Z");

    /** What all mails are about; each says its number where it can. */
    enum Kind {
        CALENDAR_THAT_MOVES(1, true, i -> "REQUEST %d | DTSTART:%s".formatted(i, hour(i))),
        CALENDAR_SENT_AGAIN(1, false, i -> "PUBLISH 0 | DTSTART:20261207T180000Z"),
        SERIES_THAT_MOVES(
                2,
                true,
                i -> "REQUEST %d | DTSTART:%s | RRULE:FREQ=WEEKLY;COUNT=2".formatted(i, hour(i))),
        DIGEST(1, false, i -> null, "start_time", "2026-12-07T18:00:00Z"),
        DIGEST_WITHOUT_A_DAY(1, false, i -> null),
        PAGE(
                1,
                false,
                i -> null,
                "start_time",
                "2026-12-07T18:00:00Z",
                "source_url",
                "https://www.eventbrite.com/e/gala-123456789");

        private final int events;
        private final boolean moves;
        private final IntFunction<String> line;
        private final String[] members;

        Kind(int events, boolean moves, IntFunction<String> line, String... members) {
            this.events = events;
            this.moves = moves;
            this.line = line;
            this.members = members;
        }

        private static String hour(int i) {
            return "202612%02dT%02d0000Z".formatted(1 + i % 2, 8 + i / 2 % 12);
        }

        /** What is stored of a mail. */
        String answer(int number, String place) throws IOException {
            String calendar = line.apply(number);
            if (calendar != null) {
                return new SeriesMail(number - 200, calendar).answer(place);
            }
            Map<String, Object> event = new HashMap<>();
            event.put("title", "Gala of " + place);
            event.put("location", place);
            event.put("source_domain", "oldmill.example");
            event.put("source_email", "news@oldmill.example");
            event.put("mail_date", FIRST.plus(Duration.ofHours(number)).toString());
            for (int i = 0; i < members.length; i += 2) {
                event.put(members[i], members[i + 1].replace("123456789", digits(place)));
            }
            return new ObjectMapper().writeValueAsString(List.of(event));
        }

        private static String digits(String place) {
            return String.valueOf(1_000_000_000L + Math.floorMod(place.hashCode(), 1_000_000_000));
        }
    }

    private final Stage stage = new Stage();
    private final DynamoDbProxy proxy = new DynamoDbProxy(Dynoxide.shared().endpoint());
    private final IngestRun run = new IngestRun("owner", Instant.now());
    private final AtomicLong read = new AtomicLong();

    /** Keys in requests, for each quarter of the mails of an event. */
    private final List<Long> costs = new ArrayList<>(List.of(0L, 0L, 0L, 0L));

    private int places;

    @EndpointInject private ProducerTemplate camel;
    @BeanInject private CamelContext context;

    @Configure
    void configure(MainConfigurationProperties main) throws IOException {
        Path folder = RoutesCopy.unchanged("few-references");
        Files.createDirectories(folder.resolve("rules"));
        String rules = Files.readString(Path.of("src/main/resources/rules/merging.yaml"));
        assertThat(rules).contains("most: 200");
        Files.writeString(
                folder.resolve("rules/merging.yaml"), rules.replace("most: 200", "most: " + MOST));
        stage.environment.put("ROUTES_DIR", folder.toString());
        stage.environment.put("DYNAMODB_ENDPOINT_URL", proxy.endpoint().toString());
        stage.configure(main);
        proxy.faults()
                .add(
                        request -> {
                            String body = new String(request.body(), StandardCharsets.UTF_8);
                            read.addAndGet(body.split("\"(?:sk|id)\"", -1).length);
                            return Optional.empty();
                        });
    }

    @AfterAll
    void close() {
        stage.close();
        proxy.close();
    }

    @ParameterizedTest
    @EnumSource
    void leaveOneEventInAnyOrder(Kind kind) throws IOException {
        List<Integer> order = new ArrayList<>(IntStream.range(0, MAILS).boxed().toList());
        List<String> inOrder = told(kind, order);
        assertThat(inOrder).hasSize(kind.events);
        assertThat(costs.get(3)).isLessThanOrEqualTo(costs.get(2) * 21 / 20);
        if (kind.moves) {
            assertThat(inOrder.get(0)).contains(Kind.hour(MAILS - 1).substring(6, 11));
        }
        for (int seed = 0; seed < SHUFFLED; seed++) {
            Collections.shuffle(order, new Random(seed));

            assertThat(told(kind, order)).as("order " + order).isEqualTo(inOrder);
        }
    }

    @Test
    void keepWhatAPersonHasDecided() throws Exception {
        String place = place();
        int half = MOST / 2 + 1;
        for (int i = 0; i < half; i++) {
            tell(Kind.CALENDAR_THAT_MOVES, i, place);
        }
        EventDecisions decisions = Stage.bean(context, "eventDecisions", EventDecisions.class);
        String id = stage.eventsAt(place).get(0).get("id").s();
        var taken = decisions.edit(id, "description", "Mine", "me");
        camel.send(
                "direct:update-decided",
                exchange -> exchange.getMessage().setBody(taken.updates()));
        for (int i = half; i < MAILS; i++) {
            tell(Kind.CALENDAR_THAT_MOVES, i, place);
        }

        assertThat(stage.eventsAt(place))
                .singleElement()
                .satisfies(
                        item ->
                                assertThat(item)
                                        .containsEntry("id", AttributeValue.fromS(id))
                                        .containsEntry(
                                                "description", AttributeValue.fromS("Mine")));
    }

    private String place() {
        StringBuilder place = new StringBuilder("q");
        for (int left = ++places; left > 0; left /= 20) {
            place.append((char) ('b' + left % 20)).append("oru");
        }
        return place.append("stan").toString();
    }

    private List<String> told(Kind kind, List<Integer> order) throws IOException {
        String place = place();
        costs.replaceAll(cost -> 0L);
        for (int i = 0; i < MAILS; i++) {
            long before = read.get();
            tell(kind, order.get(i), place);
            costs.set(i / MOST, costs.get(i / MOST) + read.get() - before);
        }
        return stage.eventsAt(place).stream()
                .map(
                        item ->
                                item.get("status").s()
                                        + (item.containsKey("start_time")
                                                ? item.get("start_time").s()
                                                : ""))
                .sorted()
                .toList();
    }

    private void tell(Kind kind, int number, String place) throws IOException {
        String answer = kind.answer(number, place);
        Exchange stored =
                camel.send(
                        "direct:store-events",
                        exchange -> {
                            exchange.setVariable("run", run);
                            exchange.setVariable("messageId", number + "-" + place);
                            exchange.getMessage().setBody(answer);
                        });
        assertThat(stored.getException()).isNull();
    }
}
