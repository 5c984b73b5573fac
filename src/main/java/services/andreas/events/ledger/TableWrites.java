package services.andreas.events.ledger;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Builds writes to the ledger table for a transaction. */
public record TableWrites(String table) {
    public TransactWriteItem update(
            Map<String, AttributeValue> key,
            String change,
            @Nullable String condition,
            Map<String, AttributeValue> values) {
        return TransactWriteItem.builder()
                .update(
                        update ->
                                update.tableName(table)
                                        .key(key)
                                        .updateExpression(change)
                                        .conditionExpression(condition)
                                        .returnValuesOnConditionCheckFailure(
                                                ReturnValuesOnConditionCheckFailure.ALL_OLD)
                                        .expressionAttributeValues(values))
                .build();
    }

    /** Writes nothing, and lets the transaction fail where the condition does not hold. */
    public TransactWriteItem check(
            Map<String, AttributeValue> key, String condition, Map<String, AttributeValue> values) {
        return TransactWriteItem.builder()
                .conditionCheck(
                        check ->
                                check.tableName(table)
                                        .key(key)
                                        .conditionExpression(condition)
                                        .expressionAttributeValues(values))
                .build();
    }

    public TransactWriteItem delete(Map<String, AttributeValue> key) {
        return TransactWriteItem.builder()
                .delete(delete -> delete.tableName(table).key(key))
                .build();
    }
}
