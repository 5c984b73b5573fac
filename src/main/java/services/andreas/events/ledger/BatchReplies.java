package services.andreas.events.ledger;

import static services.andreas.events.ledger.Attributes.n;
import static services.andreas.events.ledger.Attributes.number;
import static services.andreas.events.ledger.Attributes.s;
import static services.andreas.events.ledger.Attributes.text;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What a batch answered to the questions about a message, until the message has its answer. */
public record BatchReplies(DynamoDbClient dynamoDb, String table, Clock clock) {
    private static final Duration LIVE = Duration.ofDays(30);

    /** An item holds 400 KB, and a character takes three bytes at most. */
    private static final int CHARS = 100_000;

    /**
     * @param status of the HTTP response
     * @param body JSON
     */
    public record Reply(int status, String body) {}

    /** Keeps a reply; of one that is longer than any answer only that there was one. */
    public void keep(String messageId, String question, Reply reply) {
        Map<String, AttributeValue> item = new HashMap<>(LedgerKey.reply(messageId, question));
        item.put("http_status", n(reply.status()));
        item.put("reply", s(reply.body().length() > CHARS ? "{}" : reply.body()));
        item.put("expiration", n(clock.instant().plus(LIVE).getEpochSecond()));
        dynamoDb.putItem(put -> put.tableName(table).item(item));
    }

    public Optional<Reply> find(String messageId, String question) {
        Map<String, AttributeValue> item =
                DynamoDb.item(dynamoDb, table, LedgerKey.reply(messageId, question));
        return Optional.ofNullable(text(item, "reply"))
                .map(body -> new Reply((int) number(item, "http_status", 0), body));
    }

    public void delete(String messageId, String question) {
        dynamoDb.deleteItem(
                delete -> delete.tableName(table).key(LedgerKey.reply(messageId, question)));
    }
}
