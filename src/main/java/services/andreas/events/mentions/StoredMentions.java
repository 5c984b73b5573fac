package services.andreas.events.mentions;

import static services.andreas.events.ledger.Attributes.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import services.andreas.events.event.Event;
import services.andreas.events.ledger.BatchReader;
import services.andreas.events.ledger.LedgerKey;
import services.andreas.events.ledger.Partition;
import services.andreas.events.merge.Mention;
import services.andreas.events.merge.Merging;
import services.andreas.events.merge.decision.Decision;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads mentions from the ledger. */
public final class StoredMentions {
    /** Of the mentions that are kept as they were read; alike events are read again and again. */
    private static final int MOST_CHARS = 1_000_000;

    private final DynamoDbClient dynamoDb;
    private final BatchReader reader;
    private final String table;
    private final Merging merging;
    private final Cache<Stored, Mention> mentions =
            CacheBuilder.newBuilder()
                    .maximumWeight(MOST_CHARS)
                    .weigher((Stored stored, Mention mention) -> stored.event().length())
                    .build();

    /** As the ledger has it. */
    private record Stored(MentionKey key, String event) {}

    public StoredMentions(DynamoDbClient dynamoDb, String ledgerTable, Merging merging) {
        this.dynamoDb = dynamoDb;
        this.reader = new BatchReader(dynamoDb);
        this.table = ledgerTable;
        this.merging = merging;
    }

    /**
     * A mention of an event, or the one that continues it: that of a mail where there is one, else
     * that of a decision.
     */
    public Optional<MentionKey> of(String eventId) {
        List<MentionKey> keys =
                new Partition(dynamoDb, table, LedgerKey.event(eventId))
                        .items()
                        .filter(line -> !line.get("sk").equals(LedgerKey.item(eventId).get("sk")))
                        .map(
                                line ->
                                        line.containsKey("told")
                                                ? MentionKey.of(text(line, "told"))
                                                : MentionKey.of(line))
                        .toList();
        return keys.stream()
                .filter(key -> !key.messageId().startsWith(Decision.PREFIX))
                .findFirst()
                .or(() -> keys.stream().findFirst());
    }

    /** The mentions that are there under these keys. */
    Map<MentionKey, Mention> at(Collection<Map<String, AttributeValue>> keys) {
        Map<MentionKey, Mention> mentions = new LinkedHashMap<>();
        reader.read(Map.of(table, keys))
                .get(table)
                .forEach(item -> mentions.put(MentionKey.of(item), read(item)));
        return mentions;
    }

    Mention read(Map<String, AttributeValue> item) {
        Stored stored = new Stored(MentionKey.of(item), text(item, "event"));
        Mention known = mentions.getIfPresent(stored);
        if (known == null) {
            known = read(stored);
            mentions.put(stored, known);
        }
        return known;
    }

    private Mention read(Stored stored) {
        MentionKey key = stored.key();
        try {
            Event event = merging.json().read(stored.event());
            return merging.mention(key.eventId(), key.messageId(), event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A contribution is no JSON object", e);
        }
    }
}
