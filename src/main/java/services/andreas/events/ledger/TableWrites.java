package services.andreas.events.ledger;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Lays out writes to the ledger table as a transaction takes them. */
public final class TableWrites {
    private final String table;

    public TableWrites(String table) {
        this.table = table;
    }

    /**
     * @param condition null when there is none
     */
    public TransactWriteItem update(
            Map<String, AttributeValue> key,
            String change,
            String condition,
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

    public TransactWriteItem delete(Map<String, AttributeValue> key) {
        return TransactWriteItem.builder()
                .delete(delete -> delete.tableName(table).key(key))
                .build();
    }
}
