package services.andreas.events.ledger;

import static services.andreas.events.ledger.Attributes.n;
import static services.andreas.events.ledger.Attributes.number;
import static services.andreas.events.ledger.Attributes.s;
import static services.andreas.events.ledger.Attributes.text;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The checked answers about a message, each stored under the fence of the claim that paid for it,
 * for 30 days. A long one takes several items; the first of them is written last, so that it stands
 * for all. Nothing else refers to an answer, so that one write keeps it: who claims a message that
 * was claimed before looks for it.
 */
record Answers(DynamoDbClient dynamoDb, String table, Clock clock) {
    private static final Duration LIVE = Duration.ofDays(30);

    /** An item holds 400 KB, and a character takes three bytes at most. */
    private static final int CHARS = 100_000;

    /** Characters of the model's replies that are kept with an answer. */
    private static final int REPLY_CHARS = 30_000;

    /**
     * @param replies of the model, by question; left out when they are long
     */
    void keep(Claim claim, String answer, Map<String, String> replies) {
        List<String> parts = parts(answer);
        for (int part = parts.size() - 1; part >= 0; part--) {
            Map<String, AttributeValue> item =
                    new HashMap<>(key(claim.messageId(), claim.fence(), part));
            item.put("answer", s(parts.get(part)));
            item.put("created_at", n(now()));
            item.put("expiration", n(now() + LIVE.toSeconds()));
            if (part == 0 && parts.size() > 1) {
                item.put("parts", n(parts.size()));
            }
            if (part == 0 && !replies.isEmpty() && chars(replies) <= REPLY_CHARS) {
                Map<String, AttributeValue> kept = new HashMap<>();
                replies.forEach((question, reply) -> kept.put(question, s(reply)));
                item.put("replies", AttributeValue.fromM(kept));
            }
            dynamoDb.putItem(put -> put.tableName(table).item(item));
        }
    }

    private static int chars(Map<String, String> replies) {
        return replies.values().stream().mapToInt(String::length).sum();
    }

    private static List<String> parts(String answer) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        while (answer.length() - start > CHARS) {
            boolean splitsPair = Character.isHighSurrogate(answer.charAt(start + CHARS - 1));
            int end = start + CHARS - (splitsPair ? 1 : 0);
            parts.add(answer.substring(start, end));
            start = end;
        }
        parts.add(answer.substring(start));
        return parts;
    }

    private static Map<String, AttributeValue> key(String messageId, long fence, long part) {
        return part == 0
                ? LedgerKey.answer(messageId, fence)
                : LedgerKey.answerPart(messageId, fence, part);
    }

    String read(String messageId, long fence) {
        Map<String, AttributeValue> first = item(messageId, fence, 0);
        StringBuilder answer = new StringBuilder(text(first, "answer"));
        for (long part = 1; part < number(first, "parts", 1); part++) {
            answer.append(text(item(messageId, fence, part), "answer"));
        }
        return answer.toString();
    }

    /** The model's replies that led to an answer, by question. */
    Map<String, String> replies(String messageId, long fence) {
        AttributeValue kept = item(messageId, fence, 0).get("replies");
        Map<String, String> replies = new HashMap<>();
        if (kept != null) {
            kept.m().forEach((question, reply) -> replies.put(question, reply.s()));
        }
        return replies;
    }

    private Map<String, AttributeValue> item(String messageId, long fence, long part) {
        return DynamoDb.item(dynamoDb, table, key(messageId, fence, part));
    }

    /**
     * Finds an answer that an earlier owner stored.
     *
     * @return the fence of the last such answer between the two fences, 0 if there is none
     */
    long last(String messageId, long fence, long forgotten) {
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

    private long now() {
        return clock.instant().getEpochSecond();
    }
}
