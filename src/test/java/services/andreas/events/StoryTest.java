package services.andreas.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.camel.EndpointInject;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.test.main.junit5.CamelMainTest;
import org.apache.camel.test.main.junit5.Configure;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import services.andreas.events.run.IngestRun;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The same mails in any order, some of them twice, with up to four workers, yield the same items.
 */
@CamelMainTest(mainClass = EventsGmailIngest.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoryTest {
    /** Three with each number of workers. */
    private static final int ORDERS = Integer.getInteger("story.orders", 9);

    private static final Set<String> OF_THE_RUN =
            Set.of("id", "created_at", "updated_at", "version", "merged_into");

    private final Stage stage = new Stage();
    private final ExecutorService workers = Executors.newFixedThreadPool(4);
    private final IngestRun run = new IngestRun("owner", Instant.now());

    @EndpointInject private ProducerTemplate camel;

    @Configure
    void configure(MainConfigurationProperties main) {
        stage.environment.put("TIMEZONE", "UTC");
        stage.configure(main);
    }

    @AfterAll
    void close() {
        workers.shutdown();
        stage.close();
    }

    private static final List<Integer> WORKERS = List.of(1, 2, 4);

    @Test
    void endsInTheSameItemsInAnyOrder() throws Exception {
        Random random = new Random(Long.getLong("story.seed", 4711));
        Story first = new Story(0);
        tell(first.letters(), 1);
        List<Map<String, String>> expected = items(first);
        assertThat(expected)
                .extracting(item -> item.get("title"))
                .containsExactlyInAnyOrder(
                        "Nightwish + Beast in Black",
                        "Winter Market",
                        "Jazz Night - Early Show",
                        "Jazz Night - Late Show",
                        "The Nutcracker",
                        "The Nutcracker (Matinée)",
                        "Winter Concert",
                        "Street Food Festival 2026",
                        "Street Food Festival 2027",
                        "Team Offsite",
                        "Board Meeting");
        assertThat(named(expected, "Nightwish + Beast in Black"))
                .containsEntry("start_time", "2026-12-05T19:00:00Z")
                .containsEntry("status", "confirmed")
                .containsEntry("sold_out", "true");
        assertThat(named(expected, "Winter Concert"))
                .containsEntry("start_time", "2026-12-17T17:00:00Z")
                .containsEntry("sequence", "1");
        assertThat(named(expected, "Team Offsite"))
                .containsEntry("start_time", "2026-12-15T09:00:00Z")
                .containsEntry("status", "cancelled")
                .containsEntry("sequence", "2");
        assertThat(named(expected, "Board Meeting")).containsEntry("status", "confirmed");

        for (int told = 1; told <= ORDERS; told++) {
            Story story = new Story(told);
            List<Story.Letter> letters = new ArrayList<>(story.letters());
            // some come twice, and some are worked on again
            for (int i = 0; i < 6; i++) {
                letters.add(letters.get(random.nextInt(letters.size())));
            }
            Collections.shuffle(letters, random);
            tell(letters, WORKERS.get(told % WORKERS.size()));

            assertThat(items(story)).as("order " + told).isEqualTo(expected);
        }
    }

    private void tell(List<Story.Letter> letters, int atOnce) throws Exception {
        Queue<Story.Letter> left = new ConcurrentLinkedQueue<>(letters);
        List<Future<?>> working = new ArrayList<>();
        for (int i = 0; i < atOnce; i++) {
            working.add(
                    workers.submit(
                            () -> {
                                for (Story.Letter next = left.poll();
                                        next != null;
                                        next = left.poll()) {
                                    tell(next);
                                }
                                return null;
                            }));
        }
        for (Future<?> work : working) {
            work.get();
        }
    }

    private void tell(Story.Letter letter) throws JsonProcessingException {
        String answer = new ObjectMapper().writeValueAsString(letter.events());
        Exchange stored =
                camel.send(
                        "direct:store-events",
                        exchange -> {
                            exchange.setVariable("run", run);
                            exchange.setVariable("messageId", letter.id());
                            exchange.getMessage().setBody(answer);
                        });
        assertThat(stored.getException()).isNull();
    }

    private static Map<String, String> named(List<Map<String, String>> items, String title) {
        return items.stream()
                .filter(item -> title.equals(item.get("title")))
                .findFirst()
                .orElseThrow();
    }

    /** The items of a story, as they would be in every other one. */
    private List<Map<String, String>> items(Story story) {
        Set<String> ids =
                story.letters().stream().map(Story.Letter::id).collect(Collectors.toSet());
        return stage.events().stream()
                .filter(item -> item.containsKey("title"))
                .filter(item -> ids.contains(item.get("email_id").s()))
                .map(
                        item -> {
                            Map<String, String> common = new TreeMap<>();
                            item.forEach(
                                    (name, value) -> {
                                        if (!OF_THE_RUN.contains(name)) {
                                            common.put(name, story.common(text(value)));
                                        }
                                    });
                            return common;
                        })
                .sorted((a, b) -> a.toString().compareTo(b.toString()))
                .toList();
    }

    private static String text(AttributeValue value) {
        if (value.hasM()) {
            Map<String, String> members = new TreeMap<>();
            value.m().forEach((name, member) -> members.put(name, text(member)));
            return members.toString();
        }
        if (value.hasL()) {
            return value.l().stream().map(StoryTest::text).toList().toString();
        }
        return value.bool() != null
                ? value.bool().toString()
                : value.n() != null ? value.n() : value.s();
    }
}
