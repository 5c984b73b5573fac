package services.andreas.events.rehearsal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * One write of a transaction: an update, a deletion, or only a condition.
 *
 * @param change null where nothing is updated
 */
record TransactedWrite(
        String table,
        Map<String, AttributeValue> key,
        @Nullable String condition,
        @Nullable String change,
        boolean deletes,
        Map<String, String> names,
        Map<String, AttributeValue> values) {

    static TransactedWrite of(TransactWriteItem item) {
        if (item.update() != null) {
            Update update = item.update();
            return new TransactedWrite(
                    update.tableName(),
                    update.key(),
                    update.conditionExpression(),
                    update.updateExpression(),
                    false,
                    update.expressionAttributeNames(),
                    update.expressionAttributeValues());
        }
        if (item.delete() != null) {
            return new TransactedWrite(
                    item.delete().tableName(),
                    item.delete().key(),
                    null,
                    null,
                    true,
                    Map.of(),
                    Map.of());
        }
        ConditionCheck check = item.conditionCheck();
        return new TransactedWrite(
                check.tableName(),
                check.key(),
                check.conditionExpression(),
                null,
                false,
                check.expressionAttributeNames(),
                check.expressionAttributeValues());
    }

    /**
     * @throws TransactionCanceledException when a condition does not hold
     */
    static void check(
            List<TransactedWrite> writes,
            Function<TransactedWrite, Map<String, AttributeValue>> current) {
        List<CancellationReason> reasons = new ArrayList<>();
        boolean all = true;
        for (TransactedWrite write : writes) {
            Map<String, AttributeValue> item = current.apply(write);
            boolean holds = Conditions.hold(write.condition, write.names, write.values, item);
            all &= holds;
            reasons.add(
                    holds
                            ? CancellationReason.builder().code("None").build()
                            : CancellationReason.builder()
                                    .code("ConditionalCheckFailed")
                                    .item(item)
                                    .build());
        }
        if (!all) {
            throw TransactionCanceledException.builder().cancellationReasons(reasons).build();
        }
    }

    /** What it makes of an item: an empty one if it deletes it, nothing if it only checks it. */
    Optional<Map<String, AttributeValue>> result(Map<String, AttributeValue> item) {
        if (deletes) {
            return Optional.of(Map.of());
        }
        if (change == null) {
            return Optional.empty();
        }
        Map<String, AttributeValue> base = new HashMap<>(item);
        base.putAll(key);
        return Optional.of(Changes.made(change, names, values, base));
    }
}
