package services.andreas.events.ledger;

import static services.andreas.events.ledger.Attributes.n;
import static services.andreas.events.ledger.Attributes.number;
import static services.andreas.events.ledger.Attributes.s;
import static services.andreas.events.ledger.Attributes.text;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import services.andreas.events.failure.LeaseLostException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** The status of messages; every change is one conditional write. */
record MessageState(DynamoDbClient dynamoDb, String table) {
    private static final Map<String, String> NAMES = Map.of("#status", "status", "#owner", "owner");
    private static final String OWNED = "#owner = :owner AND fence = :fence AND ";

    /**
     * Changes a message on condition of owner and fence.
     *
     * @param status the new status
     * @param condition a further condition
     * @return the item after the change
     * @throws LeaseLostException if another owner has taken the message over
     */
    Map<String, AttributeValue> change(
            Claim claim,
            Status status,
            String change,
            String condition,
            Map<String, AttributeValue> values)
            throws LeaseLostException {
        Map<String, AttributeValue> all = new HashMap<>(values);
        all.put(":owner", s(claim.owner()));
        all.put(":fence", n(claim.fence()));
        return change(
                        claim.messageId(),
                        change,
                        OWNED + condition,
                        all,
                        item ->
                                isOf(claim.owner(), status, item)
                                        && claim.fence() == number(item, "fence", 0))
                .orElseThrow(() -> new LeaseLostException(claim.messageId()));
    }

    /** What is recorded of a message; empty when nobody has claimed it. */
    Map<String, AttributeValue> read(String messageId) {
        return DynamoDb.item(dynamoDb, table, LedgerKey.message(messageId));
    }

    /** Whether the message has this status and this owner. */
    static boolean isOf(String owner, Status status, Map<String, AttributeValue> item) {
        return owner.equals(text(item, "owner")) && status == Status.of(item);
    }

    /**
     * @param done recognises this change in the stored item, if only its response was lost
     * @return the item after the change, or nothing if the condition does not hold
     */
    Optional<Map<String, AttributeValue>> change(
            String messageId,
            String change,
            String condition,
            Map<String, AttributeValue> values,
            Predicate<Map<String, AttributeValue>> done) {
        try {
            return Optional.of(
                    dynamoDb.updateItem(
                                    update ->
                                            update.tableName(table)
                                                    .key(LedgerKey.message(messageId))
                                                    .updateExpression(change)
                                                    .conditionExpression(condition)
                                                    .expressionAttributeNames(NAMES)
                                                    .expressionAttributeValues(values)
                                                    .returnValues(ReturnValue.ALL_NEW)
                                                    .returnValuesOnConditionCheckFailure(
                                                            ReturnValuesOnConditionCheckFailure
                                                                    .ALL_OLD))
                            .attributes());
        } catch (ConditionalCheckFailedException e) {
            return e.hasItem() ? Optional.of(e.item()).filter(done) : Optional.empty();
        }
    }
}
