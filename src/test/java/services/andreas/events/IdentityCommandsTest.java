package services.andreas.events;

import static org.assertj.core.api.Assertions.assertThat;
import static services.andreas.events.Stage.event;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import services.andreas.events.cli.CommandHere;
import services.andreas.events.ledger.Tables;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** The commands {@code explain} and {@code adopt}, from the command line. */
class IdentityCommandsTest {
    private static final String TALK = "Talk on Bees";

    private final Stage stage = new Stage();

    @BeforeEach
    void prepare() {
        stage.environment.put("TIMEZONE", "UTC");
        new Tables(stage.dynamoDb, stage.table, stage.table + "-ledger", true).prepare();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void explainsAnEventAndListsWhatIsToReview() throws Exception {
        String first = stage.announce("Talk", event(TALK, "2026-12-05T19:30", "Old Mill"));
        String near = stage.announce("Talk again", event(TALK, "2026-12-05T20:00", "Old Mill"));
        stage.announce("Other", event("Summer Party", "2026-12-07T19:30", "Old Mill"));
        stage.once();
        // whenever this test runs
        stage.events()
                .forEach(
                        item ->
                                stage.dynamoDb.updateItem(
                                        update ->
                                                update.tableName(stage.table)
                                                        .key(Map.of("id", item.get("id")))
                                                        .updateExpression("SET start_time = :later")
                                                        .expressionAttributeValues(
                                                                Map.of(":later", later(item)))));
        String id = id("2099-12-05T19:30:00Z");
        String unclear = id("2099-12-05T20:00:00Z");

        Terminal.Ended explained = run("explain", id);
        assertThat(explained.code()).isZero();
        assertThat(explained.out())
                .startsWith("Event " + id)
                .contains("title               " + TALK)
                .containsPattern("2026-11-\\d\\d \\d\\d:\\d\\d  " + first + "  believed")
                .contains("History (sequence 0)");
        assertThat(explained.out().lines()).allMatch(line -> line.length() <= 201);

        Terminal.Ended review = run("explain", "--review");
        assertThat(review.code()).isZero();
        assertThat(review.out().lines())
                .containsExactly(
                        unclear + "  2099-12-05 20:00  " + TALK,
                        "  may be the event that these messages tell of: " + first,
                        "To review: 1 upcoming event; times are in UTC");
        assertThat(run("explain", "--review", "--json").out())
                .startsWith("{\"id\":\"" + unclear)
                .contains(near);
    }

    @Test
    void saysWhatItCannotExplain() {
        Terminal.Ended unknown = run("explain", "no\u001bsuch");

        assertThat(unknown.code()).isOne();
        assertThat(unknown.err().lines()).containsExactly("No event has the id no?such");
        assertThat(run("explain").code()).isEqualTo(64);
        assertThat(run("explain", "id", "--review").code()).isEqualTo(64);
        assertThat(run("adopt", "--wet").code()).isEqualTo(64);
        stage.environment.put("CREATE_TABLES", "false");
        stage.environment.put("TABLE_NAME", "Missing");
        assertThat(run("explain", "id").code()).isEqualTo(2);
        assertThat(run("adopt").code()).isEqualTo(2);
    }

    @Test
    void adoptsATableOfManyPages() throws Exception {
        // more than the megabyte that a page holds
        String prose = "x".repeat(2_000);
        for (int from = 0; from < 600; from += 25) {
            List<WriteRequest> puts = new java.util.ArrayList<>();
            for (int i = from; i < from + 25; i++) {
                Map<String, AttributeValue> item = odd(i, prose);
                puts.add(WriteRequest.builder().putRequest(put -> put.item(item)).build());
            }
            stage.dynamoDb.batchWriteItem(write -> write.requestItems(Map.of(stage.table, puts)));
        }

        Terminal.Ended dry = run("adopt", "--dry-run");
        assertThat(dry.code()).isZero();
        assertThat(dry.out().lines())
                .containsExactly(
                        "Would record under their ids: 600 events; as done: 593 mails",
                        "Skipped because known: 0 events; recorded without a mail: 6 events");
        assertThat(stage.ledger()).isEmpty();

        Terminal.Ended adopted = run("adopt");
        assertThat(adopted.code()).isZero();
        assertThat(adopted.err()).contains("500 of 599 mails", "599 of 599 mails");
        assertThat(stage.events()).hasSize(600).allMatch(item -> item.containsKey("version"));
        assertThat(stage.events()).allMatch(item -> item.containsKey("colour"));

        List<Map<String, AttributeValue>> before = stage.events();
        assertThat(run("adopt").out())
                .startsWith("Recorded under their ids: 0 events; as done: 0 mails");
        assertThat(stage.events()).isEqualTo(before);
    }

    /** Items as a table of years holds them: NULLs, odd types, foreign attributes, no mail. */
    private static Map<String, AttributeValue> odd(int i, String prose) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("id", s("old-" + i));
        item.put("title", s("Evening " + i));
        item.put("description", s(prose));
        item.put("start_time", s(i % 7 == 0 ? "soon" : "2026-12-05T19:30:00+00:00"));
        item.put("location", i % 5 == 0 ? AttributeValue.fromNul(true) : s("Hall " + i));
        item.put(
                "tags",
                i % 3 == 0
                        ? AttributeValue.fromL(List.of(s("a"), AttributeValue.fromN("1")))
                        : AttributeValue.fromSs(List.of("a", "b")));
        item.put("organizer_url", AttributeValue.fromN("7"));
        item.put("colour", AttributeValue.fromM(Map.of("is", s("red"))));
        item.put("created_at", s(i % 2 == 0 ? "2025-11-01T09:00:00+00:00" : "yesterday"));
        if (i % 100 != 0) {
            item.put("email_id", s("1a" + (i == 2 ? 1 : i)));
        }
        return item;
    }

    private static AttributeValue later(Map<String, AttributeValue> item) {
        return s(item.get("start_time").s().replace("2026", "2099"));
    }

    private String id(String start) {
        return stage.events().stream()
                .filter(item -> item.get("start_time").s().equals(start))
                .map(item -> item.get("id").s())
                .findFirst()
                .orElseThrow();
    }

    private Terminal.Ended run(String... arguments) {
        return CommandHere.run(stage.environment, arguments);
    }

    private static AttributeValue s(String text) {
        return AttributeValue.fromS(text);
    }
}
