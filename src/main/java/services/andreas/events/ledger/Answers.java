package services.andreas.events.ledger;

import static services.andreas.events.ledger.Attributes.n;
import static services.andreas.events.ledger.Attributes.s;
import static services.andreas.events.ledger.Attributes.text;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The checked answers about a message, each stored under the fence of the claim that paid for it.
 */
final class Answers {
    private static final Duration LIVE = Duration.ofDays(30);

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Clock clock;

    Answers(DynamoDbClient dynamoDb, String table, Clock clock) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.clock = clock;
    }

    void keep(Claim claim, String answer) {
        Map<String, AttributeValue> item =
                new HashMap<>(LedgerKey.answer(claim.messageId(), claim.fence()));
        item.put("answer", s(answer));
        item.put("created_at", n(now()));
        dynamoDb.putItem(put -> put.tableName(table).item(item));
    }

    String read(String messageId, long fence) {
        Map<String, AttributeValue> key = LedgerKey.answer(messageId, fence);
        return text(
                dynamoDb.getItem(get -> get.tableName(table).key(key).consistentRead(true)).item(),
                "answer");
    }

    /**
     * Finds an answer that an earlier owner stored before it died without recording it.
     *
     * @return the fence of the last such answer between the two fences, 0 if there is none
     */
    long unannounced(String messageId, long fence, long forgotten) {
        if (fence == 1) {
            return 0;
        }
        Map<String, AttributeValue> values =
                Map.of(":pk", LedgerKey.message(messageId).get("pk"), ":answers", s("answer#"));
        return dynamoDb
                .queryPaginator(
                        query ->
                                query.tableName(table)
                                        .keyConditionExpression(
                                                "pk = :pk AND begins_with(sk, :answers)")
                                        .projectionExpression("sk")
                                        .expressionAttributeValues(values)
                                        .consistentRead(true))
                .items()
                .stream()
                .mapToLong(LedgerKey::answer)
                .filter(answer -> answer > forgotten && answer < fence)
                .max()
                .orElse(0);
    }

    /** Lets the answer expire 30 days from now. */
    void expire(String messageId, long fence) {
        Map<String, AttributeValue> values = Map.of(":expiration", n(now() + LIVE.toSeconds()));
        dynamoDb.updateItem(
                update ->
                        update.tableName(table)
                                .key(LedgerKey.answer(messageId, fence))
                                .updateExpression("SET expiration = :expiration")
                                .expressionAttributeValues(values));
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }
}
