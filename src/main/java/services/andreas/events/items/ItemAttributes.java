package services.andreas.events.items;

import static services.andreas.events.ledger.Attributes.n;
import static services.andreas.events.ledger.Attributes.s;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import services.andreas.events.merge.Merged;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Which attributes of an item are ours, and how they are written. */
public final class ItemAttributes {
    /** What an event is; a change of these is an update of the event. */
    private static final Set<String> TOLD =
            Set.of(
                    "title",
                    "description",
                    "start_time",
                    "end_time",
                    "location",
                    "category",
                    "tags",
                    "organizer_name",
                    "organizer_url",
                    "source_url",
                    "status",
                    "sold_out");

    private static final Set<String> ABOUT =
            Set.of(
                    "all_day",
                    "timezone",
                    "venue",
                    "normalized_location",
                    "source_name",
                    "source_email",
                    "source_domain",
                    "email_id",
                    "calendar",
                    "needs_review",
                    "sequence",
                    "history",
                    "sources",
                    "merged_into");

    private ItemAttributes() {}

    static boolean isTold(String name) {
        return TOLD.contains(name);
    }

    /** Attributes that we compute; every other one belongs to somebody else. */
    public static Set<String> owned() {
        Set<String> owned = new HashSet<>(TOLD);
        owned.addAll(ABOUT);
        return owned;
    }

    /** Those that a person has edited and wants to keep. */
    static Set<String> locked(Map<String, AttributeValue> item) {
        AttributeValue locked = item.get("locked");
        if (locked == null) {
            return Set.of();
        }
        Set<String> names = new HashSet<>(locked.ss());
        locked.l().forEach(name -> names.add(name.s()));
        if (locked.s() != null) {
            names.addAll(List.of(locked.s().split("[,\\s]+")));
        }
        return names;
    }

    /** Whether it only says where its event went. */
    static boolean isGone(Map<String, AttributeValue> item) {
        return item.containsKey("merged_into") || s("retracted").equals(item.get("status"));
    }

    /** Whether they say the same: the original writes instants otherwise, and NULL for nothing. */
    static boolean same(String name, AttributeValue one, AttributeValue other) {
        boolean times = one != null && other != null && name.endsWith("_time");
        boolean nothing = one == null && other != null && Boolean.TRUE.equals(other.nul());
        return nothing
                || Objects.equals(one, other)
                || times && one.s().equals(Objects.toString(other.s(), "").replace("+00:00", "Z"));
    }

    static Map<String, AttributeValue> of(Merged merged) {
        Map<String, AttributeValue> item = new HashMap<>();
        merged.fields().forEach((name, value) -> item.put(name, value(value)));
        item.put("sequence", n(merged.sequence()));
        if (!merged.history().isEmpty()) {
            item.put("history", value(merged.history()));
        }
        Map<String, AttributeValue> sources = new HashMap<>();
        merged.from()
                .forEach(
                        (name, mention) -> {
                            String source = mention.source(name);
                            if (!source.isEmpty()) {
                                sources.put(name, s(source));
                            }
                        });
        if (!sources.isEmpty()) {
            item.put("sources", AttributeValue.fromM(sources));
        }
        return item;
    }

    private static AttributeValue value(Object value) {
        if (value instanceof Boolean bool) {
            return AttributeValue.fromBool(bool);
        }
        if (value instanceof Number number) {
            return AttributeValue.fromN(number.toString());
        }
        if (value instanceof List<?> list) {
            return AttributeValue.fromL(list.stream().map(ItemAttributes::value).toList());
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, AttributeValue> members = new HashMap<>();
            map.forEach((name, member) -> members.put(name.toString(), value(member)));
            return AttributeValue.fromM(members);
        }
        return s(value.toString());
    }
}
