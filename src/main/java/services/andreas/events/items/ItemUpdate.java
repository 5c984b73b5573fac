package services.andreas.events.items;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeAction;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.AttributeValueUpdate;

/**
 * A write of one item of the events table.
 *
 * @param version that the item must have; 0 when it must have none
 * @param since when the item was created, if its deletion is noticed from this write on; else null
 */
record ItemUpdate(
        String id,
        Map<String, AttributeValueUpdate> updates,
        long version,
        @Nullable AttributeValue since) {
    /** Whether it leaves only the reason why the event is gone. */
    boolean isEnd() {
        AttributeValueUpdate digests = updates.get(WrittenValues.NAME);
        return digests != null && digests.action() == AttributeAction.DELETE;
    }

    /**
     * Whether this write was carried out, although its response was lost, or there is more to do:
     * the item was written in the very microsecond of this one.
     */
    boolean hasLanded(ItemUpdate now, Map<String, AttributeValue> item) {
        return id.equals(now.id())
                && !updates.isEmpty()
                && now.version() == version + 1
                && updates.get("updated_at").value().equals(item.get("updated_at"));
    }
}
