package services.andreas.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeAction;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.AttributeValueUpdate;
import software.amazon.awssdk.services.dynamodb.model.ExpectedAttributeValue;

class EventItemsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00.123Z");
    private static final Map<String, Object> FIRST =
            told(
                    "m1",
                    "2026-11-20T09:00:00Z",
                    "title",
                    "Fair",
                    "location",
                    "Hall",
                    "category",
                    "a");
    private static final Map<String, Object> SECOND =
            told("m2", "2026-11-21T09:00:00Z", "title", "FAIR", "tags", List.of("x", "y"));
    private static final Map<String, Object> THIRD =
            told(
                    "m3",
                    "2026-11-21T09:00:00Z",
                    "title",
                    "Fair!",
                    "start_time",
                    "2026-12-05T10:00:00Z");
    private static final Map<String, Object> FOURTH =
            told("m4", "2026-11-22T09:00:00Z", "title", "Fair", "category", "b", "all_day", true);

    private final EventItems items = new EventItems(Clock.fixed(NOW, ZoneOffset.UTC));
    private final Exchange exchange = Stage.exchange();

    @Test
    void mergesInAnyOrderToTheSameItem() {
        Set<Map<String, AttributeValueUpdate>> updates = new HashSet<>();
        List<List<Map<String, Object>>> orders =
                permutations(List.of(FIRST, SECOND, THIRD, FOURTH));

        for (List<Map<String, Object>> order : orders) {
            assertThat(items.update(order, Map.of(), exchange)).isEqualTo(Change.CREATED);
            updates.add(updates());
        }

        assertThat(orders).hasSize(24);
        assertThat(updates).hasSize(1);
        assertThat(value("category")).as("the newest").isEqualTo(s("b"));
        assertThat(value("title")).isEqualTo(s("Fair"));
        assertThat(value("location")).as("the only").isEqualTo(s("Hall"));
        assertThat(value("email_id")).as("the oldest").isEqualTo(s("m1"));
    }

    @Test
    void takesTheSourceOfTheOldestMailAsAWhole() {
        Map<String, Object> anonymous = told("m0", "2026-11-01T09:00:00Z", "title", "Fair");
        anonymous.remove("source_name");

        items.update(List.of(FIRST, anonymous), Map.of(), exchange);

        assertThat(value("email_id")).isEqualTo(s("m0"));
        assertThat(updates()).doesNotContainKey("source_name");
    }

    @Test
    void writesValuesInTheirTypes() {
        items.update(List.of(SECOND, FOURTH), Map.of(), exchange);

        assertThat(value("all_day")).isEqualTo(AttributeValue.fromBool(true));
        assertThat(value("tags")).isEqualTo(AttributeValue.fromL(List.of(s("x"), s("y"))));
        assertThat(value("created_at")).isEqualTo(s("2026-11-22T12:00:00Z"));
        assertThat(value("updated_at")).isEqualTo(s("2026-11-22T12:00:00Z"));
        assertThat(value("version")).isEqualTo(AttributeValue.fromN("1"));
        assertThat(value("status")).isEqualTo(s("confirmed"));
        assertThat(updates().values()).allMatch(update -> update.action() != null);
    }

    @Test
    void putsOnlyEventsWithADateIntoTheCalendar() {
        items.update(List.of(FIRST), Map.of(), exchange);
        assertThat(updates()).doesNotContainKey("calendar");

        items.update(List.of(THIRD), Map.of(), exchange);
        assertThat(value("calendar")).isEqualTo(s("events"));
    }

    @Test
    void keepsWhatIsOnlyForTheLedgerOutOfTheItem() {
        Map<String, Object> event = told("m1", "2026-11-20T09:00:00Z", "title", "Fair");

        items.update(List.of(event), Map.of(), exchange);

        assertThat(updates()).doesNotContainKey("mail_date");
    }

    @Test
    void writesOnlyWhatDiffers() {
        Map<String, AttributeValue> item = stored(FIRST);
        item.put("favourite", s("yes"));
        item.put("category", s("edited"));

        assertThat(items.update(List.of(FIRST), item, exchange)).isEqualTo(Change.UPDATED);

        assertThat(updates()).containsOnlyKeys("category", "updated_at", "version");
        assertThat(value("version")).isEqualTo(AttributeValue.fromN("2"));
    }

    @Test
    void changesNothingOnAnItemThatIsUpToDate() {
        assertThat(items.update(List.of(FIRST), stored(FIRST), exchange))
                .isEqualTo(Change.DEDUPLICATED);
    }

    @Test
    void takesAwayItsOwnAttributesAndNoOthers() {
        Map<String, AttributeValue> item = stored(FIRST);
        item.put("favourite", s("yes"));

        items.update(List.of(told("m1", "2026-11-20T09:00:00Z", "title", "Fair")), item, exchange);

        assertThat(updates().get("location").action()).isEqualTo(AttributeAction.DELETE);
        assertThat(updates()).doesNotContainKey("favourite");
    }

    @Test
    void holdsOnlyForTheVersionThatWasRead() {
        items.update(List.of(FIRST), Map.of(), exchange);
        assertThat(condition())
                .isEqualTo(
                        Map.of("version", ExpectedAttributeValue.builder().exists(false).build()));

        items.update(List.of(FOURTH), stored(FIRST), exchange);
        assertThat(condition().get("version").value()).isEqualTo(AttributeValue.fromN("1"));
    }

    @Test
    void takesOverAnItemOfTheOriginal() {
        Map<String, AttributeValue> item = stored(FIRST);
        item.remove("version");
        item.put("created_at", s("2025-01-01T00:00:00Z"));

        items.update(List.of(FOURTH), item, exchange);

        assertThat(updates()).doesNotContainKey("created_at");
        assertThat(condition().get("version").exists()).isFalse();
    }

    /** The item as it is once this is told. */
    private Map<String, AttributeValue> stored(Map<String, Object> told) {
        items.update(List.of(told), Map.of(), exchange);
        Map<String, AttributeValue> item = new HashMap<>();
        updates().forEach((name, update) -> item.put(name, update.value()));
        return item;
    }

    @SuppressWarnings("unchecked")
    private Map<String, AttributeValueUpdate> updates() {
        return exchange.getMessage().getHeader("CamelAwsDdbUpdateValues", Map.class);
    }

    @SuppressWarnings("unchecked")
    private Map<String, ExpectedAttributeValue> condition() {
        return exchange.getMessage().getHeader("CamelAwsDdbUpdateCondition", Map.class);
    }

    private AttributeValue value(String name) {
        return updates().get(name).value();
    }

    private static AttributeValue s(String text) {
        return AttributeValue.fromS(text);
    }

    private static Map<String, Object> told(String messageId, String date, Object... members) {
        Map<String, Object> event = new HashMap<>();
        event.put("email_id", messageId);
        event.put("mail_date", date);
        event.put("source_name", "The sender of " + messageId);
        for (int i = 0; i < members.length; i += 2) {
            event.put((String) members[i], members[i + 1]);
        }
        return event;
    }

    private static <T> List<List<T>> permutations(List<T> all) {
        if (all.isEmpty()) {
            return List.of(List.of());
        }
        List<List<T>> permutations = new ArrayList<>();
        for (T first : all) {
            List<T> rest = new ArrayList<>(all);
            rest.remove(first);
            for (List<T> others : permutations(rest)) {
                List<T> order = new ArrayList<>(List.of(first));
                order.addAll(others);
                permutations.add(order);
            }
        }
        return permutations;
    }
}
