package services.andreas.events.decisions;

import static services.andreas.events.ledger.Attributes.s;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import services.andreas.events.failure.LeaseLostException;
import services.andreas.events.items.ItemMention;
import services.andreas.events.ledger.DynamoDb;
import services.andreas.events.mentions.MentionKey;
import services.andreas.events.mentions.MentionWriter;
import services.andreas.events.merge.Mention;
import services.andreas.events.merge.Merging;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Items that no mail mentions: of the original, of a person, or of a ledger that was lost. To be
 * decided about, one becomes a known event under its id, as {@code adopt} makes it; its mail, if it
 * names one, is still to be read.
 */
final class UnmentionedItems {
    private final DynamoDbClient dynamoDb;
    private final String events;
    private final Merging merging;
    private final MentionWriter writer;

    UnmentionedItems(
            DynamoDbClient dynamoDb, String eventsTable, String ledgerTable, Merging merging) {
        this.dynamoDb = dynamoDb;
        this.events = eventsTable;
        this.merging = merging;
        writer = new MentionWriter(dynamoDb, ledgerTable, merging);
    }

    /** Empty when there is no such item, or it only says where its event went. */
    Optional<MentionKey> adopt(String id) {
        if (id.isEmpty()) {
            return Optional.empty();
        }
        Map<String, AttributeValue> item = DynamoDb.item(dynamoDb, events, Map.of("id", s(id)));
        return ItemMention.of(item, merging).map(this::keep);
    }

    private MentionKey keep(Mention mention) {
        MentionKey key = MentionKey.of(mention);
        try {
            writer.write(mention.messageId(), 0, Map.of(key, mention), Set.of(), Map.of());
        } catch (JsonProcessingException | LeaseLostException e) {
            throw new IllegalStateException("An item cannot be adopted", e);
        }
        return key;
    }
}
