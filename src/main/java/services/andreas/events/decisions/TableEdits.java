package services.andreas.events.decisions;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import services.andreas.events.event.Event;
import services.andreas.events.event.EventJson;
import services.andreas.events.event.Field;
import services.andreas.events.items.EventItems;
import services.andreas.events.mentions.EventLedger;
import services.andreas.events.mentions.Neighbourhood;
import services.andreas.events.mentions.PendingUpdate;
import services.andreas.events.merge.Group;
import services.andreas.events.merge.Merging;
import services.andreas.events.merge.decision.Decision;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Takes what a person has changed in the table for an edit, before anything is written over it. */
public final class TableEdits {
    private static final String BY = "the table";

    private final Merging merging;
    private final EventItems items;
    private final EventLedger mentions;
    private final DecisionLedger ledger;

    public TableEdits(
            DynamoDbClient dynamoDb,
            String ledgerTable,
            Merging merging,
            Clock clock,
            EventItems items,
            EventLedger mentions) {
        this.merging = merging;
        this.items = items;
        this.mentions = mentions;
        ledger = new DecisionLedger(dynamoDb, ledgerTable, merging, clock);
    }

    /** Returns what has to do with a mention, with the edits that were found. */
    public Neighbourhood take(
            @Body Neighbourhood around, @Variable("pendingUpdate") PendingUpdate pendingUpdate) {
        List<Group> groups = merging.groups(around.mentions());
        Map<String, Map<String, Object>> changed = items.changed(around, groups);
        boolean any = false;
        for (Group group : groups) {
            for (Map.Entry<String, Map<String, Object>> item : changed.entrySet()) {
                boolean isOf =
                        group.mentions().stream()
                                .anyMatch(mention -> mention.id().equals(item.getKey()));
                any |= isOf && keep(item.getKey(), group, item.getValue());
            }
        }
        return any ? mentions.gather(pendingUpdate) : around;
    }

    private boolean keep(String id, Group group, Map<String, Object> values) {
        Map<String, Object> valid = new TreeMap<>(values);
        Event read = merging.json().of(values);
        valid.entrySet()
                .removeIf(
                        value ->
                                !value.getValue().equals("")
                                        && !read.has(Field.named(value.getKey())));
        if (valid.isEmpty()) {
            return false;
        }
        Event now = merging.merge(group).event();
        Map<String, Object> members = EventJson.members(now);
        Map<String, Object> before = new TreeMap<>();
        valid.keySet().forEach(name -> before.put(name, members.getOrDefault(name, "")));
        String at = ledger.after(group.decisions().all());
        // the same for whoever finds it
        String words = id + valid + before + group.decisions().all().size();
        String key = UUID.nameUUIDFromBytes(words.getBytes(StandardCharsets.UTF_8)).toString();
        Decision decision =
                new Decision(
                        key,
                        Decision.Kind.EDIT,
                        at,
                        BY,
                        List.of(id),
                        valid,
                        before,
                        List.of(),
                        null);
        ledger.keep(decision, Map.of(id, group.believed().get(0).event()), "");
        return true;
    }
}
