package services.andreas.events.mentions;

import java.util.Map;
import services.andreas.events.ledger.LedgerKey;
import services.andreas.events.merge.Mention;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A mention that the ledger holds.
 *
 * @param eventId the id of the event, if this is its first mention
 */
public record MentionKey(String eventId, String messageId) {
    /** As the identities of the ledger refer to it. */
    public String reference() {
        return eventId + "/" + messageId;
    }

    Map<String, AttributeValue> key() {
        return LedgerKey.contribution(eventId, messageId);
    }

    public static MentionKey of(Map<String, AttributeValue> contribution) {
        return new MentionKey(LedgerKey.eventId(contribution), LedgerKey.contributor(contribution));
    }

    public static MentionKey of(Mention mention) {
        return new MentionKey(mention.id(), mention.messageId());
    }

    public static MentionKey of(String reference) {
        int slash = reference.indexOf('/');
        return new MentionKey(reference.substring(0, slash), reference.substring(slash + 1));
    }
}
