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
import services.andreas.events.merge.Merging;
import services.andreas.events.merge.Telling;
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
    private final TellingWriter writer;

    public EventLedger(
            DynamoDbClient dynamoDb, String eventsTable, String ledgerTable, Merging merging) {
        this.reader = new BatchReader(dynamoDb);
        this.table = ledgerTable;
        this.merging = merging;
        this.neighbours = new Neighbours(dynamoDb, eventsTable, ledgerTable, merging);
        this.writer = new TellingWriter(dynamoDb, ledgerTable, merging);
    }

    /**
     * Keeps what a message tells; what it told before and tells no more is taken back.
     *
     * @param answer a JSON array of events
     * @param claim of the message; null outside a run
     * @return what is to be brought up to date
     * @throws LeaseLostException when a later claim has told already
     */
    public List<Errand> tell(
            @Body String answer,
            @Variable("messageId") String messageId,
            @Variable("claim") Claim claim)
            throws JsonProcessingException, LeaseLostException {
        List<Map<String, Object>> events = json.readValue(answer, EVENTS);
        boolean first = claim != null && claim.fence() == 1;
        ToldBefore before = first ? ToldBefore.NOTHING : ToldBefore.of(reader, table, messageId);
        if (events.isEmpty() && before.isNothing()) {
            return List.of();
        }
        Map<Told, Telling> old = contributions(messageId, before.eventIds());
        Map<Told, Telling> now = tellings(messageId, events, old);
        Set<String> withdrawn = new HashSet<>(before.withdrawn());
        withdrawn.addAll(before.eventIds());
        now.keySet().forEach(told -> withdrawn.remove(told.eventId()));

        Map<Told, Told> heirs = new HashMap<>();
        old.forEach(
                (told, telling) -> {
                    if (!now.containsKey(told)) {
                        Told heir = heir(told, telling);
                        heirs.put(told, heir);
                    }
                });
        writer.write(messageId, claim == null ? 0 : claim.fence(), now, withdrawn, heirs);
        return errands(messageId, now, withdrawn, first);
    }

    private List<Errand> errands(
            String messageId, Map<Told, Telling> now, Set<String> withdrawn, boolean first) {
        Map<Map<String, AttributeValue>, List<Told>> known =
                first
                        ? neighbours.known(
                                now.values().stream()
                                        .flatMap(telling -> neighbours.keys(telling).stream())
                                        .distinct()
                                        .toList())
                        : null;
        List<Errand> errands = new ArrayList<>();
        now.forEach((told, telling) -> errands.add(new Errand(told, telling, known)));
        if (!withdrawn.isEmpty()) {
            Map<String, Told> heirs = new HashMap<>();
            reader.read(Map.of(table, withdrawn.stream().map(LedgerKey::heir).toList()))
                    .get(table)
                    .forEach(
                            item ->
                                    heirs.put(
                                            text(item, "pk").substring("event#".length()),
                                            Told.of(text(item, "told"))));
            for (String id : withdrawn) {
                Told told = heirs.getOrDefault(id, new Told(id, messageId));
                errands.add(new Errand(told, null, null));
            }
        }
        return errands;
    }

    /** What has to do with the telling of an errand. */
    public Neighbourhood gather(@Variable("errand") Errand errand) {
        return neighbours.of(errand.told(), errand.telling(), errand.takeKnown());
    }

    private Map<Told, Telling> contributions(String messageId, Set<String> eventIds) {
        Map<Told, Telling> found = new LinkedHashMap<>();
        reader.read(
                        Map.of(
                                table,
                                eventIds.stream()
                                        .map(id -> LedgerKey.contribution(id, messageId))
                                        .toList()))
                .get(table)
                .forEach(
                        item -> {
                            Told told = Told.of(item);
                            found.put(told, neighbours.telling(told, item));
                        });
        return found;
    }

    /** What was told before, and only words have changed, keeps its id. */
    private Map<Told, Telling> tellings(
            String messageId, List<Map<String, Object>> events, Map<Told, Telling> old) {
        Map<Told, Telling> tellings = new LinkedHashMap<>();
        List<Map<String, Object>> renewed = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Map<String, Object> event : events) {
            Told told = new Told(id(messageId, event, ids), messageId);
            if (old.isEmpty() || old.containsKey(told)) {
                tellings.put(told, merging.telling(told.eventId(), messageId, event));
            } else {
                renewed.add(event);
            }
        }
        Map<Told, Telling> left = new LinkedHashMap<>(old);
        left.keySet().removeAll(tellings.keySet());
        ids.clear();
        old.keySet().forEach(told -> ids.add(told.eventId()));
        for (Map<String, Object> event : renewed) {
            String fresh = id(messageId, event, ids);
            Telling telling = merging.telling(fresh, messageId, event);
            Told told =
                    left.entrySet().stream()
                            .filter(entry -> merging.isRenewed(entry.getValue(), telling))
                            .map(Map.Entry::getKey)
                            .findFirst()
                            .orElse(new Told(fresh, messageId));
            left.remove(told);
            tellings.put(told, merging.telling(told.eventId(), messageId, event));
        }
        return tellings;
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
    private Told heir(Told told, Telling telling) {
        Neighbourhood around = neighbours.of(told, telling, null);
        for (Group group : merging.groups(around.tellings())) {
            if (group.tellings().contains(telling)) {
                return group.tellings().stream()
                        .filter(other -> !other.messageId().equals(told.messageId()))
                        .findFirst()
                        .map(Told::of)
                        .orElse(null);
            }
        }
        return null;
    }
}
