package services.andreas.events;

import static services.andreas.events.Attributes.n;
import static services.andreas.events.Attributes.number;
import static services.andreas.events.Attributes.s;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.apache.camel.Variable;
import org.apache.camel.component.aws2.ddb.Ddb2Constants;
import software.amazon.awssdk.services.dynamodb.model.AttributeAction;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.AttributeValueUpdate;
import software.amazon.awssdk.services.dynamodb.model.ExpectedAttributeValue;

/**
 * The items of the events table: what all messages together say of an event, and the update that
 * brings the stored item there without touching what others have put into it.
 */
public final class EventItems {
    /** Attributes of the message that told of the event first; they go together. */
    private static final List<String> SOURCE =
            List.of("source_name", "source_email", "source_domain", "email_id");

    private static final Comparator<Map<String, Object>> OLDEST_FIRST =
            Comparator.<Map<String, Object>, String>comparing(e -> (String) e.get("mail_date"))
                    .thenComparing(e -> (String) e.get("email_id"));

    /** Attributes that this class computes; every other one belongs to somebody else. */
    private static final List<String> OWNED =
            List.of(
                    "title",
                    "description",
                    "start_time",
                    "end_time",
                    "all_day",
                    "timezone",
                    "needs_review",
                    "location",
                    "normalized_location",
                    "category",
                    "tags",
                    "organizer_name",
                    "organizer_url",
                    "source_url",
                    "source_name",
                    "source_email",
                    "source_domain",
                    "email_id",
                    "status",
                    "calendar");

    private final Clock clock;

    public EventItems(Clock clock) {
        this.clock = clock;
    }

    public Map<String, AttributeValue> key(@Variable("eventId") String eventId) {
        return Map.of("id", s(eventId));
    }

    /**
     * Prepares the update of an item, as the headers that aws2-ddb takes.
     *
     * @param contributions what the messages tell, in any order
     * @param item as it is stored; empty when it is new
     * @return what the update will do
     */
    public Change update(
            @Body List<Map<String, Object>> contributions,
            @Header(Ddb2Constants.ATTRIBUTES) Map<String, AttributeValue> item,
            Exchange exchange) {
        Map<String, AttributeValue> merged = merged(contributions);
        Map<String, AttributeValueUpdate> updates = new HashMap<>();
        for (String name : OWNED) {
            AttributeValue value = merged.get(name);
            if (value != null && !value.equals(item.get(name))) {
                updates.put(name, put(value));
            } else if (value == null && item.containsKey(name)) {
                updates.put(
                        name,
                        AttributeValueUpdate.builder().action(AttributeAction.DELETE).build());
            }
        }
        if (updates.isEmpty()) {
            return Change.DEDUPLICATED;
        }
        AttributeValue now = s(clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        updates.put("updated_at", put(now));
        if (!item.containsKey("created_at")) {
            updates.put("created_at", put(now));
        }
        long version = number(item, "version", 0);
        updates.put("version", put(n(version + 1)));
        exchange.getMessage().setHeader(Ddb2Constants.UPDATE_VALUES, updates);
        exchange.getMessage()
                .setHeader(Ddb2Constants.UPDATE_CONDITION, Map.of("version", expected(version)));
        return item.isEmpty() ? Change.CREATED : Change.UPDATED;
    }

    private static ExpectedAttributeValue expected(long version) {
        return version == 0
                ? ExpectedAttributeValue.builder().exists(false).build()
                : ExpectedAttributeValue.builder().value(n(version)).build();
    }

    private static AttributeValueUpdate put(AttributeValue value) {
        return AttributeValueUpdate.builder().value(value).action(AttributeAction.PUT).build();
    }

    /** A pure function of the set: the newest mail that names a member decides it. */
    private static Map<String, AttributeValue> merged(List<Map<String, Object>> contributions) {
        List<Map<String, Object>> sorted = contributions.stream().sorted(OLDEST_FIRST).toList();
        Map<String, Object> event = new HashMap<>();
        sorted.forEach(event::putAll);
        SOURCE.forEach(event::remove);
        SOURCE.forEach(name -> event.put(name, sorted.get(0).get(name)));
        event.put("status", "confirmed");
        event.put("calendar", event.containsKey("start_time") ? "events" : null);
        event.values().removeIf(java.util.Objects::isNull);
        Map<String, AttributeValue> item = new HashMap<>();
        event.forEach((name, value) -> item.put(name, attribute(value)));
        return item;
    }

    private static AttributeValue attribute(Object value) {
        if (value instanceof Boolean bool) {
            return AttributeValue.fromBool(bool);
        }
        if (value instanceof List<?> list) {
            return AttributeValue.fromL(list.stream().map(EventItems::attribute).toList());
        }
        return s(value.toString());
    }
}
