package services.andreas.events.items;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.AttributeValueUpdate;

/**
 * A write of one item of the events table.
 *
 * @param version that the item must have; 0 when it must have none
 */
record ItemUpdate(String id, Map<String, AttributeValueUpdate> updates, long version) {
    /**
     * Whether this write was carried out, although its response was lost: nothing is left to do for
     * an item that was written in the very microsecond of this one.
     */
    boolean hasLanded(ItemUpdate now, Map<String, AttributeValue> item) {
        return id.equals(now.id())
                && !updates.isEmpty()
                && now.updates().isEmpty()
                && now.version() == version + 1
                && updates.get("updated_at").value().equals(item.get("updated_at"));
    }
}
