package services.andreas.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
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
import services.andreas.events.decisions.DueDecisions;
import services.andreas.events.decisions.EventDecisions;
import services.andreas.events.decisions.Taken;
import services.andreas.events.ledger.LedgerKey;
import services.andreas.events.mentions.PendingUpdate;
import services.andreas.events.merge.decision.Decision;
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
            Set.of("id", "created_at", "updated_at", "version", "merged_into", "written");

    private final Stage stage = new Stage();
    private final ExecutorService workers = Executors.newFixedThreadPool(4);
    private final IngestRun run = new IngestRun("owner", Instant.now());

    @EndpointInject private ProducerTemplate camel;
    @BeanInject private CamelContext context;

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
        List<Object> inOrder = new ArrayList<>(first.letters());
        inOrder.addAll(first.rulings());
        tell(inOrder, 1);
        List<Map<String, String>> expected = items(first);
        assertThat(expected)
                .extracting(item -> item.get("title"))
                .containsExactlyInAnyOrder(
                        "Nightwish + Beast in Black",
                        "Our Winter Market",
                        "Pub Quiz",
                        "Reading",
                        "Reading",
                        "Lecture",
                        "Sale",
                        "Another Sale",
                        "Jazz Night - Early Show",
                        "Jazz Night - Late Show",
                        "The Nutcracker",
                        "The Nutcracker (Matinée)",
                        "Winter Concert",
                        "Street Food Festival 2026",
                        "Street Food Festival 2027",
                        "Team Offsite",
                        "Board Meeting",
                        "Chamber Choir",
                        "Chamber Choir",
                        "Tango Evening",
                        "Tango Evening");
        assertThat(expected)
                .filteredOn(item -> "Chamber Choir".equals(item.get("title")))
                .extracting(item -> item.get("start_time"))
                .containsExactlyInAnyOrder("2026-12-25T20:00:00Z", "2027-01-08T21:30:00Z");
        assertThat(expected)
                .filteredOn(item -> "Tango Evening".equals(item.get("title")))
                .allSatisfy(item -> assertThat(item).containsEntry("status", "cancelled"));
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
                .containsEntry("location", "Room 5")
                .containsEntry("sequence", "3");
        assertThat(named(expected, "Jazz Night - Early Show")).containsEntry("status", "rejected");
        assertThat(named(expected, "Another Sale")).containsEntry("status", "rejected");
        assertThat(named(expected, "Lecture")).doesNotContainKey("needs_review");
        assertThat(named(expected, "Street Food Festival 2026"))
                .containsEntry("status", "confirmed")
                .containsEntry("sequence", "2");
        assertThat(named(expected, "Board Meeting")).containsEntry("status", "confirmed");

        for (int told = 1; told <= ORDERS; told++) {
            Story story = new Story(told);
            List<Object> letters = new ArrayList<>(story.letters());
            // some come twice, and some are worked on again
            for (int i = 0; i < 6; i++) {
                letters.add(letters.get(random.nextInt(letters.size())));
            }
            letters.addAll(story.rulings());
            Collections.shuffle(letters, random);
            tell(letters, WORKERS.get(told % WORKERS.size()));

            assertThat(items(story)).as("order " + told).isEqualTo(expected);
        }
    }

    private void tell(List<Object> lettersAndRulings, int atOnce) throws Exception {
        Queue<Object> left = new ConcurrentLinkedQueue<>(lettersAndRulings);
        List<Future<?>> working = new ArrayList<>();
        for (int i = 0; i < atOnce; i++) {
            working.add(
                    workers.submit(
                            () -> {
                                for (Object next = left.poll(); next != null; next = left.poll()) {
                                    if (next instanceof Story.Letter letter) {
                                        tell(letter);
                                    } else if (!decide((Story.Ruling) next)) {
                                        // what it is about has not come yet
                                        left.add(next);
                                    }
                                }
                                return null;
                            }));
        }
        for (Future<?> work : working) {
            work.get();
        }
        carryOutDueDecisions();
    }

    /** Whether what it is about was there. */
    private boolean decide(Story.Ruling ruling) throws Exception {
        List<String> words = ruling.decision();
        Optional<String> id = mention(ruling.mail(), ruling.title());
        Optional<String> other =
                words.get(0).equals("merge")
                        ? mention(words.get(1), words.get(2))
                        : words.get(0).equals("split") ? mention(words.get(1), ruling.title()) : id;
        if (id.isEmpty() || other.isEmpty()) {
            return false;
        }
        EventDecisions decisions = Stage.bean(context, "eventDecisions", EventDecisions.class);
        String event = id.get();
        switch (words.get(0)) {
            case "merge" -> done(decisions.merge(event, other.get(), "me"));
            case "split" -> done(decisions.split(words.get(1), event, "me"));
            case "approve" -> done(decisions.approve(event, "me"));
            case "reject" -> done(decisions.reject(event, "me"));
            case "reject-sender" -> done(decisions.rejectSender(event, "me"));
            case "edit" -> done(decisions.edit(event, words.get(1), words.get(2), "me"));
            default -> {
                done(decisions.reject(event, "me"));
                done(decisions.undo(event, "me"));
            }
        }
        return true;
    }

    /** As a run does ten minutes later. */
    private void carryOutDueDecisions() throws JsonProcessingException {
        DueDecisions due = stage.dueDecisions(context);
        for (Decision decision : due.due()) {
            update(due.updates(decision));
            due.settle(decision);
        }
    }

    private void done(Taken taken) {
        update(taken.updates());
    }

    private void update(List<PendingUpdate> updates) {
        Exchange updated =
                camel.send(
                        "direct:update-decided",
                        exchange -> exchange.getMessage().setBody(updates));
        assertThat(updated.getException()).isNull();
    }

    private Map<String, AttributeValue> ledger(Map<String, AttributeValue> key) {
        return stage.dynamoDb
                .getItem(
                        get -> get.tableName(stage.table + "-ledger").key(key).consistentRead(true))
                .item();
    }

    /** The id under which the ledger has what a mail says of an event. */
    private Optional<String> mention(String mail, String title) {
        Map<String, AttributeValue> told = ledger(LedgerKey.told(mail));
        if (!told.containsKey("mentions")) {
            return Optional.empty();
        }
        return told.get("mentions").ss().stream()
                .filter(
                        id ->
                                ledger(LedgerKey.contribution(id, mail))
                                        .get("event")
                                        .s()
                                        .contains("\"" + title + "\""))
                .findFirst();
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
