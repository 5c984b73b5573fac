package services.andreas.events.rehearsal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The items of one table that were written in a rehearsal, by key; empty ones were deleted. */
final class ItemsInMemory {
    private final Map<Map<String, AttributeValue>, Map<String, AttributeValue>> before =
            new LinkedHashMap<>();
    private final Map<Map<String, AttributeValue>, Map<String, AttributeValue>> now =
            new LinkedHashMap<>();

    /** The item as it was written, null when it was not. */
    @Nullable Map<String, AttributeValue> get(Map<String, AttributeValue> key) {
        return now.get(key);
    }

    /**
     * @param was the item in the table, empty when there is none
     */
    void put(
            Map<String, AttributeValue> key,
            Map<String, AttributeValue> was,
            Map<String, AttributeValue> item) {
        before.putIfAbsent(key, was);
        now.put(key, Map.copyOf(item));
    }

    /** Items of the table, with those in place that were written. */
    List<Map<String, AttributeValue>> over(Collection<Map<String, AttributeValue>> read) {
        List<Map<String, AttributeValue>> all = new ArrayList<>();
        read.stream().filter(item -> !now.containsKey(key(item))).forEach(all::add);
        now.values().stream().filter(item -> !item.isEmpty()).forEach(all::add);
        return all;
    }

    /** The key of an item of either table. */
    static Map<String, AttributeValue> key(Map<String, AttributeValue> item) {
        return item.containsKey("pk")
                ? Map.of("pk", item.get("pk"), "sk", item.get("sk"))
                : Map.of("id", item.get("id"));
    }

    /** Each item as it was, and as it is now. */
    void each(BiConsumer<Map<String, AttributeValue>, Map<String, AttributeValue>> change) {
        now.forEach((key, item) -> change.accept(before.get(key), item));
    }
}
