package services.andreas.events.items;

import static services.andreas.events.ledger.Attributes.s;
import static services.andreas.events.ledger.Attributes.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import services.andreas.events.event.Field;
import services.andreas.events.ledger.DynamoDb;
import services.andreas.events.mentions.MentionKey;
import services.andreas.events.mentions.Neighbourhood;
import services.andreas.events.mentions.Neighbours;
import services.andreas.events.mentions.StoredMentions;
import services.andreas.events.merge.Group;
import services.andreas.events.merge.Merged;
import services.andreas.events.merge.Merging;
import services.andreas.events.merge.series.Occurrence;
import services.andreas.events.merge.series.Series;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Explains an item: its messages, what each of them says, and which is believed. */
public final class Explanations {
    /** The attributes by which an item shows whether a person should look at its event. */
    private static final String MARKS =
            "id, decided, " + Field.NEEDS_REVIEW.name() + ", " + ItemAttributes.CONTRADICTED;

    private final ObjectMapper json = new ObjectMapper();
    private final DynamoDbClient dynamoDb;
    private final String events;
    private final Merging merging;
    private final StoredMentions stored;
    private final Neighbours neighbours;
    private final Series series;
    private final TableChanges changes;

    public Explanations(
            DynamoDbClient dynamoDb,
            String eventsTable,
            String ledgerTable,
            Merging merging,
            WrittenItems written) {
        this.dynamoDb = dynamoDb;
        this.events = eventsTable;
        this.merging = merging;
        this.stored = new StoredMentions(dynamoDb, ledgerTable, merging);
        this.neighbours = new Neighbours(dynamoDb, eventsTable, ledgerTable, merging);
        this.series = new Series(merging);
        this.changes = new TableChanges(merging, written);
    }

    /** Everything that is known of an event; empty when nothing is. */
    public Optional<ObjectNode> of(String eventId) {
        Map<String, AttributeValue> item =
                DynamoDb.item(dynamoDb, events, Map.of("id", s(eventId)));
        Optional<MentionKey> told = stored.of(eventId);
        if (item.isEmpty() && told.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode explanation = json.createObjectNode();
        explanation.put("id", eventId);
        if (item.containsKey("merged_into")) {
            explanation.put("merged_into", text(item, "merged_into"));
        }
        Set<String> locked = ItemAttributes.locked(item);
        if (!locked.isEmpty()) {
            explanation.set("locked", json.valueToTree(locked.stream().sorted().toList()));
        }
        if (told.isPresent()) {
            Neighbourhood around = neighbours.of(told.get());
            around.event(series).ifPresent(found -> explain(found, around, explanation));
        } else {
            ItemMention.of(item, merging)
                    .map(mention -> Group.of(List.of(mention), null))
                    .ifPresent(
                            alone ->
                                    GroupExplanation.add(alone, merging.merge(alone), explanation));
        }
        return Optional.of(explanation);
    }

    /** Events from then on that are unclear, or that strangers contradict; the soonest first. */
    public Stream<ObjectNode> toReview(Instant from) {
        return new UpcomingItems(dynamoDb, events)
                .from(from, MARKS)
                .filter(Explanations::isMarked)
                .map(item -> toReview(text(item, "id"), false))
                .flatMap(Optional::stream);
    }

    /**
     * Everything that is known of an event, if a person should look at it.
     *
     * @param also whether there is another reason to, unless it was rejected
     */
    public Optional<ObjectNode> toReview(String eventId, boolean also) {
        return of(eventId).filter(event -> isToReview(event, also));
    }

    /** What is read of an event takes some requests: they are for those that may be listed. */
    private static boolean isMarked(Map<String, AttributeValue> item) {
        return !isRejected(item)
                && (item.containsKey(Field.NEEDS_REVIEW.name())
                        || item.containsKey(ItemAttributes.CONTRADICTED));
    }

    /** Others may have written it, as anything. */
    private static boolean isRejected(Map<String, AttributeValue> item) {
        AttributeValue decided = item.get("decided");
        return decided != null && decided.l().contains(s("reject"));
    }

    private static boolean isToReview(ObjectNode explanation, boolean also) {
        for (JsonNode decided : explanation.path("decided")) {
            if (decided.asText().equals("reject")) {
                return false;
            }
        }
        boolean claimed =
                StreamSupport.stream(explanation.path("messages").spliterator(), false)
                        .anyMatch(message -> message.path("claim").asBoolean());
        return also || claimed || explanation.has("needs_review");
    }

    private void explain(Occurrence occurrence, Neighbourhood around, ObjectNode explanation) {
        Group group = occurrence.whole();
        Merged merged = merging.merge(group);
        for (TableChange change : changes.changed(around)) {
            if (change.group().equals(occurrence.group()) && change.deleted() != null) {
                explanation.put("deleted", true);
            } else if (change.group().equals(occurrence.group())) {
                merged = merged.with(change.edits().in(merged.event(), merging.json()).build());
            }
        }
        GroupExplanation.add(group, merged, explanation);
        SeriesExplanation.add(occurrence, explanation);
    }
}
