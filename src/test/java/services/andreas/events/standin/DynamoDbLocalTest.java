package services.andreas.events.standin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

class DynamoDbLocalTest {
    @Test
    void keepsTablesForAllTestsOfTheJvm() {
        try (DynamoDbClient client = DynamoDbLocal.shared().client()) {
            AttributeDefinition id =
                    AttributeDefinition.builder()
                            .attributeName("id")
                            .attributeType(ScalarAttributeType.S)
                            .build();
            KeySchemaElement key =
                    KeySchemaElement.builder().attributeName("id").keyType(KeyType.HASH).build();
            client.createTable(
                    table ->
                            table.tableName("DynamoDbLocalTest")
                                    .billingMode(BillingMode.PAY_PER_REQUEST)
                                    .attributeDefinitions(id)
                                    .keySchema(key));
        }
        try (DynamoDbClient client = DynamoDbLocal.shared().client()) {
            assertThat(client.listTables().tableNames()).contains("DynamoDbLocalTest");
        }
    }
}
