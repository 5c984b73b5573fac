package services.andreas.events.decisions;

import static services.andreas.events.ledger.Attributes.s;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import services.andreas.events.event.Event;
import services.andreas.events.event.Field;
import services.andreas.events.failure.LeaseLostException;
import services.andreas.events.ledger.DynamoDb;
import services.andreas.events.ledger.LedgerKey;
import services.andreas.events.ledger.Partition;
import services.andreas.events.mentions.MentionKey;
import services.andreas.events.mentions.MentionWriter;
import services.andreas.events.merge.Mention;
import services.andreas.events.merge.Merging;
import services.andreas.events.merge.decision.Decision;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Keeps decisions: in the order in which they were taken, and with the mentions of their events.
 */
final class DecisionLedger {
    private static final DateTimeFormatter AT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    /** Decisions per read. */
    private static final int PAGE = 100;

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Merging merging;
    private final MentionWriter writer;
    private final Clock clock;

    DecisionLedger(DynamoDbClient dynamoDb, String table, Merging merging, Clock clock) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.merging = merging;
        this.clock = clock;
        writer = new MentionWriter(dynamoDb, table, merging);
    }

    /** Now, but later than these. */
    String after(List<Decision> known) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        for (Decision decision : known) {
            Instant next = Instant.parse(decision.at()).plus(1, ChronoUnit.MICROS);
            now = now.isBefore(next) ? next : now;
        }
        return AT.format(now);
    }

    static String newId(String at) {
        return at.replaceAll("[^0-9]", "") + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /**
     * @param parts the events as they are, by the ids that the decision is to be found by
     */
    void keep(Decision decision, Map<String, Event> parts) {
        AttributeValue text = s(decision.json());
        // comes first: what is due and was never taken changes nothing
        put(LedgerKey.dueDecision(line(decision)), text);
        Map<MentionKey, Mention> mentions = new LinkedHashMap<>();
        parts.forEach(
                (id, event) -> {
                    MentionKey key = new MentionKey(id, decision.messageId());
                    mentions.put(
                            key, merging.mention(id, decision.messageId(), with(event, decision)));
                });
        try {
            writer.write(decision.messageId(), 0, mentions, Set.of(), Map.of());
        } catch (JsonProcessingException | LeaseLostException e) {
            throw new IllegalStateException("A decision cannot be kept", e);
        }
        put(LedgerKey.decision(line(decision)), text);
    }

    private static String line(Decision decision) {
        return decision.at() + "#" + decision.id();
    }

    private void put(Map<String, AttributeValue> key, AttributeValue decision) {
        Map<String, AttributeValue> line = new HashMap<>(key);
        line.put("decision", decision);
        dynamoDb.putItem(put -> put.tableName(table).item(line));
    }

    /** Those before a time that a run is to carry out once more, oldest first. */
    List<Decision> due(Instant before) {
        return new Partition(dynamoDb, table, LedgerKey.DUE_DECISIONS)
                .before(AT.format(before), PAGE)
                .map(DecisionLedger::read)
                .toList();
    }

    /** It is carried out for good. */
    void settle(Decision decision) {
        dynamoDb.deleteItem(
                delete -> delete.tableName(table).key(LedgerKey.dueDecision(line(decision))));
    }

    private static Event with(Event event, Decision decision) {
        return event.toBuilder()
                .put(Field.MAIL_DATE, Instant.parse(decision.at()))
                .set(Mention.DECISION, decision.json(), null)
                .build();
    }

    /** The parts of a decision; none of one that was never kept, because its taker died. */
    Map<String, Event> parts(Decision decision) throws JsonProcessingException {
        Map<String, Event> parts = new LinkedHashMap<>();
        Map<String, AttributeValue> told = item(LedgerKey.told(decision.messageId()));
        if (!told.containsKey("mentions")) {
            return parts;
        }
        for (String id : told.get("mentions").ss()) {
            String event = item(LedgerKey.contribution(id, decision.messageId())).get("event").s();
            parts.put(id, merging.json().read(event));
        }
        return parts;
    }

    private Map<String, AttributeValue> item(Map<String, AttributeValue> key) {
        return DynamoDb.item(dynamoDb, table, key);
    }

    /** The last decision that is not undone, or null. */
    @Nullable Decision last() {
        List<String> undone = new ArrayList<>();
        Stream<Decision> newestFirst =
                new Partition(dynamoDb, table, LedgerKey.DECISIONS)
                        .lastFirst(PAGE)
                        .map(DecisionLedger::read);
        for (Decision decision : (Iterable<Decision>) newestFirst::iterator) {
            if (decision.kind() == Decision.Kind.UNDO) {
                undone.add(decision.subject());
            } else if (!undone.contains(decision.id())) {
                return decision;
            }
        }
        return null;
    }

    private static Decision read(Map<String, AttributeValue> line) {
        return Decision.read(line.get("decision").s());
    }
}
