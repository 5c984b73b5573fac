package services.andreas.events.decisions;

import static services.andreas.events.ledger.Attributes.text;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import services.andreas.events.event.Field;
import services.andreas.events.items.UpcomingItems;
import services.andreas.events.merge.Merging;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The items of events to come, by their senders. */
record ItemsOfSender(UpcomingItems upcoming, Merging merging, Clock clock) {

    /**
     * @param sender as mentions have it
     * @return the ids of its items
     */
    Stream<String> of(String sender) {
        return upcoming.from(clock.instant(), "id, source_email, source_domain")
                .filter(item -> sender.equals(sender(item)))
                .map(item -> text(item, "id"));
    }

    private String sender(Map<String, AttributeValue> item) {
        Map<String, Object> members = new HashMap<>();
        for (Field<String> field : List.of(Field.SOURCE_EMAIL, Field.SOURCE_DOMAIN)) {
            members.put(field.name(), text(item, field.name()));
        }
        return merging.mention("", "", merging.json().of(members)).sender();
    }
}
