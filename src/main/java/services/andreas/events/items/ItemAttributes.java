package services.andreas.events.items;

import static services.andreas.events.ledger.Attributes.n;
import static services.andreas.events.ledger.Attributes.s;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import services.andreas.events.event.Field;
import services.andreas.events.event.Field.Role;
import services.andreas.events.mail.MessageKey;
import services.andreas.events.merge.Merged;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Which attributes of an item are ours, and how they are written. */
public final class ItemAttributes {
    /** Whether a mention that is not believed says something else, so that a query finds it. */
    static final String CONTRADICTED = "contradicted";

    /** What is computed from all mentions of an event. */
    private static final Set<String> COMPUTED =
            Set.of(
                    "calendar",
                    "needs_review",
                    CONTRADICTED,
                    "sequence",
                    "history",
                    "mailboxes",
                    "sources",
                    "merged_into",
                    "decided");

    private ItemAttributes() {}

    /** Whether it says what the event is; a change of these is an update of the event. */
    static boolean isTold(String name) {
        return Field.named(name).role() == Role.SAYS;
    }

    /** The fields of an event that its item has as attributes. */
    public static List<Field<?>> fields() {
        return Stream.of(Role.SAYS, Role.DETAILS, Role.MESSAGE)
                .<Field<?>>flatMap(role -> Field.of(role).stream())
                .toList();
    }

    /** The attributes that we compute; all others are foreign. */
    static Set<String> owned() {
        Set<String> owned = new HashSet<>(COMPUTED);
        fields().forEach(field -> owned.add(field.name()));
        return owned;
    }

    /** Those that a person has edited and wants to keep. */
    static Set<String> locked(Map<String, AttributeValue> item) {
        AttributeValue locked = item.get("locked");
        if (locked == null) {
            return new HashSet<>();
        }
        Set<String> names = new HashSet<>(locked.ss());
        locked.l().forEach(name -> names.add(name.s()));
        if (locked.s() != null) {
            names.addAll(List.of(locked.s().split("[,\\s]+")));
        }
        return names;
    }

    /** Whether it only says where its event went. */
    public static boolean isGone(Map<String, AttributeValue> item) {
        return item.containsKey("merged_into") || s("retracted").equals(item.get("status"));
    }

    /** Whether they say the same: the original writes instants otherwise, and NULL for nothing. */
    public static boolean same(
            String name, @Nullable AttributeValue one, @Nullable AttributeValue other) {
        if (one == null || other == null) {
            return one == other || one == null && isNothing(other);
        }
        boolean times = name.endsWith("_time");
        return one.equals(other)
                || times && one.s().equals(Objects.toString(other.s(), "").replace("+00:00", "Z"));
    }

    private static boolean isNothing(AttributeValue value) {
        return Boolean.TRUE.equals(value.nul()) || value.hasL() && value.l().isEmpty();
    }

    static Map<String, AttributeValue> of(Merged merged) {
        Map<String, AttributeValue> item = attributes(merged.event().values());
        item.put("sequence", n(merged.sequence()));
        if (merged.event().has(Field.START_TIME)) {
            item.put("calendar", s("events"));
        }
        if (!merged.claims().isEmpty()) {
            item.put(CONTRADICTED, AttributeValue.fromBool(true));
        }
        if (!merged.history().isEmpty()) {
            item.put(
                    "history",
                    AttributeValue.fromL(
                            merged.history().stream().map(ItemAttributes::revision).toList()));
        }
        if (!merged.mailboxes().isEmpty()) {
            item.put("mailboxes", value(merged.mailboxes()));
        }
        if (!merged.event().sources().isEmpty()) {
            item.put("sources", AttributeValue.fromM(attributes(merged.event().sources())));
        }
        return item;
    }

    private static AttributeValue revision(Merged.Revision revision) {
        return AttributeValue.fromM(
                Map.of(
                        "at", s(revision.at().toString()),
                        "email_id", s(MessageKey.gmailId(revision.messageId())),
                        "was", AttributeValue.fromM(attributes(revision.was()))));
    }

    private static Map<String, AttributeValue> attributes(Map<Field<?>, ?> values) {
        Map<String, AttributeValue> attributes = new HashMap<>();
        values.forEach((field, value) -> attributes.put(field.name(), value(value)));
        return attributes;
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
        return s(value.toString());
    }
}
