package services.andreas.events.mentions;

import static services.andreas.events.ledger.Attributes.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import services.andreas.events.event.Event;
import services.andreas.events.failure.LeaseLostException;
import services.andreas.events.failure.OutrunException;
import services.andreas.events.ledger.BatchReader;
import services.andreas.events.ledger.Claim;
import services.andreas.events.ledger.LedgerKey;
import services.andreas.events.merge.Group;
import services.andreas.events.merge.Mention;
import services.andreas.events.merge.Merging;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Stores what each message says about each event, before anything is concluded from it. */
public final class EventLedger {
    private final BatchReader reader;
    private final String table;
    private final Merging merging;
    private final Neighbours neighbours;
    private final StoredMentions stored;
    private final MentionWriter writer;
    private final SeriesOccurrences series;

    public EventLedger(
            DynamoDbClient dynamoDb, String eventsTable, String ledgerTable, Merging merging) {
        this.reader = new BatchReader(dynamoDb);
        this.table = ledgerTable;
        this.merging = merging;
        this.neighbours = new Neighbours(dynamoDb, eventsTable, ledgerTable, merging);
        this.stored = new StoredMentions(dynamoDb, ledgerTable, merging);
        this.writer = new MentionWriter(dynamoDb, ledgerTable, merging);
        this.series = new SeriesOccurrences(reader, ledgerTable, merging, neighbours, stored);
    }

    /**
     * Stores the mentions of a message; those it no longer makes are withdrawn.
     *
     * @param answer a JSON array of events
     * @param claim of the message; null outside a run
     * @return the updates that follow from it
     * @throws LeaseLostException if a later claim has stored its mentions already
     */
    public List<PendingUpdate> tell(
            @Body String answer,
            @Variable("messageId") String messageId,
            @Variable("claim") Claim claim)
            throws JsonProcessingException, LeaseLostException {
        List<Event> events = merging.json().readAll(answer);
        boolean first = claim != null && claim.fence() == 1;
        EarlierMentions before =
                first ? EarlierMentions.NOTHING : EarlierMentions.of(reader, table, messageId);
        if (events.isEmpty() && before.isNothing()) {
            return List.of();
        }
        Map<MentionKey, Mention> old = contributions(messageId, before.eventIds());
        Map<MentionKey, Mention> now = new KeptIds(messageId, merging).mentions(events, old);
        Set<String> withdrawn = new HashSet<>(before.withdrawn());
        withdrawn.addAll(before.eventIds());
        now.keySet().forEach(told -> withdrawn.remove(told.eventId()));

        Map<MentionKey, MentionKey> heirs = new HashMap<>();
        old.forEach(
                (told, mention) -> {
                    if (!now.containsKey(told)) {
                        boolean isStatement = LedgerKey.isStatement(told.eventId());
                        heirs.put(told, isStatement ? null : heir(told, mention));
                    }
                });
        writer.write(messageId, claim == null ? 0 : claim.fence(), now, withdrawn, heirs);
        List<Mention> said = new ArrayList<>(old.values());
        said.addAll(now.values());
        return updates(messageId, now, said, withdrawn, first);
    }

    private List<PendingUpdate> updates(
            String messageId,
            Map<MentionKey, Mention> now,
            List<Mention> said,
            Set<String> withdrawn,
            boolean first) {
        Map<Map<String, AttributeValue>, List<MentionKey>> known =
                first
                        ? neighbours.known(
                                now.values().stream()
                                        .flatMap(mention -> neighbours.keys(mention).stream())
                                        .distinct()
                                        .toList())
                        : null;
        List<PendingUpdate> updates = new ArrayList<>();
        Map<String, Map<MentionKey, Mention>> statements = SeriesOccurrences.statements(now);
        Map<MentionKey, Mention> events = new LinkedHashMap<>(now);
        events.keySet().removeIf(told -> LedgerKey.isStatement(told.eventId()));
        events.forEach(
                (told, mention) -> {
                    Map<MentionKey, Mention> about =
                            statements.getOrDefault(SeriesOccurrences.stem(mention), Map.of());
                    updates.add(
                            new PendingUpdate(
                                    told, mention, about, events, new AtomicReference<>(known)));
                });
        series.elsewhere(messageId, said, known)
                .forEach((told, mention) -> updates.add(PendingUpdate.of(told, mention, Map.of())));
        withdrawn.removeIf(LedgerKey::isStatement);
        if (!withdrawn.isEmpty()) {
            Map<String, MentionKey> heirs = new HashMap<>();
            reader.read(Map.of(table, withdrawn.stream().map(LedgerKey::heir).toList()))
                    .get(table)
                    .forEach(
                            item ->
                                    heirs.put(
                                            LedgerKey.eventId(item),
                                            MentionKey.of(text(item, "told"))));
            for (String id : withdrawn) {
                MentionKey told = heirs.getOrDefault(id, new MentionKey(id, messageId));
                updates.add(PendingUpdate.of(told));
            }
        }
        return updates;
    }

    /** What has to do with the mention of an update. */
    public Neighbourhood gather(@Variable("pendingUpdate") PendingUpdate pendingUpdate) {
        return neighbours.of(pendingUpdate);
    }

    /**
     * Runs after items were written. If another worker has written since the mentions were read,
     * its items may be overwritten, or computed from what is outdated now: then all is done again.
     * Leaves in the variable {@code outrun} what became of the event so far.
     *
     * @throws OutrunException if others have told something about these events meanwhile
     */
    public void confirm(@Variable("gathered") Neighbourhood around, Exchange exchange)
            throws OutrunException {
        if (around.items() != null && !neighbours.isStill(around)) {
            exchange.setVariable("outrun", exchange.getVariable("change"));
            throw new OutrunException();
        }
    }

    private Map<MentionKey, Mention> contributions(String messageId, Set<String> eventIds) {
        return stored.at(
                eventIds.stream().map(id -> LedgerKey.contribution(id, messageId)).toList());
    }

    /** The mention that continues an event this message no longer mentions, or null. */
    private MentionKey heir(MentionKey told, Mention mention) {
        Neighbourhood around = neighbours.of(PendingUpdate.of(told, mention, Map.of()));
        for (Group group : merging.groups(around.mentions())) {
            if (group.mentions().contains(mention)) {
                return group.mentions().stream()
                        .filter(other -> !other.messageId().equals(told.messageId()))
                        .findFirst()
                        .map(MentionKey::of)
                        .orElse(null);
            }
        }
        return null;
    }
}
