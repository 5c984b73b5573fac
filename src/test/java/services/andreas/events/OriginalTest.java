package services.andreas.events;

import static org.assertj.core.api.Assertions.assertThat;
import static services.andreas.events.ledger.Attributes.s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import services.andreas.events.ledger.Tables;
import services.andreas.events.standin.SecretsManagerStandIn;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The settings, secrets, table and items of the Python original still work. */
class OriginalTest {
    private static final File TABLE = new File("cloudformation/import-table.yaml");

    private final Stage stage = new Stage();

    @TempDir Path folder;

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void itsEnvFileStartsARun() throws IOException {
        Map<String, String> environment = envFile();
        Files.writeString(
                folder.resolve("gmail-credentials.json"),
                stage.environment.get("GMAIL_CREDENTIALS_JSON"));
        new Tables(stage.dynamoDb, stage.table, stage.table + "-ledger", true).prepare();
        announceConcert();

        Terminal.Ended once = new Terminal(folder, environment).run("once");

        assertThat(once.code()).as(once.err()).isZero();
        assertThat(stage.openAi.requests())
                .singleElement()
                .satisfies(call -> assertThat(call.model()).isEqualTo("gpt-4o-mini"));
        assertThat(stage.events()).hasSize(1);
    }

    @Test
    void itsSecretsStartARun() throws Exception {
        try (SecretsManagerStandIn manager = new SecretsManagerStandIn()) {
            String key = stage.environment.remove("OPENAI_API_KEY");
            String json = stage.environment.remove("GMAIL_CREDENTIALS_JSON");
            stage.environment.put(
                    "OPENAI_SECRET_ARN",
                    manager.putOpenAi("prod/openai", key, stage.openAi.baseUrl()));
            stage.environment.put(
                    "GMAIL_SECRET_ARN",
                    manager.putGmail("prod/gmail", json, stage.gmail.rootUrl()));
            stage.environment.put("SECRETSMANAGER_ENDPOINT_URL", manager.root().toString());
            announceConcert();

            assertThat(stage.once().exitCode()).isZero();
            assertThat(stage.events()).hasSize(1);
        }
    }

    @Test
    void itsTableIsExtendedAndItsItemsStayAsTheyAre() throws Exception {
        createTable();
        Map<String, AttributeValue> item = item();
        stage.dynamoDb.putItem(put -> put.tableName(stage.table).item(item));
        announceConcert();

        assertThat(stage.once().exitCode()).isZero();

        assertThat(stage.events()).hasSize(2).contains(item);
        assertThat(stage.dynamoDb.query(this::concerts).items())
                .extracting(found -> found.get("title").s())
                .contains("Concert");
    }

    private void announceConcert() {
        Map<String, Object> concert =
                Map.of(
                        "title",
                        "Concert",
                        "start_time",
                        "2026-12-05T20:00:00",
                        "location",
                        "Old Mill",
                        "category",
                        "Music");
        stage.announce("A concert", concert);
    }

    /** As readers of the original ask. */
    private void concerts(QueryRequest.Builder query) {
        query.tableName(stage.table)
                .indexName("category-index")
                .keyConditionExpression("category = :category")
                .expressionAttributeValues(Map.of(":category", s("Music")));
    }

    /** The file as users have it; only addresses that their machine gives are ours. */
    private Map<String, String> envFile() throws IOException {
        Properties file = new Properties();
        try (InputStream in = getClass().getResourceAsStream("/original/original.env")) {
            file.load(in);
        }
        Map<String, String> environment = new HashMap<>();
        file.stringPropertyNames().forEach(name -> environment.put(name, file.getProperty(name)));
        for (String address :
                List.of("GMAIL_ROOT_URL", "OPENAI_BASE_URL", "DYNAMODB_ENDPOINT_URL")) {
            environment.put(address, stage.environment.get(address));
        }
        // the database is shared by all tests
        environment.put("TABLE_NAME", stage.table);
        return environment;
    }

    /** The table as the original's template made it. */
    private void createTable() throws IOException {
        JsonNode table = new YAMLMapper().readTree(TABLE).at("/Resources/EventsTable/Properties");
        List<AttributeDefinition> attributes =
                StreamSupport.stream(table.get("AttributeDefinitions").spliterator(), false)
                        .map(
                                attribute ->
                                        AttributeDefinition.builder()
                                                .attributeName(
                                                        attribute.get("AttributeName").asText())
                                                .attributeType(ScalarAttributeType.S)
                                                .build())
                        .toList();
        List<GlobalSecondaryIndex> indexes =
                StreamSupport.stream(table.get("GlobalSecondaryIndexes").spliterator(), false)
                        .map(
                                index ->
                                        GlobalSecondaryIndex.builder()
                                                .indexName(index.get("IndexName").asText())
                                                .keySchema(
                                                        key(
                                                                index.at(
                                                                                "/KeySchema/0/AttributeName")
                                                                        .asText()))
                                                .projection(
                                                        all ->
                                                                all.projectionType(
                                                                        ProjectionType.ALL))
                                                .build())
                        .toList();
        stage.dynamoDb.createTable(
                create ->
                        create.tableName(stage.table)
                                .billingMode(BillingMode.PAY_PER_REQUEST)
                                .attributeDefinitions(attributes)
                                .keySchema(key("id"))
                                .globalSecondaryIndexes(indexes));
    }

    private static KeySchemaElement key(String attribute) {
        return KeySchemaElement.builder().attributeName(attribute).keyType(KeyType.HASH).build();
    }

    /**
     * As the original wrote it: every field, NULL where it knew nothing, and what a person added.
     */
    private static Map<String, AttributeValue> item() {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("id", s("5f4dcc3b-5aa7-4f7e-9d52-6d1f1f6a9c01"));
        item.put("title", s("Open day"));
        item.put("start_time", s("2026-12-01T18:00:00+00:00"));
        item.put("category", s("Community"));
        item.put("source_name", s("The Old Mill"));
        item.put("email_id", s("18c2f0a1b2c3d4e5"));
        item.put("tags", AttributeValue.fromL(List.of(s("free"))));
        item.put("created_at", s("2025-11-03T22:00:05+00:00"));
        item.put("updated_at", s("2025-11-03T22:00:05+00:00"));
        item.put("note", s("added by hand"));
        for (String unknown :
                List.of("end_time", "location", "organizer_name", "organizer_url", "source_url")) {
            item.put(unknown, AttributeValue.fromNul(true));
        }
        return item;
    }
}
