package services.andreas.events.items;

import static services.andreas.events.ledger.Attributes.n;
import static services.andreas.events.ledger.Attributes.number;
import static services.andreas.events.ledger.Attributes.s;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import services.andreas.events.merge.Merged;
import software.amazon.awssdk.services.dynamodb.model.AttributeAction;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.AttributeValueUpdate;

/**
 * Says what has to change in a stored item; a locked field stays, unless a person decided on it.
 */
record ItemUpdates(Clock clock) {

    /**
     * Computes the update that makes an item match the merged event; empty if it already does.
     *
     * @param decided names of the fields that a person has decided on
     */
    ItemUpdate merged(
            String id, Map<String, AttributeValue> item, Merged event, Set<String> decided) {
        Map<String, AttributeValue> merged = ItemAttributes.of(event);
        Set<String> locked = ItemAttributes.locked(item);
        locked.removeAll(decided);
        Map<String, AttributeValueUpdate> updates = new HashMap<>();
        Set<String> names = ItemAttributes.owned();
        names.addAll(merged.keySet());
        Map<String, AttributeValue> written = new HashMap<>(item);
        for (String name : names) {
            AttributeValue value = merged.get(name);
            if (locked.contains(name) || ItemAttributes.same(name, value, item.get(name))) {
                continue;
            }
            updates.put(name, value == null ? delete() : put(value));
            if (value == null) {
                written.remove(name);
            } else {
                written.put(name, value);
            }
        }
        if (!updates.isEmpty()) {
            updates.put(WrittenValues.NAME, put(WrittenValues.of(written)));
        }
        return stamped(id, item, updates);
    }

    /**
     * Reduces an item to the reason why it is gone.
     *
     * @param name of the attribute that says so
     */
    ItemUpdate gone(String id, Map<String, AttributeValue> item, String name, String value) {
        Set<String> locked = ItemAttributes.locked(item);
        Map<String, AttributeValueUpdate> updates = new HashMap<>();
        ItemAttributes.owned().stream()
                .filter(owned -> item.containsKey(owned) && !locked.contains(owned))
                .forEach(owned -> updates.put(owned, delete()));
        updates.put(name, put(s(value)));
        if (item.containsKey(WrittenValues.NAME)) {
            updates.put(WrittenValues.NAME, delete());
        }
        return stamped(id, item, updates);
    }

    private ItemUpdate stamped(
            String id,
            Map<String, AttributeValue> item,
            Map<String, AttributeValueUpdate> updates) {
        long version = number(item, "version", 0);
        if (!updates.isEmpty()) {
            AttributeValue now = s(clock.instant().truncatedTo(ChronoUnit.MICROS).toString());
            updates.put("updated_at", put(now));
            if (!item.containsKey("created_at")) {
                updates.put("created_at", put(now));
            }
            updates.put("version", put(n(version + 1)));
        }
        AttributeValueUpdate digests = updates.get(WrittenValues.NAME);
        boolean isFirst =
                digests != null && digests.value() != null && !item.containsKey(WrittenValues.NAME);
        AttributeValueUpdate created = updates.get("created_at");
        AttributeValue since = created == null ? item.get("created_at") : created.value();
        return new ItemUpdate(id, updates, version, isFirst ? since : null);
    }

    private static AttributeValueUpdate put(AttributeValue value) {
        return AttributeValueUpdate.builder().value(value).action(AttributeAction.PUT).build();
    }

    private static AttributeValueUpdate delete() {
        return AttributeValueUpdate.builder().action(AttributeAction.DELETE).build();
    }
}
