package services.andreas.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import services.andreas.events.ledger.Tables;
import services.andreas.events.standin.Dynoxide;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** The CloudFormation template defines the tables that CREATE_TABLES creates. */
class TemplateTest {
    private static final File TEMPLATE = new File("cloudformation/events-stack.yaml");

    private final String events = "Events-" + UUID.randomUUID();

    @Test
    void makesTheTablesThatTheApplicationMakes() throws IOException {
        JsonNode resources = new YAMLMapper().readTree(TEMPLATE).get("Resources");
        try (DynamoDbClient dynamoDb = Dynoxide.shared().client()) {
            new Tables(dynamoDb, events, events + "-ledger", true).prepare();

            assertThat(template(resources.at("/EventsTable/Properties")))
                    .isEqualTo(made(dynamoDb.describeTable(get -> get.tableName(events)).table()));
            assertThat(template(resources.at("/LedgerTable/Properties")))
                    .isEqualTo(
                            made(
                                    dynamoDb.describeTable(get -> get.tableName(events + "-ledger"))
                                            .table()));
            assertThat(
                            resources
                                    .at("/LedgerTable/Properties/TimeToLiveSpecification")
                                    .get("AttributeName")
                                    .asText())
                    .isEqualTo(
                            dynamoDb.describeTimeToLive(get -> get.tableName(events + "-ledger"))
                                    .timeToLiveDescription()
                                    .attributeName());
        }
    }

    private record Shape(String billing, Set<String> attributes, Set<String> keys) {}

    private static Shape template(JsonNode table) {
        return new Shape(
                table.get("BillingMode").asText(),
                each(
                        table.get("AttributeDefinitions"),
                        node ->
                                node.get("AttributeName").asText()
                                        + " "
                                        + node.get("AttributeType").asText()),
                union(
                        "table " + keys(table.get("KeySchema")),
                        each(
                                table.get("GlobalSecondaryIndexes"),
                                node ->
                                        node.get("IndexName").asText()
                                                + " "
                                                + keys(node.get("KeySchema"))
                                                + " "
                                                + node.at("/Projection/ProjectionType").asText())));
    }

    private static Shape made(TableDescription table) {
        return new Shape(
                table.billingModeSummary().billingModeAsString(),
                table.attributeDefinitions().stream()
                        .map(one -> one.attributeName() + " " + one.attributeTypeAsString())
                        .collect(Collectors.toSet()),
                union(
                        "table " + keys(table.keySchema()),
                        table.globalSecondaryIndexes().stream()
                                .map(
                                        one ->
                                                one.indexName()
                                                        + " "
                                                        + keys(one.keySchema())
                                                        + " "
                                                        + one.projection().projectionTypeAsString())
                                .collect(Collectors.toSet())));
    }

    private static String keys(JsonNode schema) {
        return StreamSupport.stream(schema.spliterator(), false)
                .map(key -> key.get("AttributeName").asText() + " " + key.get("KeyType").asText())
                .collect(Collectors.joining(", "));
    }

    private static String keys(List<KeySchemaElement> schema) {
        return schema.stream()
                .map(key -> key.attributeName() + " " + key.keyTypeAsString())
                .collect(Collectors.joining(", "));
    }

    private static Set<String> each(JsonNode list, Function<JsonNode, String> text) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(text)
                .collect(Collectors.toSet());
    }

    private static Set<String> union(String one, Set<String> others) {
        others.add(one);
        return others;
    }
}
