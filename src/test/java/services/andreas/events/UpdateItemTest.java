package services.andreas.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
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
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

@CamelMainTest(mainClass = EventsGmailIngest.class, mockEndpoints = "aws2-ddb:*")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UpdateItemTest {
    private final Stage stage = new Stage();

    @EndpointInject private ProducerTemplate camel;
    @BeanInject private CamelContext context;

    @Configure
    void configure(MainConfigurationProperties main) {
        stage.configure(main);
    }

    @BeforeEach
    void reset() {
        MockEndpoint.resetMocks(context);
    }

    @AfterAll
    void close() {
        stage.close();
    }

    @Test
    void createsTheItemOfAnEvent() throws Exception {
        contribute("new", "m1", Map.of("title", "Fair", "location", "Hall"));

        assertThat(update("new").getVariable("change")).isEqualTo(Change.CREATED);

        assertThat(item("new"))
                .containsEntry("title", s("Fair"))
                .containsEntry("location", s("Hall"))
                .containsEntry("version", AttributeValue.fromN("1"))
                .containsKeys("created_at", "updated_at");
    }

    @Test
    void writesNothingWhenNothingIsNew() throws Exception {
        contribute("same", "m1", Map.of("title", "Fair"));
        update("same");
        contribute("same", "m1", Map.of("title", "Fair"));
        Map<String, AttributeValue> before = item("same");

        assertThat(update("same").getVariable("change")).isEqualTo(Change.DEDUPLICATED);

        assertThat(item("same")).isEqualTo(before);
    }

    @Test
    void takesBackWhatNoMessageTellsAnyMore() throws Exception {
        contribute("less", "m1", Map.of("title", "Fair", "location", "Hall"));
        update("less");
        contribute("less", "m1", Map.of("title", "Fair"));

        assertThat(update("less").getVariable("change")).isEqualTo(Change.UPDATED);

        assertThat(item("less"))
                .doesNotContainKey("location")
                .containsEntry("version", AttributeValue.fromN("2"));
    }

    @Test
    void leavesForeignAttributesAlone() throws Exception {
        stage.dynamoDb.putItem(
                put ->
                        put.tableName(stage.table)
                                .item(Map.of("id", s("foreign"), "favourite", s("yes"))));
        contribute("foreign", "m1", Map.of("title", "Fair"));

        update("foreign");
        contribute("foreign", "m2", Map.of("title", "Fair", "category", "market"));
        update("foreign");

        assertThat(item("foreign"))
                .containsEntry("favourite", s("yes"))
                .containsEntry("category", s("market"));
    }

    @Test
    void changesNothingWhenAnotherWriterWasFaster() throws Exception {
        contribute("contested", "m1", Map.of("title", "Fair"));
        update("contested");
        contribute("contested", "m2", Map.of("title", "Fair", "category", "market"));
        beforeEachWrite(() -> bump("contested"));

        Exchange updated = update("contested");

        assertThat(updated.getException()).isInstanceOf(ConditionalCheckFailedException.class);
        assertThat(item("contested"))
                .containsEntry("version", AttributeValue.fromN("2"))
                .doesNotContainKey("category");
    }

    private void beforeEachWrite(Runnable other) {
        MockEndpoint table =
                context.getEndpoint("mock:aws2-ddb:" + stage.table, MockEndpoint.class);
        table.whenAnyExchangeReceived(
                call -> {
                    if (call.getMessage().getHeader("CamelAwsDdbUpdateValues") != null) {
                        other.run();
                    }
                });
    }

    private void bump(String id) {
        stage.dynamoDb.updateItem(
                update ->
                        update.tableName(stage.table)
                                .key(Map.of("id", s(id)))
                                .updateExpression("ADD version :one")
                                .expressionAttributeValues(
                                        Map.of(":one", AttributeValue.fromN("1"))));
    }

    private void contribute(String eventId, String messageId, Map<String, Object> told)
            throws Exception {
        Map<String, Object> event = new HashMap<>(told);
        event.put("email_id", messageId);
        event.put("mail_date", "2026-11-20T09:00:00Z");
        Stage.bean(context, "eventLedger", EventLedger.class).contribute(eventId, messageId, event);
    }

    private Exchange update(String eventId) {
        return camel.send(
                "direct:update-item", exchange -> exchange.setVariable("eventId", eventId));
    }

    private Map<String, AttributeValue> item(String id) {
        return stage.dynamoDb
                .getItem(get -> get.tableName(stage.table).key(Map.of("id", s(id))))
                .item();
    }

    private static AttributeValue s(String text) {
        return AttributeValue.fromS(text);
    }
}
