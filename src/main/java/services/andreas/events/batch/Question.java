package services.andreas.events.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.camel.Exchange;
import services.andreas.events.ledger.Claim;
import services.andreas.events.text.Digest;

/**
 * A question about a message.
 *
 * @param key the same for the same question on another day
 */
record Question(String messageId, String key, ObjectNode request) {
    private static final String SEPARATOR = "/";

    /** What an exchange is about to ask; an attempt that failed asks anew. */
    static Question of(Exchange exchange, Claim claim, ObjectNode request) {
        StringBuilder asked = new StringBuilder().append(request.path("model").asText());
        for (String name : new String[] {"SystemMessage", "JsonSchema"}) {
            asked.append('\n').append(exchange.getMessage().getHeader("CamelOpenAI" + name));
        }
        asked.append('\n').append(exchange.getVariable("piece")).append('\n');
        asked.append(claim.attempts());
        return new Question(claim.messageId(), Digest.of(asked), request);
    }

    /** By which its answer names it. */
    String id() {
        return messageId + SEPARATOR + key;
    }

    static String messageId(String id) {
        return id.substring(0, Math.max(0, id.lastIndexOf(SEPARATOR)));
    }

    static String key(String id) {
        return id.substring(id.lastIndexOf(SEPARATOR) + 1);
    }
}
