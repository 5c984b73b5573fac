package services.andreas.events.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import services.andreas.events.ledger.Tables;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynoxideTest {
    private static final Map<String, AttributeValue> ITEM =
            Map.of("id", AttributeValue.fromS("event"));

    @TempDir Path folder;

    @Test
    void keepsTablesForAllTestsOfTheJvm() {
        String table = getClass().getSimpleName();
        try (DynamoDbClient client = Dynoxide.shared().client()) {
            new Tables(client, table, table + "-ledger", true).prepare();
        }
        try (DynamoDbClient client = Dynoxide.shared().client()) {
            assertThat(client.listTables().tableNames()).contains(table);
        }
    }

    @Test
    void keepsInItsFileWhatItAcknowledgedBeforeItWasKilled() {
        Path file = folder.resolve("tables.db");
        try (Dynoxide killed = Dynoxide.start(file);
                DynamoDbClient client = killed.client()) {
            new Tables(client, "Events", "Events-ledger", true).prepare();
            client.putItem(put -> put.tableName("Events").item(ITEM));
        }
        try (Dynoxide again = Dynoxide.start(file);
                DynamoDbClient client = again.client()) {
            assertThat(client.getItem(get -> get.tableName("Events").key(ITEM)).item())
                    .isEqualTo(ITEM);
        }
    }
}
