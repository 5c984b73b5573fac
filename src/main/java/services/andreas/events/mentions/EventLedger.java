package services.andreas.events.mentions;

import static services.andreas.events.ledger.Attributes.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import services.andreas.events.event.EventIdentity;
import services.andreas.events.failure.LeaseLostException;
import services.andreas.events.ledger.BatchReader;
import services.andreas.events.ledger.Claim;
import services.andreas.events.ledger.LedgerKey;
import services.andreas.events.merge.Group;
import services.andreas.events.merge.Mention;
import services.andreas.events.merge.Merging;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What each message tells of which event, kept whole before anything is concluded from it. */
public final class EventLedger {
    private static final TypeReference<List<Map<String, Object>>> EVENTS = new TypeReference<>() {};

    private final ObjectMapper json = new ObjectMapper();
    private final BatchReader reader;
    private final String table;
    private final Merging merging;
    private final Neighbours neighbours;
    private final MentionWriter writer;

    public EventLedger(
            DynamoDbClient dynamoDb, String eventsTable, String ledgerTable, Merging merging) {
        this.reader = new BatchReader(dynamoDb);
        this.table = ledgerTable;
        this.merging = merging;
        this.neighbours = new Neighbours(dynamoDb, eventsTable, ledgerTable, merging);
        this.writer = new MentionWriter(dynamoDb, ledgerTable, merging);
    }

    /**
     * Keeps what a message tells; what it told before and tells no more is taken back.
     *
     * @param answer a JSON array of events
     * @param claim of the message; null outside a run
     * @return what is to be brought up to date
     * @throws LeaseLostException when a later claim has told already
     */
    public List<PendingUpdate> tell(
            @Body String answer,
            @Variable("messageId") String messageId,
            @Variable("claim") Claim claim)
            throws JsonProcessingException, LeaseLostException {
        List<Map<String, Object>> events = json.readValue(answer, EVENTS);
        boolean first = claim != null && claim.fence() == 1;
        EarlierMentions before =
                first ? EarlierMentions.NOTHING : EarlierMentions.of(reader, table, messageId);
        if (events.isEmpty() && before.isNothing()) {
            return List.of();
        }
        Map<MentionKey, Mention> old = contributions(messageId, before.eventIds());
        Map<MentionKey, Mention> now = mentions(messageId, events, old);
        Set<String> withdrawn = new HashSet<>(before.withdrawn());
        withdrawn.addAll(before.eventIds());
        now.keySet().forEach(told -> withdrawn.remove(told.eventId()));

        Map<MentionKey, MentionKey> heirs = new HashMap<>();
        old.forEach(
                (told, mention) -> {
                    if (!now.containsKey(told)) {
                        MentionKey heir = heir(told, mention);
                        heirs.put(told, heir);
                    }
                });
        writer.write(messageId, claim == null ? 0 : claim.fence(), now, withdrawn, heirs);
        return errands(messageId, now, withdrawn, first);
    }

    private List<PendingUpdate> errands(
            String messageId, Map<MentionKey, Mention> now, Set<String> withdrawn, boolean first) {
        Map<Map<String, AttributeValue>, List<MentionKey>> known =
                first
                        ? neighbours.known(
                                now.values().stream()
                                        .flatMap(mention -> neighbours.keys(mention).stream())
                                        .distinct()
                                        .toList())
                        : null;
        List<PendingUpdate> errands = new ArrayList<>();
        now.forEach((told, mention) -> errands.add(new PendingUpdate(told, mention, known)));
        if (!withdrawn.isEmpty()) {
            Map<String, MentionKey> heirs = new HashMap<>();
            reader.read(Map.of(table, withdrawn.stream().map(LedgerKey::heir).toList()))
                    .get(table)
                    .forEach(
                            item ->
                                    heirs.put(
                                            text(item, "pk").substring("event#".length()),
                                            MentionKey.of(text(item, "told"))));
            for (String id : withdrawn) {
                MentionKey told = heirs.getOrDefault(id, new MentionKey(id, messageId));
                errands.add(new PendingUpdate(told, null, null));
            }
        }
        return errands;
    }

    /** What has to do with the mention of an pendingUpdate. */
    public Neighbourhood gather(@Variable("pendingUpdate") PendingUpdate pendingUpdate) {
        return neighbours.of(
                pendingUpdate.told(), pendingUpdate.mention(), pendingUpdate.takeKnown());
    }

    private Map<MentionKey, Mention> contributions(String messageId, Set<String> eventIds) {
        Map<MentionKey, Mention> found = new LinkedHashMap<>();
        reader.read(
                        Map.of(
                                table,
                                eventIds.stream()
                                        .map(id -> LedgerKey.contribution(id, messageId))
                                        .toList()))
                .get(table)
                .forEach(
                        item -> {
                            MentionKey told = MentionKey.of(item);
                            found.put(told, neighbours.mention(told, item));
                        });
        return found;
    }

    /** What was told before, and only words have changed, keeps its id. */
    private Map<MentionKey, Mention> mentions(
            String messageId, List<Map<String, Object>> events, Map<MentionKey, Mention> old) {
        Map<MentionKey, Mention> mentions = new LinkedHashMap<>();
        List<Map<String, Object>> renewed = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Map<String, Object> event : events) {
            MentionKey told = new MentionKey(id(messageId, event, ids), messageId);
            if (old.isEmpty() || old.containsKey(told)) {
                mentions.put(told, merging.mention(told.eventId(), messageId, event));
            } else {
                renewed.add(event);
            }
        }
        Map<MentionKey, Mention> left = new LinkedHashMap<>(old);
        left.keySet().removeAll(mentions.keySet());
        ids.clear();
        old.keySet().forEach(told -> ids.add(told.eventId()));
        for (Map<String, Object> event : renewed) {
            String fresh = id(messageId, event, ids);
            Mention mention = merging.mention(fresh, messageId, event);
            MentionKey told =
                    left.entrySet().stream()
                            .filter(entry -> merging.isRenewed(entry.getValue(), mention))
                            .map(Map.Entry::getKey)
                            .findFirst()
                            .orElse(new MentionKey(fresh, messageId));
            left.remove(told);
            mentions.put(told, merging.mention(told.eventId(), messageId, event));
        }
        return mentions;
    }

    /** The same for the same words, so that a message that is worked on again doubles nothing. */
    private static String id(String messageId, Map<String, Object> event, Set<String> taken) {
        String words =
                String.join(
                        "\n",
                        messageId,
                        EventIdentity.of(event),
                        Objects.toString(event.get("uid"), ""),
                        Objects.toString(event.get("recurrence_id"), ""));
        for (int n = 0; ; n++) {
            String id =
                    UUID.nameUUIDFromBytes((words + "\n" + n).getBytes(StandardCharsets.UTF_8))
                            .toString();
            if (taken.add(id)) {
                return id;
            }
        }
    }

    /** Who carries the event on of which the message tells no more; null when nobody does. */
    private MentionKey heir(MentionKey told, Mention mention) {
        Neighbourhood around = neighbours.of(told, mention, null);
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
