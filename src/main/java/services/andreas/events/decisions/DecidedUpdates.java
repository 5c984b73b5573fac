package services.andreas.events.decisions;

import static services.andreas.events.ledger.Attributes.text;

import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import services.andreas.events.event.Event;
import services.andreas.events.event.Field;
import services.andreas.events.items.UpcomingItems;
import services.andreas.events.mentions.MentionKey;
import services.andreas.events.mentions.PendingUpdate;
import services.andreas.events.mentions.StoredMentions;
import services.andreas.events.merge.Merging;
import services.andreas.events.merge.decision.Decision;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Says what is to be brought up to date with a decision. */
final class DecidedUpdates {
    private final StoredMentions stored;
    private final UpcomingItems upcoming;
    private final Merging merging;
    private final Clock clock;

    DecidedUpdates(
            DynamoDbClient dynamoDb,
            String eventsTable,
            String ledgerTable,
            Merging merging,
            Clock clock) {
        stored = new StoredMentions(dynamoDb, ledgerTable, merging);
        upcoming = new UpcomingItems(dynamoDb, eventsTable);
        this.merging = merging;
        this.clock = clock;
    }

    /**
     * @param parts the events as they are, by the ids that the decision is to be found by
     */
    List<PendingUpdate> of(Decision decision, Map<String, Event> parts) {
        Set<MentionKey> keys = new LinkedHashSet<>();
        parts.forEach(
                (id, event) -> {
                    keys.add(new MentionKey(id, decision.messageId()));
                    if (id.startsWith(Decision.PREFIX)) {
                        Stream.concat(ofSender(sender(event)), decision.about().stream())
                                .forEach(one -> stored.of(one).ifPresent(keys::add));
                    }
                });
        return keys.stream().map(PendingUpdate::of).toList();
    }

    /** The ids of the items of a sender that are to come. */
    private Stream<String> ofSender(String sender) {
        return upcoming.from(clock.instant(), "id, source_email, source_domain")
                .filter(item -> sender.equals(sender(item)))
                .map(item -> text(item, "id"));
    }

    private String sender(Map<String, AttributeValue> item) {
        Map<String, Object> members = new HashMap<>();
        for (Field<String> field : List.of(Field.SOURCE_EMAIL, Field.SOURCE_DOMAIN)) {
            members.put(field.name(), text(item, field.name()));
        }
        return sender(merging.json().of(members));
    }

    private String sender(Event event) {
        return merging.mention("", "", event).sender();
    }
}
