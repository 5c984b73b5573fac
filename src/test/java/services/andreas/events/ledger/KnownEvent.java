package services.andreas.events.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import services.andreas.events.mentions.MentionKey;
import services.andreas.events.merge.Mention;
import services.andreas.events.merge.Merging;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What the ledger holds of an event of which one message told. */
public record KnownEvent(MentionKey told, Mention mention) {

    public Map<String, AttributeValue> contribution(String json) {
        Map<String, AttributeValue> item =
                new HashMap<>(LedgerKey.contribution(told.eventId(), told.messageId()));
        item.put("event", AttributeValue.fromS(json));
        return item;
    }

    public String reference() {
        return told.reference();
    }

    public List<Map<String, AttributeValue>> identities(Merging merging) {
        return merging.identities(mention).stream()
                .map(identity -> LedgerKey.identity(identity.day(), identity.words()))
                .distinct()
                .toList();
    }
}
