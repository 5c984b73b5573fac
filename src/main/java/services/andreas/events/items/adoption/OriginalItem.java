package services.andreas.events.items.adoption;

import static services.andreas.events.ledger.Attributes.text;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import services.andreas.events.event.Event;
import services.andreas.events.event.EventJson;
import services.andreas.events.event.Field;
import services.andreas.events.items.ItemAttributes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads what the original, or a person, has written into an item. */
final class OriginalItem {
    private OriginalItem() {}

    /** What its mail said; empty values, and types that we do not write, are left out. */
    static Event told(Map<String, AttributeValue> item, EventJson json) {
        Map<String, Object> told = new HashMap<>();
        for (Field<?> field : ItemAttributes.fields()) {
            AttributeValue value = item.get(field.name());
            // adoption itself adds the status, and may have been broken off
            boolean isOurs = field.equals(Field.STATUS) && item.containsKey("version");
            if (value != null && !isOurs) {
                told.put(field.name(), plain(value));
            }
        }
        told.put(Field.MAIL_DATE.name(), text(item, "created_at"));
        return json.of(told);
    }

    private static Object plain(AttributeValue value) {
        if (value.hasL()) {
            return value.l().stream().map(AttributeValue::s).filter(Objects::nonNull).toList();
        }
        if (value.hasSs()) {
            return value.ss();
        }
        boolean isBlank = value.s() == null || value.s().isBlank();
        return isBlank ? value.bool() : value.s();
    }
}
