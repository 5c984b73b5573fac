package services.andreas.events.items;

import static services.andreas.events.ledger.Attributes.text;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import services.andreas.events.event.Event;
import services.andreas.events.event.EventJson;
import services.andreas.events.event.Field;
import services.andreas.events.merge.Mention;
import services.andreas.events.merge.Merging;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An item that somebody else wrote, or whose mails nobody knows: it is a mention of itself. */
public final class ItemMention {
    /** The message id of such a mention begins with this; no id of Gmail does. */
    public static final String PREFIX = "adopted-";

    /** What a version of ours can have from nowhere but a mail. */
    private static final Set<String> TOLD_STATES = Set.of("cancelled", "tentative");

    private ItemMention() {}

    /** The message id that it is kept under. */
    public static String messageId(Map<String, AttributeValue> item) {
        return PREFIX + text(item, "id");
    }

    /** Empty when there is no item, or it only says where its event went. */
    public static Optional<Mention> of(Map<String, AttributeValue> item, Merging merging) {
        return item.isEmpty() || ItemAttributes.isGone(item)
                ? Optional.empty()
                : Optional.of(
                        merging.mention(
                                text(item, "id"), messageId(item), told(item, merging.json())));
    }

    /** What the item says; empty values, and types that we do not write, are left out. */
    public static Event told(Map<String, AttributeValue> item, EventJson json) {
        Map<String, Object> told = new HashMap<>();
        Stream.concat(ItemAttributes.fields().stream(), Stream.of(Field.NEEDS_REVIEW))
                .map(Field::name)
                .filter(item::containsKey)
                .forEach(name -> told.put(name, plain(item.get(name))));
        // adoption adds a state, and may have been broken off; a decision adds another
        boolean isMarked = item.containsKey("version");
        if (isMarked && !TOLD_STATES.contains(told.get(Field.STATUS.name()))) {
            told.remove(Field.STATUS.name());
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
