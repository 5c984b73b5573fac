package services.andreas.events.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import services.andreas.events.EventsGmailIngest;
import services.andreas.events.Stage;
import services.andreas.events.cli.explain.ExplanationText;
import services.andreas.events.items.Explanations;
import services.andreas.events.ledger.Claim;
import services.andreas.events.ledger.LedgerKey;
import services.andreas.events.ledger.MessageClaims;
import services.andreas.events.ledger.MessageLedger;
import services.andreas.events.ledger.OpenMessages;
import services.andreas.events.merge.Merging;
import services.andreas.events.merge.decision.Decision;
import services.andreas.events.run.IngestRun;
import services.andreas.events.terminal.LocalTimes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What people decide holds, whatever mails say before and after. */
@CamelMainTest(mainClass = EventsGmailIngest.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventDecisionsTest {
    private static final LocalTimes UTC = new LocalTimes(ZoneOffset.UTC);
    private static final String ME = "me";

    private final Stage stage = new Stage();
    private final IngestRun run = new IngestRun("owner", Instant.now());

    @EndpointInject private ProducerTemplate camel;
    @BeanInject private CamelContext context;

    /** Of every test, so that no event is one of another test. */
    private int test;

    @Configure
    void configure(MainConfigurationProperties main) {
        stage.environment.put("TIMEZONE", "UTC");
        stage.configure(main);
    }

    @BeforeEach
    void count() {
        test++;
    }

    @AfterAll
    void close() {
        stage.close();
    }

    @Test
    void whatIsRejectedStaysAwayAlsoUnderAnotherName() throws Exception {
        store("m1", concert());
        String id = id("m1");

        done(decisions().reject(id, ME));
        assertThat(item(id)).containsEntry("status", "rejected").containsEntry("sequence", "1");

        store("m2", with(concert(), "title", "Winter Concert of the Lantern Choir"));
        store("m3", with(with(concert(), "title", "A new name"), "uid", uid()));
        store("m1", with(concert(), "uid", uid()));
        store("m1", with(with(concert(), "title", "Renamed by another model"), "uid", uid()));
        assertThat(live()).extracting(item -> item.get("status")).containsOnly("rejected");

        done(decisions().approve(id, ME));
        assertThat(live()).extracting(item -> item.get("status")).containsOnly("confirmed");
    }

    @Test
    void aLaterRunCarriesOutWhatWasDecidedByAProcessThatDiedBeforeTheItemsFollowed()
            throws Exception {
        store("m1", with(concert(), "source_domain", "spam" + test + ".example"));
        store("m2", with(concert(), "title", "Sale"));
        EventDecisions elevenMinutesAgo = decisions(Duration.ofMinutes(-11));
        elevenMinutesAgo.rejectSender(id("m1"), ME);
        Decision edited = elevenMinutesAgo.edit(id("m2"), "location", "Hall 7", ME).decision();
        assertThat(item(id("m1"))).containsEntry("status", "confirmed");

        carryOutDueDecisions();

        assertThat(item(id("m1"))).containsEntry("status", "rejected");
        assertThat(item(id("m2"))).containsEntry("location", "Hall 7");
        assertThat(stage.dueDecisions(context).due()).doesNotContain(edited);
    }

    @Test
    void aDecisionIsCarriedOutAgainOnlyOnceThoseWhoHadNotHeardOfItAreDone() throws Exception {
        store("m1", concert());
        Decision rejected = decisions().reject(id("m1"), ME).decision();

        carryOutDueDecisions();

        assertThat(stage.dueDecisions(context).due()).contains(rejected);
    }

    private EventDecisions decisions(Duration ahead) {
        return new EventDecisions(
                stage.dynamoDb,
                stage.table,
                stage.table + "-ledger",
                Stage.bean(context, "merging", Merging.class),
                Clock.offset(Clock.systemUTC(), ahead),
                "UTC",
                Stage.bean(context, "tableEdits", TableEdits.class));
    }

    private void carryOutDueDecisions() {
        assertThat(camel.send("direct:update-due-decisions", exchange -> {}).getException())
                .isNull();
    }

    @Test
    void aRejectedSenderIsRejectedInAllThatComes() throws Exception {
        store("m1", with(concert(), "source_domain", "spam" + test + ".example"));
        store("m2", concert());
        String id = id("m1");
        Taken taken = decisions().rejectSender(id, ME);
        done(taken);

        Map<String, Object> other = with(concert(), "source_domain", "spam" + test + ".example");
        store("m3", with(with(other, "title", "Sale"), "start_time", time(20)));

        assertThat(item(id("m3"))).containsEntry("status", "rejected");
        assertThat(item(id)).containsEntry("status", "rejected");
        done(decisions().undo(id, ME));
        assertThat(item(id)).containsEntry("status", "confirmed");
        assertThat(item(id("m3"))).containsEntry("status", "confirmed");
    }

    @Test
    void whatIsEditedIsThePersonsAndOvertakesEveryMail() throws Exception {
        store("m1", concert());
        String id = id("m1");

        done(decisions().edit(id, "title", "Our concert", ME));
        done(decisions().edit(id, "start_time", "2027-03-01T18:00", ME));
        done(decisions().edit(id, "location", "", ME));
        store("m2", with(concert(), "title", "Winter Concert of the Lantern Choir"));
        store(
                "m3",
                with(
                        with(concert(), "description", "Moved: new time, new venue"),
                        "location",
                        "Town Hall"));

        assertThat(item(id))
                .containsEntry("title", "Our concert")
                .containsEntry("start_time", "2027-03-01T18:00:00Z")
                .containsEntry("end_time", "2027-03-01T20:00:00Z")
                .doesNotContainKey("location")
                .doesNotContainKey("normalized_location");
        assertThat(item(id).get("decided")).contains("edit");

        done(decisions().undo(id, ME));
        assertThat(item(id)).containsEntry("location", "Town Hall");
        done(decisions().edit(id, "start_time", "2027-03-02", ME));
        assertThat(item(id))
                .containsEntry("start_time", "2027-03-02T00:00:00Z")
                .containsEntry("all_day", "true");
    }

    @ParameterizedTest
    @CsvSource({
        "start_time, next week",
        "start_time, 2026-13-40",
        "end_time, 2026-01-01T10:00",
        "start_time, +20026-12-05T19:30",
        "email_id, m9",
        "decided, approve",
        "needs_review, none",
        "id, 7",
        "status, rejected",
        "sold_out, perhaps",
        "source_url, javascript:alert(1)",
        "timezone, Mars/Olympus",
        "title, ''",
        "'', 7",
        "no such field, 7",
    })
    void noFieldTakesWhatItCannotBe(String field, String value) throws Exception {
        store("m1", concert());
        String id = id("m1");
        Map<String, String> before = item(id);

        assertThatThrownBy(() -> decisions().edit(id, field, value, ME))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(item(id)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-24, 2026-10-27, 2026-11-07, 2026-11-10",
        "2026-11-06, 2026-11-09, 2027-03-27, 2027-03-30",
        "2026-10-25, 2026-10-26, 2026-10-26, 2026-10-27",
        "2026-10-25, 2026-10-26, 2026-11-02T19:30, ''",
    })
    void wholeDaysThatAreMovedStayAsManyDaysWhereTheClocksChange(
            String start, String end, String moved, String after) throws Exception {
        Map<String, Object> days = with(concert(), "all_day", true);
        days.put("location", "Hall " + test);
        days.put("timezone", "Europe/Zurich");
        days.put("start_time", midnight(start, "Europe/Zurich"));
        days.put("end_time", midnight(end, "Europe/Zurich"));
        store("m1", days);

        done(decisions().edit(id("m1"), "start_time", moved, ME));

        assertThat(item(id("m1")).get("end_time"))
                .isEqualTo(after.isEmpty() ? null : midnight(after, "Europe/Zurich"));
    }

    @Test
    void aWholeDayIsTheSameDayInAnotherZone() throws Exception {
        Map<String, Object> day = with(concert(), "all_day", true);
        day.put("timezone", "Europe/Zurich");
        day.put("start_time", midnight("2026-12-05", "Europe/Zurich"));
        day.put("end_time", midnight("2026-12-07", "Europe/Zurich"));
        store("m1", day);

        done(decisions().edit(id("m1"), "timezone", "America/New_York", ME));

        assertThat(item(id("m1")))
                .containsEntry("start_time", midnight("2026-12-05", "America/New_York"))
                .containsEntry("end_time", midnight("2026-12-07", "America/New_York"));
    }

    private static String midnight(String day, String zone) {
        return LocalDate.parse(day).atStartOfDay(ZoneId.of(zone)).toInstant().toString();
    }

    @ParameterizedTest
    @CsvSource({
        "title, 501, 'title has at most 500 characters'",
        "tags, 400000, 'tags has at most 500 characters'",
        "source_url, 9000, 'source_url has at most 2000 characters'",
        "description, 8001, 'description has at most 8000 characters'",
    })
    void noFieldTakesMoreThanAnItemAndItsKeysCanHold(String field, int length, String why)
            throws Exception {
        store("m1", concert());
        String id = id("m1");

        assertThatThrownBy(() -> decisions().edit(id, field, "x".repeat(length), ME))
                .hasMessage(why);
        assertThat(explain(id).path("decisions")).isEmpty();
    }

    @Test
    void aFieldTakesOnlyWhatCanBeSeen() throws Exception {
        store("m1", concert());
        String id = id("m1");

        done(decisions().edit(id, "title", " Our\n\u202Econcert\u0000 ", ME));
        done(decisions().edit(id, "description", "One\r\nTwo\u001B[31m", ME));
        done(decisions().edit(id, "tags", "a,, b, ,", ME));

        assertThat(item(id))
                .containsEntry("title", "Our concert")
                .containsEntry("description", "One\nTwo[31m")
                .containsEntry("tags", "[a, b]");
        assertThatThrownBy(() -> decisions().edit(id, "title", "\u200B", ME))
                .hasMessage("an event has a title");
    }

    @Test
    void twoEventsThatArePutTogetherStaySo() throws Exception {
        store("m1", concert());
        store("m2", with(with(concert(), "title", "Lantern Choir"), "start_time", time(9)));
        String first = id("m1");
        String second = id("m2");

        done(decisions().merge(second, first, ME));
        assertThat(raw(first)).containsKey("merged_into");
        assertThat(live()).hasSize(1);

        for (int again = 0; again < 10; again++) {
            store(again % 2 == 0 ? "m1" : "m2", again % 2 == 0 ? concert() : choir());
        }
        store("m3", with(concert(), "sold_out", true));
        assertThat(live()).hasSize(1);
        assertThat(item(second)).containsEntry("sold_out", "true");

        done(decisions().undo(first, ME));
        assertThat(live())
                .extracting(item -> item.get("title"))
                .containsExactlyInAnyOrder("Winter Concert", "Lantern Choir");
    }

    private Map<String, Object> choir() {
        return with(with(concert(), "title", "Lantern Choir"), "start_time", time(9));
    }

    @Test
    void whatIsSplitOffStaysAnEventOfItsOwn() throws Exception {
        store("m1", concert());
        store("m2", concert());
        store("m3", concert());
        String id = id("m1");
        assertThat(live()).hasSize(1);

        done(decisions().split("m2-" + test, id, ME));
        for (int again = 0; again < 10; again++) {
            store("m" + (1 + again % 4), concert());
        }
        assertThat(live()).hasSize(2);

        done(decisions().undo(id, ME));
        assertThat(live()).hasSize(1);
        assertThat(item(id)).containsEntry("sequence", "2");
    }

    @Test
    void theFirstMailOfAnEventCanBeSplitOffToo() throws Exception {
        store("m1", concert());
        store("m2", concert());
        String id = id("m1");

        done(decisions().split("m1-" + test, id, ME));

        assertThat(live()).hasSize(2);
        assertThat(live()).extracting(item -> item.get("email_id")).doesNotHaveDuplicates();
    }

    @Test
    void anApprovalIsAboutWhatWasToBeReviewed() throws Exception {
        store("m1", with(concert(), "needs_review", "time is not in the mail"));
        store("m2", with(from("evil.example", concert()), "status", "cancelled"));
        String id = id("m1");
        assertThat(review()).contains(id);

        done(decisions().approve(id, ME));
        assertThat(item(id))
                .doesNotContainKey("needs_review")
                .containsEntry("decided", "[approve]");
        assertThat(review()).doesNotContain(id);

        store(
                "m3",
                with(
                        concert(),
                        "needs_review",
                        "time is not in the mail; place is not in the mail"));
        assertThat(item(id)).containsEntry("needs_review", "place is not in the mail");
        assertThat(review()).contains(id);
    }

    @Test
    void anUndoBringsBackWhatWasBefore() throws Exception {
        store("m1", with(concert(), "needs_review", "time is not in the mail"));
        store("m2", with(with(concert(), "title", "Lantern Choir"), "start_time", time(9)));
        String id = id("m1");
        Map<String, String> before = content(id);
        List<Taken> taken = new ArrayList<>();
        taken.add(decisions().reject(id, ME));
        done(taken.get(0));
        taken.add(decisions().edit(id, "title", "Another", ME));
        done(taken.get(1));
        taken.add(decisions().approve(id, ME));
        done(taken.get(2));
        taken.add(decisions().merge(id, id("m2"), ME));
        done(taken.get(3));

        for (int i = 0; i < taken.size(); i++) {
            done(decisions().undo(i % 2 == 0 ? null : id, ME));
        }

        assertThat(content(id)).isEqualTo(before);
        assertThat(item(id)).containsEntry("sequence", "8");
        assertThat(live()).hasSize(2);
        assertThatThrownBy(() -> decisions().undo(id, ME))
                .isInstanceOf(UnknownEventException.class);
    }

    @Test
    void explainShowsWhoDecidedWhat() throws Exception {
        store("m1", concert());
        String id = id("m1");
        done(decisions().edit(id, "title", "Our\u202E concert", ME));
        done(decisions().reject(id, ME));
        done(decisions().undo(id, ME));

        ObjectNode explanation = explain(id);
        assertThat(explanation.path("decisions")).hasSize(3);
        assertThat(explanation.at("/decisions/0/before/title").asText())
                .isEqualTo("Winter Concert");
        assertThat(ExplanationText.of(explanation, UTC))
                .contains("edit by me", "title is Our concert, was Winter Concert")
                .contains("reject by me (undone)", "undo by me", "person")
                .doesNotContain("\u202E");
    }

    @Test
    void nothingIsDecidedAboutWhatThereIsNot() throws Exception {
        store("m1", concert());
        String id = id("m1");
        EventDecisions decisions = decisions();

        for (String unknown : List.of("none", "", "message#1", "decision")) {
            assertThatThrownBy(() -> decisions.reject(unknown, ME))
                    .isInstanceOf(UnknownEventException.class);
            assertThatThrownBy(() -> decisions.merge(id, unknown, ME))
                    .isInstanceOf(UnknownEventException.class);
            assertThatThrownBy(() -> decisions.split(unknown, id, ME))
                    .isInstanceOf(UnknownEventException.class);
        }
        assertThatThrownBy(() -> decisions.merge(id, id, ME))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> decisions.split("m1-" + test, id, ME))
                .isInstanceOf(UnknownEventException.class);
        assertThatThrownBy(() -> decisions.undo(id, ME)).isInstanceOf(UnknownEventException.class);
    }

    @Test
    void anItemThatNoMailMentionsIsDecidedAboutAsAnyOther() throws Exception {
        String id = unmentioned("original", with(concert(), "needs_review", "time is doubtful"));
        assertThat(explain(id).path("fields")).hasSizeGreaterThan(3);
        assertThat(review()).contains(id);

        done(decisions().edit(id, "location", "Hall 7", ME));
        assertThat(item(id))
                .containsEntry("location", "Hall 7")
                .containsEntry("title", "Winter Concert")
                .containsEntry("start_time", time(1))
                .containsEntry("needs_review", "time is doubtful")
                .containsEntry("foreign", "kept");
        done(decisions().approve(id, ME));
        assertThat(item(id)).containsEntry("status", "confirmed");
        assertThat(review()).doesNotContain(id);

        store("m1", with(concert(), "location", "Old Mill, Room 2"));
        assertThat(live()).hasSize(1);
        assertThat(item(id)).containsEntry("location", "Hall 7");

        done(decisions().reject(id, ME));
        store("m2", concert());
        carryOutDueDecisions();
        assertThat(live()).extracting(item -> item.get("status")).containsOnly("rejected");
        done(decisions().undo(id, ME));
        assertThat(item(id)).containsEntry("status", "confirmed");
    }

    @Test
    void anItemThatNoMailMentionsIsMergedWithWhatAMailAnnounces() throws Exception {
        String id = unmentioned("original", concert());
        store("m1", with(with(concert(), "title", "Lantern Choir"), "start_time", time(9)));

        done(decisions().merge(id, id("m1"), ME));
        assertThat(live()).extracting(item -> item.get("id")).containsExactly(id);
        done(decisions().split("m1-" + test, id, ME));
        assertThat(live()).hasSize(2);
    }

    @Test
    void aCancelledItemWhoseMailsAreForgottenStaysCancelled() throws Exception {
        String id = unmentioned("lost", with(concert(), "status", "cancelled"));
        set(id, "version", AttributeValue.fromN("4"));

        done(decisions().edit(id, "title", "Our concert", ME));

        assertThat(item(id)).containsEntry("status", "cancelled").containsEntry("version", "5");
    }

    @Test
    void aSenderThatAnItemDoesNotNameIsNotRejected() {
        Map<String, Object> event = concert();
        event.remove("source_domain");
        String id = unmentioned("original", event);

        assertThatThrownBy(() -> decisions().rejectSender(id, ME))
                .hasMessage("the event names no sender");
    }

    @Test
    void whatIsLeftOfAnEventThatWentIsNotDecidedAbout() {
        String id = unmentioned("gone", with(concert(), "status", "retracted"));

        assertThatThrownBy(() -> decisions().approve(id, ME))
                .isInstanceOf(UnknownEventException.class);
    }

    private String unmentioned(String name, Map<String, Object> event) {
        Map<String, AttributeValue> item = new HashMap<>();
        event.put("id", name + "-" + test);
        event.put("email_id", name + "-" + test);
        event.put("calendar", "events");
        event.put("created_at", "2026-10-01T09:00:00+00:00");
        event.put("foreign", "kept");
        event.forEach(
                (attribute, value) -> item.put(attribute, AttributeValue.fromS(value.toString())));
        stage.dynamoDb.putItem(put -> put.tableName(stage.table).item(item));
        return name + "-" + test;
    }

    @Test
    void whatAPersonChangedInTheTableCountsAsEdited() throws Exception {
        store("m1", concert());
        String id = id("m1");
        stage.dynamoDb.updateItem(
                update ->
                        update.tableName(stage.table)
                                .key(Map.of("id", AttributeValue.fromS(id)))
                                .updateExpression("SET title = :title REMOVE #location")
                                .expressionAttributeNames(Map.of("#location", "location"))
                                .expressionAttributeValues(
                                        Map.of(":title", AttributeValue.fromS("My title"))));

        store("m2", with(concert(), "title", "Winter Concert of the Lantern Choir"));
        store("m3", with(concert(), "sold_out", true));

        assertThat(item(id))
                .containsEntry("title", "My title")
                .containsEntry("sold_out", "true")
                .containsEntry("decided", "[edit]")
                .doesNotContainKey("location");
        assertThat(explain(id).path("decisions")).hasSize(1);
        assertThat(explain(id).at("/decisions/0/by").asText()).isEqualTo("the table");
        done(decisions().undo(id, ME));
        assertThat(item(id)).containsEntry("location", "Old Mill");
    }

    @ParameterizedTest
    @CsvSource({"m1", "m2"})
    void whatAPersonDeletedFromTheTableStaysAway(String next) throws Exception {
        store("m1", concert());
        String id = id("m1");
        delete(id);

        for (int again = 0; again < 3; again++) {
            store(next, concert());
        }
        store("m3", with(concert(), "sold_out", true));

        assertThat(live()).isEmpty();
        assertThat(explain(id).path("decisions")).hasSize(1);
        assertThat(ExplanationText.of(explain(id), UTC)).contains("reject by the table");

        done(decisions().undo(id, ME));
        assertThat(item(id)).containsEntry("status", "confirmed").containsEntry("sold_out", "true");
        store("m4", concert());
        assertThat(live()).hasSize(1);

        delete(id);
        store("m5", concert());
        assertThat(live()).isEmpty();
        done(decisions().approve(id, ME));
        assertThat(item(id)).containsEntry("status", "confirmed");
    }

    @Test
    void whatIsDecidedAboutADeletedItemComesAfterItsDeletion() throws Exception {
        store("m1", concert());
        String id = id("m1");
        delete(id);
        assertThat(ExplanationText.of(explain(id), UTC)).contains("deleted from the table");

        done(decisions().edit(id, "title", "Our concert", ME));
        assertThat(live()).isEmpty();
        done(decisions().approve(id, ME));

        assertThat(item(id)).containsEntry("title", "Our concert");
    }

    @Test
    void anItemThatIsYetToBeWrittenIsNotDeleted() throws Exception {
        store("m1", concert());
        String id = id("m1");
        // as after a crash between the mentions and the item
        delete(id);
        stage.dynamoDb.updateItem(
                update ->
                        update.tableName(stage.table + "-ledger")
                                .key(LedgerKey.message("m1-" + test))
                                .updateExpression("REMOVE items_written"));

        store("m2", concert());

        assertThat(item(id)).containsEntry("status", "confirmed");
    }

    @Test
    void anItemThatIsDeletedAfterItsMailWasWorkedOnAgainStaysAway() throws Exception {
        store("m1", concert());
        store("m1", concert());
        delete(id("m1"));

        store("m2", concert());

        assertThat(live()).isEmpty();
    }

    @Test
    void anUndoWhoseUpdateWasLostIsMadeUpFor() throws Exception {
        store("m1", concert());
        String id = id("m1");
        delete(id);
        store("m2", concert());
        // the process dies before the item is written
        decisions().undo(id, ME);

        store("m3", concert());

        assertThat(item(id)).containsEntry("status", "confirmed");
        assertThat(explain(id).path("decisions")).hasSize(2);
    }

    @Test
    void theRestOfAnEventThatWentMayBeRemoved() throws Exception {
        store("m1", concert());
        store("m2", choir());
        String first = id("m1");
        String second = id("m2");
        done(decisions().merge(second, first, ME));
        delete(first);

        done(decisions().undo(second, ME));

        assertThat(live()).extracting(item -> item.get("status")).containsOnly("confirmed");
        assertThat(live()).hasSize(2);
    }

    @Test
    void aDuplicateThatAPersonDeletedDoesNotTakeTheOtherAlong() throws Exception {
        store("m1", concert());
        store("m2", with(choir(), "uid", uid()));
        delete(id("m2"));

        store("m3", with(with(concert(), "description", "Moved: " + time(9)), "uid", uid()));
        store("m4", with(concert(), "uid", uid()));

        assertThat(item(id("m1"))).containsEntry("status", "confirmed");
    }

    @Test
    void aTableThatIsMadeAnewIsFilledAgain() throws Exception {
        store("m1", concert());
        String id = id("m1");
        Map<String, AttributeValue> note = new HashMap<>(LedgerKey.item(id));
        note.put("created_at", AttributeValue.fromS("2020-01-01T00:00:00.000001Z"));
        stage.dynamoDb.putItem(put -> put.tableName(stage.table + "-ledger").item(note));
        delete(id);

        store("m2", concert());

        assertThat(live()).hasSize(1);
    }

    @Test
    void aLockedFieldCountsAsEdited() throws Exception {
        store("m1", with(concert(), "category", "music"));
        String id = id("m1");
        set(id, "locked", AttributeValue.fromL(List.of(AttributeValue.fromS("category"))));

        store("m2", with(concert(), "category", "market"));
        store("m3", with(concert(), "category", "market"));

        assertThat(item(id)).containsEntry("category", "music").containsEntry("decided", "[edit]");
        assertThat(explain(id).path("decisions")).hasSize(1);

        done(decisions().edit(id, "category", "dance", ME));
        done(decisions().reject(id, ME));
        store("m4", with(concert(), "sold_out", true));
        assertThat(item(id)).containsEntry("category", "dance").containsEntry("status", "rejected");
    }

    @Test
    void explainShowsWhatWasChangedInTheTableBeforeAMailComes() throws Exception {
        store("m1", concert());
        String id = id("m1");
        set(id, "title", AttributeValue.fromS("My title"));

        assertThat(explain(id).path("fields"))
                .anySatisfy(
                        field -> {
                            assertThat(field.path("value").asText()).isEqualTo("My title");
                            assertThat(field.path("source").asText()).isEqualTo("person");
                        });
        assertThat(explain(id).path("decisions")).isEmpty();
    }

    @Test
    void aRejectedEventThatAPersonConfirmsInTheTableIsWantedBack() throws Exception {
        store("m1", concert());
        String id = id("m1");
        done(decisions().reject(id, ME));
        set(id, "status", AttributeValue.fromS("confirmed"));

        store("m2", with(concert(), "sold_out", true));

        assertThat(item(id)).containsEntry("status", "confirmed").containsEntry("sold_out", "true");
    }

    @Test
    void workersThatFindADeletionAtOnceKeepItOnce() throws Exception {
        store("m1", concert());
        String id = id("m1");
        delete(id);

        ExecutorService both = Executors.newFixedThreadPool(2);
        for (Future<Void> one :
                both.invokeAll(List.<Callable<Void>>of(() -> quietly("m2"), () -> quietly("m3")))) {
            one.get();
        }
        both.shutdown();

        assertThat(live()).isEmpty();
        assertThat(explain(id).path("decisions")).hasSize(1);
        done(decisions().undo(null, ME));
        assertThat(live()).hasSize(1);
    }

    private Void quietly(String message) throws Exception {
        store(message, concert());
        return null;
    }

    private void delete(String id) {
        stage.dynamoDb.deleteItem(
                delete ->
                        delete.tableName(stage.table).key(Map.of("id", AttributeValue.fromS(id))));
    }

    private void set(String id, String name, AttributeValue value) {
        stage.dynamoDb.updateItem(
                update ->
                        update.tableName(stage.table)
                                .key(Map.of("id", AttributeValue.fromS(id)))
                                .updateExpression("SET #name = :value")
                                .expressionAttributeNames(Map.of("#name", name))
                                .expressionAttributeValues(Map.of(":value", value)));
    }

    @Test
    void aMailDecidesNothing() throws Exception {
        store("m1", concert());
        String id = id("m1");
        String decision = decisions().reject(id, ME).decision().json();

        store("m2", with(concert(), "decision", decision));
        store("m3", with(concert(), "decided", List.of("approve")));

        // what was taken down holds once the item is brought up to date; the copies count for
        // nothing
        assertThat(item(id)).containsEntry("status", "rejected").containsEntry("sequence", "1");
    }

    private EventDecisions decisions() {
        return Stage.bean(context, "eventDecisions", EventDecisions.class);
    }

    private void done(Taken taken) {
        Exchange updated =
                camel.send(
                        "direct:update-decided",
                        exchange -> exchange.getMessage().setBody(taken.updates()));
        assertThat(updated.getException()).isNull();
    }

    private ObjectNode explain(String id) {
        return Stage.bean(context, "explanations", Explanations.class).of(id).orElseThrow();
    }

    private List<String> review() {
        return Stage.bean(context, "explanations", Explanations.class)
                .toReview(Instant.parse("2026-11-01T00:00:00Z"))
                .map(event -> event.path("id").asText())
                .toList();
    }

    /** As a run works on a message, also on one that was done before. */
    private void store(String message, Map<String, Object> event) throws Exception {
        String messageId = message + "-" + test;
        event.put("email_id", messageId);
        event.put("mail_date", "2026-11-0" + message.charAt(1) + "T09:00:00Z");
        String answer = new ObjectMapper().writeValueAsString(List.of(event));
        Exchange stored =
                camel.send(
                        "direct:store-events",
                        exchange -> {
                            exchange.setVariable("run", run);
                            exchange.setVariable("messageId", messageId);
                            claim(exchange, messageId);
                            exchange.getMessage().setBody(answer);
                        });
        assertThat(stored.getException()).isNull();
        complete(stored);
    }

    private void claim(Exchange exchange, String messageId) {
        MessageClaims claims = Stage.bean(context, "messageClaims", MessageClaims.class);
        exchange.setVariable("owner", run.owner());
        if (!claims.add(exchange, messageId)) {
            Stage.bean(context, "openMessages", OpenMessages.class).reopen(messageId);
            claims.add(exchange, messageId);
        }
    }

    @SuppressWarnings("unchecked")
    private void complete(Exchange stored) throws Exception {
        Stage.bean(context, "messageLedger", MessageLedger.class)
                .completed(
                        stored.getVariable("claim", Claim.class),
                        "events",
                        stored.getVariable("itemsWritten", Map.class));
    }

    private Map<String, Object> concert() {
        Map<String, Object> event = new HashMap<>();
        event.put("title", "Winter Concert");
        event.put("start_time", time(1));
        event.put("end_time", time(1).replace("19:", "21:"));
        event.put("location", "Old Mill");
        return from("oldmill" + test + ".example", event);
    }

    private String uid() {
        return "concert-" + test + "@oldmill.example";
    }

    private String time(int day) {
        return Instant.parse("2027-01-01T19:00:00Z")
                .plusSeconds(86_400L * (day + 40L * test))
                .toString();
    }

    private static Map<String, Object> from(String domain, Map<String, Object> event) {
        event.put("source_domain", domain);
        return event;
    }

    private static Map<String, Object> with(Map<String, Object> event, String name, Object value) {
        event.put(name, value);
        return event;
    }

    /** The item of the event that a message was the first to announce. */
    private String id(String message) {
        return stage.events().stream()
                .filter(item -> item.containsKey("email_id"))
                .filter(item -> item.get("email_id").s().equals(message + "-" + test))
                .findFirst()
                .orElseThrow()
                .get("id")
                .s();
    }

    private Map<String, AttributeValue> raw(String id) {
        return stage.events().stream()
                .filter(item -> item.get("id").s().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, String> item(String id) {
        return texts(raw(id));
    }

    /** Without what counts and dates its changes. */
    private Map<String, String> content(String id) {
        Map<String, String> content = new HashMap<>(item(id));
        content.keySet().removeAll(List.of("sequence", "version", "updated_at"));
        return content;
    }

    private List<Map<String, String>> live() {
        return stage.events().stream()
                .filter(item -> item.containsKey("email_id"))
                .filter(item -> item.get("email_id").s().endsWith("-" + test))
                .map(EventDecisionsTest::texts)
                .toList();
    }

    private static Map<String, String> texts(Map<String, AttributeValue> item) {
        Map<String, String> texts = new HashMap<>();
        item.forEach((name, value) -> texts.put(name, text(value)));
        return texts;
    }

    private static String text(AttributeValue value) {
        if (value.hasL()) {
            return value.l().stream().map(EventDecisionsTest::text).toList().toString();
        }
        if (value.hasM()) {
            return value.m().toString();
        }
        return value.bool() != null
                ? value.bool().toString()
                : value.n() != null ? value.n() : value.s();
    }
}
