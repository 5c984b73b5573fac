package services.andreas.events.items.adoption;

import static org.assertj.core.api.Assertions.assertThat;
import static services.andreas.events.Stage.event;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import services.andreas.events.Stage;
import services.andreas.events.app.Application;
import services.andreas.events.ledger.Tables;
import services.andreas.events.mail.MessageKey;
import services.andreas.events.run.Change;
import services.andreas.events.run.MessageResult;
import services.andreas.events.run.RunReport;
import services.andreas.events.settings.Settings;
import services.andreas.events.standin.DynamoDbCall;
import services.andreas.events.standin.DynamoDbErrors;
import services.andreas.events.standin.DynamoDbProxy;
import services.andreas.events.standin.Fault;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The import of the original's table: nothing is paid or stored twice. */
class AdoptionTest {
    private static final Map<String, Object> CONCERT =
            event("Winter Concert", "2026-12-05T19:30", "Old Mill");

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
    void paysForNothingThatWasDone() throws Exception {
        String done = stage.announce("Concert", CONCERT);
        original("old-1", done, "Winter Concert");

        assertThat(adopt(false)).isEqualTo(new Adoption.Result(1, 1, 0, 0));
        RunReport report = stage.once();

        assertThat(report.count(MessageResult.SKIPPED)).isOne();
        assertThat(stage.openAi.calls()).isZero();
        assertThat(stage.status(done)).isEqualTo("COMPLETED");
    }

    @Test
    void knowsTheEventsUnderTheirIds() throws Exception {
        original("old-1", "1a00000000000001", "Winter Concert");
        adopt(false);
        stage.announce("Reminder", CONCERT);

        RunReport report = stage.once();

        assertThat(report.count(Change.CREATED)).isZero();
        assertThat(report.count(Change.DEDUPLICATED)).isOne();
        assertThat(stage.events()).hasSize(1);
        assertThat(stage.events().get(0))
                .containsEntry("id", s("old-1"))
                .containsEntry("email_id", s("1a00000000000001"))
                .containsEntry("calendar", s("events"))
                .containsEntry("created_at", s("2025-11-01T09:00:00+00:00"))
                .containsEntry("favourite", s("yes"));
    }

    @Test
    void saysWhatItWouldDo() throws Exception {
        original("old-1", "1a00000000000001", "Winter Concert");
        original("old-2", "1a00000000000001", "Talk on Bees");
        original("old-3", null, "Summer Party");
        List<Map<String, AttributeValue>> before = stage.events();

        assertThat(adopt(true)).isEqualTo(new Adoption.Result(3, 1, 0, 1));

        assertThat(stage.events()).isEqualTo(before);
        assertThat(stage.ledger()).isEmpty();
    }

    @Test
    void changesNothingWhenItIsRepeated() throws Exception {
        original("old-1", "1a00000000000001", "Winter Concert");
        original("old-3", null, "Summer Party");
        adopt(false);
        List<Map<String, AttributeValue>> before = stage.events();

        assertThat(adopt(false)).isEqualTo(new Adoption.Result(0, 0, 2, 0));

        assertThat(stage.events()).isEqualTo(before);
    }

    @Test
    void goesOnWhereItWasBrokenOffInTheMiddleOfAMail() throws Exception {
        original("old-1", "1a00000000000001", "Winter Concert");
        original("old-2", "1a00000000000001", "Talk on Bees");
        adopt(false);
        List<Map<String, AttributeValue>> ledger = stage.ledger();
        stage.dynamoDb.updateItem(
                update ->
                        update.tableName(stage.table)
                                .key(Map.of("id", s("old-2")))
                                .updateExpression("REMOVE version, calendar, #status")
                                .expressionAttributeNames(Map.of("#status", "status")));

        assertThat(adopt(false)).isEqualTo(new Adoption.Result(1, 1, 1, 0));

        assertThat(stage.ledger()).containsExactlyInAnyOrderElementsOf(ledger);
    }

    @Test
    void leavesAloneTheItemsOfAMailThatARunHasWorkedOn() throws Exception {
        String done = stage.announce("Concert", CONCERT);
        stage.once();
        original("old-1", done, "Something else");

        assertThat(adopt(false)).isEqualTo(new Adoption.Result(0, 0, 2, 0));
    }

    @Test
    void waitsWhileTheTableIsBusy() throws Exception {
        original("old-1", "1a00000000000001", "Winter Concert");
        try (DynamoDbProxy busy =
                new DynamoDbProxy(
                        java.net.URI.create(stage.environment.get("DYNAMODB_ENDPOINT_URL")))) {
            stage.environment.put("DYNAMODB_ENDPOINT_URL", busy.endpoint().toString());
            busy.faults()
                    .next(
                            request -> DynamoDbCall.operation(request).equals("TransactWriteItems"),
                            DynamoDbErrors.transactionConflict(),
                            Fault.answer(DynamoDbErrors.throughputExceeded()),
                            Fault.answer(DynamoDbErrors.internalServerError()));

            assertThat(adopt(false)).isEqualTo(new Adoption.Result(1, 1, 0, 0));
            assertThat(busy.calls("TransactWriteItems")).isEqualTo(4);
        }
    }

    private Adoption.Result adopt(boolean dry) throws Exception {
        try (Application application = new Application(Settings.of(stage.environment))) {
            application.start();
            application.bean(Tables.class).prepare();
            return application
                    .bean(Adoption.class)
                    .adopt(MessageKey.mailbox(stage.gmail.address()), dry, (done, all) -> {});
        }
    }

    /** As the original writes an item. */
    private void original(String id, String emailId, String title) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("id", s(id));
        item.put("title", s(title));
        item.put("start_time", s("2026-12-05T19:30:00+00:00"));
        item.put("location", s("Old Mill"));
        item.put("normalized_location", s("old mill"));
        item.put("source_name", s("The Old Mill"));
        item.put("source_domain", s("oldmill.example"));
        item.put("category", s("music"));
        item.put("description", AttributeValue.fromNul(true));
        item.put("tags", AttributeValue.fromL(List.of()));
        item.put("created_at", s("2025-11-01T09:00:00+00:00"));
        item.put("favourite", s("yes"));
        if (emailId != null) {
            item.put("email_id", s(emailId));
        }
        stage.dynamoDb.putItem(put -> put.tableName(stage.table).item(item));
    }

    private static AttributeValue s(String text) {
        return AttributeValue.fromS(text);
    }
}
