package services.andreas.events.workers;

import static services.andreas.events.ledger.Attributes.n;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import services.andreas.events.ledger.DynamoDb;
import services.andreas.events.ledger.LedgerKey;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The OpenAI tokens of a run that many workers carry out.
 *
 * @param budget tokens that one run may spend; 0 for no limit
 */
public record SharedBudget(DynamoDbClient dynamoDb, String table, long budget) {
    /** Tokens that the question about a long mail, and its answer, cost. */
    private static final long FOR_ONE = 8_000;

    /**
     * Takes tokens for a share out of the budget of its run, by a conditional ADD, so that all
     * workers together never take more than there are.
     *
     * @return how many the share may spend
     */
    long reserve(Share share) {
        if (budget == 0) {
            return Long.MAX_VALUE;
        }
        for (long tokens = Math.min(budget, FOR_ONE * share.ids().size());
                tokens > 0;
                tokens /= 2) {
            if (add(share, tokens, budget - tokens)) {
                return tokens;
            }
        }
        return 0;
    }

    /** Gives back what was not spent of a reservation. */
    void release(Share share, long reserved, long spent) {
        if (reserved != Long.MAX_VALUE && reserved != spent) {
            add(share, spent - reserved, null);
        }
    }

    private boolean add(Share share, long tokens, @Nullable Long most) {
        Map<String, AttributeValue> values = new HashMap<>(Map.of(":tokens", n(tokens)));
        if (most != null) {
            values.put(":most", n(most));
        }
        return DynamoDb.update(
                dynamoDb,
                update ->
                        update.tableName(table)
                                .key(LedgerKey.run(share.mailbox(), share.start()))
                                .updateExpression("ADD tokens_reserved :tokens")
                                .conditionExpression(
                                        most == null
                                                ? "attribute_exists(pk)"
                                                : "attribute_exists(pk)"
                                                        + " AND (attribute_not_exists(tokens_reserved)"
                                                        + " OR tokens_reserved <= :most)")
                                .expressionAttributeValues(values));
    }
}
