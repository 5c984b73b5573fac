package services.andreas.events.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import services.andreas.events.standin.Dynoxide;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

class TablesTest {
    private final DynamoDbClient dynamoDb = Dynoxide.shared().client();
    private final String events = "Events-" + UUID.randomUUID();
    private final String ledger = events + "-ledger";

    @AfterEach
    void close() {
        dynamoDb.close();
    }

    @Test
    void createsTheEventsTableOfTheOriginalAndOneIndexMore() {
        tables(true).prepare();

        TableDescription table = table(events);
        assertThat(table.billingModeSummary().billingMode()).isEqualTo(BillingMode.PAY_PER_REQUEST);
        assertThat(key(table.keySchema())).isEqualTo("id HASH");
        assertThat(indexes(table))
                .isEqualTo(
                        Map.of(
                                "category-index", "category HASH",
                                "source_name-index", "source_name HASH",
                                "start_time-index", "start_time HASH",
                                "calendar-index", "calendar HASH, start_time RANGE"));
        assertThat(types(table).values()).containsOnly("S");
    }

    @Test
    void createsTheLedgerWithAnIndexOfWhatIsNotDone() {
        tables(true).prepare();

        TableDescription table = table(ledger);
        assertThat(key(table.keySchema())).isEqualTo("pk HASH, sk RANGE");
        assertThat(indexes(table))
                .isEqualTo(Map.of("status-index", "status HASH, open_since RANGE"));
        assertThat(types(table))
                .isEqualTo(Map.of("pk", "S", "sk", "S", "status", "S", "open_since", "N"));
    }

    @Test
    void letsTheLedgerExpireByExpirationAndTheEventsNever() {
        tables(true).prepare();

        var ofLedger = dynamoDb.describeTimeToLive(ask -> ask.tableName(ledger));
        assertThat(ofLedger.timeToLiveDescription().timeToLiveStatus())
                .isEqualTo(TimeToLiveStatus.ENABLED);
        assertThat(ofLedger.timeToLiveDescription().attributeName()).isEqualTo("expiration");
        var ofEvents = dynamoDb.describeTimeToLive(ask -> ask.tableName(events));
        assertThat(ofEvents.timeToLiveDescription().timeToLiveStatus())
                .isEqualTo(TimeToLiveStatus.DISABLED);
    }

    @Test
    void namesTheSettingsWhenATableHasAnotherKey() {
        tables(true).prepare();

        assertThatThrownBy(() -> new Tables(dynamoDb, ledger, events, true).prepare())
                .hasMessageContaining("TABLE_NAME, whose key must be id");
    }

    @Test
    void createsNothingUnlessTold() {
        assertThatThrownBy(() -> tables(false).prepare())
                .isInstanceOf(ResourceNotFoundException.class);

        assertThat(dynamoDb.listTablesPaginator().tableNames()).doesNotContain(events, ledger);
    }

    @Test
    void usesTablesThatAreThere() {
        tables(true).prepare();
        dynamoDb.putItem(put -> put.tableName(events).item(Map.of("id", Attributes.s("kept"))));

        tables(true).prepare();
        tables(false).prepare();

        assertThat(dynamoDb.scan(scan -> scan.tableName(events)).count()).isOne();
    }

    private Tables tables(boolean create) {
        return new Tables(dynamoDb, events, ledger, create);
    }

    private TableDescription table(String name) {
        return dynamoDb.describeTable(describe -> describe.tableName(name)).table();
    }

    private static Map<String, String> indexes(TableDescription table) {
        return table.globalSecondaryIndexes().stream()
                .collect(
                        Collectors.toMap(
                                GlobalSecondaryIndexDescription::indexName,
                                index -> key(index.keySchema())));
    }

    private static Map<String, String> types(TableDescription table) {
        return table.attributeDefinitions().stream()
                .collect(
                        Collectors.toMap(
                                AttributeDefinition::attributeName,
                                AttributeDefinition::attributeTypeAsString));
    }

    private static String key(List<KeySchemaElement> key) {
        return key.stream()
                .map(element -> element.attributeName() + " " + element.keyTypeAsString())
                .collect(Collectors.joining(", "));
    }
}
