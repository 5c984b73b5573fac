package services.andreas.events;

import static services.andreas.events.Attributes.s;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The keys of the ledger table, all in one place. */
final class LedgerKey {
    private LedgerKey() {}

    static Map<String, AttributeValue> message(String messageId) {
        return key("message#" + messageId, "state");
    }

    static String messageId(Map<String, AttributeValue> item) {
        return item.get("pk").s().substring("message#".length());
    }

    static Map<String, AttributeValue> answer(String messageId, long fence) {
        return key("message#" + messageId, "answer#" + fence);
    }

    static Map<String, AttributeValue> contribution(String eventId, String messageId) {
        return key("event#" + eventId, "message#" + messageId);
    }

    static Map<String, AttributeValue> alias(String identity) {
        return key("alias#" + identity, "-");
    }

    static Map<String, AttributeValue> run(String start) {
        return key("run", start);
    }

    private static Map<String, AttributeValue> key(String pk, String sk) {
        return Map.of("pk", s(pk), "sk", s(sk));
    }
}
