package services.andreas.events.items.adoption;

import static services.andreas.events.ledger.Attributes.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import services.andreas.events.items.ItemAttributes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads what the original, or a person, has written into an item. */
final class OriginalItem {
    /** What adoption itself has added, when it was broken off. */
    private static final Set<String> FILLED_IN = Set.of("status", "calendar");

    private OriginalItem() {}

    /** What its mail told; what is empty, or of a type that we do not write, was not told. */
    static Map<String, Object> told(Map<String, AttributeValue> item) {
        Map<String, Object> told = new HashMap<>();
        for (String name : ItemAttributes.owned()) {
            if (item.containsKey("version") && FILLED_IN.contains(name)) {
                continue;
            }
            AttributeValue value = item.get(name);
            if (value == null || Boolean.TRUE.equals(value.nul())) {
                continue;
            }
            if (value.bool() != null) {
                told.put(name, value.bool());
            } else if (value.hasL()) {
                told.put(name, texts(value.l()));
            } else if (value.hasSs()) {
                told.put(name, value.ss());
            } else if (value.s() != null && !value.s().isBlank()) {
                told.put(name, value.s());
            }
        }
        String created = text(item, "created_at");
        if (created != null) {
            told.put("mail_date", created);
        }
        return told;
    }

    private static List<String> texts(List<AttributeValue> values) {
        return values.stream().map(AttributeValue::s).filter(Objects::nonNull).toList();
    }
}
