package services.andreas.events.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static services.andreas.events.ledger.Attributes.n;
import static services.andreas.events.ledger.Attributes.s;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import services.andreas.events.standin.Dynoxide;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** A rehearsal reads expressions as the engine does. */
class ExpressionsTest {
    private static final String TABLE = "Expressions-" + UUID.randomUUID();
    private static final Map<String, AttributeValue> KEY = Map.of("id", s("one"));
    private static final Map<String, String> NAMES = Map.of("#status", "status", "#l", "list");
    private static final Map<String, AttributeValue> VALUES =
            Map.of(
                    ":1", n(1),
                    ":7", n(7),
                    ":10", n(10),
                    ":done", s("done"),
                    ":do", s("do"),
                    ":x", s("x"),
                    ":set", AttributeValue.fromSs(List.of("b", "c")),
                    ":list", AttributeValue.fromL(List.of(s("x"))),
                    ":true", AttributeValue.fromBool(true));
    private static final Map<String, AttributeValue> ITEM =
            Map.of(
                    "id", s("one"),
                    "status", s("done"),
                    "tally", n(7),
                    "list", AttributeValue.fromL(List.of(s("x"), s("y"))),
                    "letters_1", AttributeValue.fromSs(List.of("a", "b")),
                    "parts", AttributeValue.fromM(Map.of("k", s("v"))),
                    "is_sure", AttributeValue.fromBool(true));

    private static DynamoDbClient dynamoDb;

    @BeforeAll
    static void createTable() {
        dynamoDb = Dynoxide.shared().client();
        dynamoDb.createTable(
                table ->
                        table.tableName(TABLE)
                                .billingMode(BillingMode.PAY_PER_REQUEST)
                                .keySchema(
                                        KeySchemaElement.builder()
                                                .attributeName("id")
                                                .keyType(KeyType.HASH)
                                                .build())
                                .attributeDefinitions(
                                        AttributeDefinition.builder()
                                                .attributeName("id")
                                                .attributeType(ScalarAttributeType.S)
                                                .build()));
    }

    @AfterAll
    static void close() {
        dynamoDb.deleteTable(table -> table.tableName(TABLE));
        dynamoDb.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "attribute_exists(id)",
                "attribute_not_exists(id)",
                "attribute_not_exists(absent)",
                "attribute_exists(#status) AND #status = :done",
                "#status <> :done",
                "absent <> :done",
                "absent = :done",
                "tally > :1 AND tally < :10",
                "tally >= :7 AND tally <= :7",
                "tally BETWEEN :1 AND :7",
                "tally BETWEEN :7 AND :10 AND #status = :do",
                "tally < :1 OR tally > :1",
                "tally < :1 OR tally > :1 AND #status = :do",
                "(tally < :1 OR tally > :1) AND #status = :do",
                "NOT tally = :7",
                "NOT (tally = :1 OR tally = :10)",
                "NOT tally = :1 AND #status = :done",
                "#status IN (:do, :done)",
                "absent IN (:do, :done)",
                "begins_with(#status, :do)",
                "begins_with(#status, :x)",
                "contains(#l, :x)",
                "contains(letters_1, :x)",
                "contains(#status, :do)",
                "contains(absent, :x)",
                "size(#l) < :7",
                "size(letters_1) > :1",
                "size(parts) = :1",
                "size(#status) > :1",
                "is_sure = :true",
                "is_sure = :1",
            })
    void holdsWhereTheEngineSaysSo(String condition) {
        put();

        assertThat(Conditions.hold(condition, NAMES, VALUES, ITEM)).isEqualTo(engine(condition));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SET #status = :x",
                "SET #status = :x, tally = tally + :1",
                "SET absent = if_not_exists(absent, :1), tally = if_not_exists(tally, :1)",
                "SET absent = if_not_exists(absent, :1) + :1",
                "SET tally = tally + :1 REMOVE #status, parts",
                "SET again = #status, #status = :x",
                "SET #l = list_append(#l, :list)",
                "SET #l = list_append(if_not_exists(#l, :list), :list)",
                "SET further = list_append(if_not_exists(further, :list), :list)",
                "REMOVE absent",
                "ADD tally :1, absent :7",
                "ADD letters_1 :set",
                "ADD letters :set SET #status = :do",
                "REMOVE is_sure ADD tally :10",
            })
    void makesWhatTheEngineMakes(String update) {
        put();
        Map<String, AttributeValue> made =
                dynamoDb.updateItem(
                                change ->
                                        change.tableName(TABLE)
                                                .key(KEY)
                                                .updateExpression(update)
                                                .expressionAttributeNames(used(NAMES, update))
                                                .expressionAttributeValues(used(VALUES, update))
                                                .returnValues(ReturnValue.ALL_NEW))
                        .attributes();

        assertThat(Changes.made(update, NAMES, VALUES, ITEM)).isEqualTo(made);
    }

    private static void put() {
        dynamoDb.putItem(put -> put.tableName(TABLE).item(ITEM));
    }

    private static boolean engine(String condition) {
        Map<String, String> names = used(NAMES, condition);
        Map<String, AttributeValue> values = used(VALUES, condition);
        try {
            dynamoDb.deleteItem(
                    delete ->
                            delete.tableName(TABLE)
                                    .key(KEY)
                                    .conditionExpression(condition)
                                    .expressionAttributeNames(names)
                                    .expressionAttributeValues(values));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }

    /** DynamoDB refuses those that an expression does not use. */
    private static <T> @Nullable Map<String, T> used(Map<String, T> all, String expression) {
        Map<String, T> used =
                all.entrySet().stream()
                        .filter(one -> expression.matches(".*" + one.getKey() + "\\b.*"))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return used.isEmpty() ? null : used;
    }
}
