package services.andreas.events.mentions;

import java.util.Map;
import services.andreas.events.ledger.LedgerKey;
import services.andreas.events.merge.Telling;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A telling that the ledger holds.
 *
 * @param eventId the id of the event, when nobody else told of it before
 */
public record Told(String eventId, String messageId) {
    /** As the identities of the ledger refer to it. */
    public String reference() {
        return eventId + "/" + messageId;
    }

    Map<String, AttributeValue> key() {
        return LedgerKey.contribution(eventId, messageId);
    }

    public static Told of(Map<String, AttributeValue> contribution) {
        return new Told(LedgerKey.eventId(contribution), LedgerKey.contributor(contribution));
    }

    public static Told of(Telling telling) {
        return new Told(telling.id(), telling.messageId());
    }

    public static Told of(String reference) {
        int slash = reference.indexOf('/');
        return new Told(reference.substring(0, slash), reference.substring(slash + 1));
    }
}
