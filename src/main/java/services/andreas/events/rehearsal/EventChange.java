package services.andreas.events.rehearsal;

import static services.andreas.events.ledger.Attributes.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import services.andreas.events.items.ItemAttributes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What would become of one event.
 *
 * @param start ISO instant, empty where the event has none
 * @param why an event would vanish; empty otherwise
 * @param fields that would change, by name; empty unless it differs
 */
public record EventChange(
        Kind kind, String id, String title, String start, String why, List<FieldChange> fields) {
    /** What happens to the event as a whole. */
    public enum Kind {
        APPEARS,
        VANISHES,
        DIFFERS
    }

    /**
     * A value of an event.
     *
     * @param before empty where there is none
     * @param after empty where there is none
     */
    public record FieldChange(String name, String before, String after) {}

    /** Attributes that say how an item came about, or repeat another, not what its event is. */
    private static final Set<String> BOOKKEEPING =
            Set.of(
                    "id",
                    "calendar",
                    "contradicted",
                    "created_at",
                    "decided",
                    "normalized_location",
                    "updated_at",
                    "version",
                    "written",
                    "sequence",
                    "history",
                    "mailboxes",
                    "sources");

    /** The soonest first. */
    static final Comparator<EventChange> ORDER =
            Comparator.comparing(EventChange::start)
                    .thenComparing(EventChange::title)
                    .thenComparing(EventChange::id);

    /** Nothing where the event stays as it is. */
    static Optional<EventChange> of(
            Map<String, AttributeValue> before, Map<String, AttributeValue> after) {
        boolean was = isThere(before);
        boolean is = isThere(after);
        if (was && is) {
            List<FieldChange> fields = fields(before, after);
            return fields.isEmpty()
                    ? Optional.empty()
                    : Optional.of(change(Kind.DIFFERS, before, "", fields));
        }
        if (was) {
            String other = text(after, "merged_into");
            String why = other == null ? "no mail mentions it" : "the same event as " + other;
            return Optional.of(change(Kind.VANISHES, before, why, List.of()));
        }
        return is ? Optional.of(change(Kind.APPEARS, after, "", List.of())) : Optional.empty();
    }

    private static boolean isThere(Map<String, AttributeValue> item) {
        return !item.isEmpty() && !ItemAttributes.isGone(item);
    }

    private static EventChange change(
            Kind kind, Map<String, AttributeValue> item, String why, List<FieldChange> fields) {
        return new EventChange(
                kind,
                text(item, "id"),
                Objects.toString(text(item, "title"), ""),
                Objects.toString(text(item, "start_time"), ""),
                why,
                fields);
    }

    private static List<FieldChange> fields(
            Map<String, AttributeValue> before, Map<String, AttributeValue> after) {
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        names.removeAll(BOOKKEEPING);
        List<FieldChange> fields = new ArrayList<>();
        for (String name : names) {
            if (!ItemAttributes.same(name, after.get(name), before.get(name))) {
                fields.add(new FieldChange(name, words(before.get(name)), words(after.get(name))));
            }
        }
        return fields;
    }

    private static String words(AttributeValue value) {
        if (value == null || Boolean.TRUE.equals(value.nul())) {
            return "";
        }
        if (value.hasL()) {
            return value.l().stream().map(EventChange::words).collect(Collectors.joining(", "));
        }
        if (value.bool() != null) {
            return value.bool().toString();
        }
        return value.n() == null ? Objects.toString(value.s(), "…") : value.n();
    }
}
