package services.andreas.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A review in a real browser, by a person who has no mouse. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReviewByKeyboardTest {
    private final Stage stage = new Stage();
    private Scheduled scheduled;
    private Chromium chromium;

    @BeforeAll
    void open(@TempDir Path profile) throws Exception {
        Optional<Path> program = Chromium.installed();
        assumeTrue(program.isPresent(), "No Chromium here: the review is not tried in a browser");
        for (String title : new String[] {"Alpenfest", "Bazaar", "Circus"}) {
            stage.announceToday(title, unclear(title));
        }
        stage.once();
        scheduled = new Scheduled(stage);
        chromium = new Chromium(program.get(), profile);
    }

    @AfterAll
    void close() throws Exception {
        if (chromium != null) {
            chromium.close();
        }
        if (scheduled != null) {
            scheduled.close();
        }
        stage.close();
    }

    @Test
    void approvesEditsRejectsAndIsRefusedWhatNoLongerHolds() throws Exception {
        chromium.open(scheduled.root() + "/calendar/");
        chromium.awaitText("3 wait");
        chromium.tabTo("Review");
        chromium.press("Enter");
        chromium.awaitText("Bazaar");

        decide("Approve Alpenfest", "Approved Alpenfest");
        assertThat(item("Alpenfest")).doesNotContainKey("needs_review");

        chromium.tabTo("Edit, merge or split Bazaar");
        chromium.press("Enter");
        String number =
                chromium.evaluate(
                                "document.activeElement.closest('section')"
                                        + ".querySelector('select').id")
                        .asText();
        chromium.tabTo(number);
        chromium.type("Ti");
        chromium.tabTo(number.replace("field", "value"));
        chromium.type("Winter bazaar");
        decide("Set Bazaar", "Set title of");
        assertThat(item("Winter bazaar")).containsKey("needs_review");

        decide("Reject Circus", "Rejected Circus");
        assertThat(item("Circus").get("status").s()).isEqualTo("rejected");

        chromium.evaluate(
                "document.querySelectorAll('input[name=token]').forEach(e => e.value = 'x')");
        decide("Approve Winter bazaar", "not from this process");
        chromium.open(scheduled.root() + "/calendar/review");
        chromium.awaitText("Undo the last decision");
        stage.dynamoDb.updateItem(
                update ->
                        update.tableName(stage.table)
                                .key(Map.of("id", item("Winter bazaar").get("id")))
                                .updateExpression("SET title = :title")
                                .expressionAttributeValues(
                                        Map.of(":title", AttributeValue.fromS("Our bazaar"))));
        decide("Approve Winter bazaar", "has changed this");
        assertThat(item("Our bazaar")).containsKey("needs_review");
    }

    private void decide(String button, String shown) throws InterruptedException {
        chromium.tabTo(button);
        chromium.press("Enter");
        chromium.awaitText(shown);
    }

    private Map<String, AttributeValue> item(String title) {
        return stage.events().stream()
                .filter(item -> item.containsKey("title"))
                .filter(item -> item.get("title").s().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Object> unclear(String title) {
        LocalDate day = LocalDate.now().plusDays(20 + title.length());
        Map<String, Object> event =
                new HashMap<>(Stage.event(title, day + "T10:00", "Hall of " + title));
        event.put("end_time", day.minusDays(3) + "T20:00");
        return event;
    }
}
