package services.andreas.events.decisions;

import static services.andreas.events.ledger.Attributes.s;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import services.andreas.events.ledger.Attributes;
import services.andreas.events.mentions.MentionKey;
import services.andreas.events.mentions.Neighbours;
import services.andreas.events.merge.Group;
import services.andreas.events.merge.Mention;
import services.andreas.events.merge.Merging;
import services.andreas.events.merge.decision.Decision;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The event that an id stands for, with all that is known of it.
 *
 * @param id as a person named it
 */
record DecidedGroup(String id, Group group) {

    /** Empty when no mention is known by this id. */
    static Optional<DecidedGroup> of(
            String id,
            DynamoDbClient dynamoDb,
            String ledger,
            Neighbours neighbours,
            Merging merging) {
        return told(id, dynamoDb, ledger)
                .flatMap(told -> group(told, neighbours, merging))
                .map(group -> new DecidedGroup(id, group));
    }

    private static Optional<Group> group(MentionKey told, Neighbours neighbours, Merging merging) {
        return merging.groups(neighbours.of(told).mentions()).stream()
                .filter(Group::isEvent)
                .filter(
                        group ->
                                group.mentions().stream()
                                        .map(MentionKey::of)
                                        .anyMatch(told::equals))
                .findFirst();
    }

    /** A mention of a mail where there is one; else the one that carries the event on. */
    static Optional<MentionKey> told(String id, DynamoDbClient dynamoDb, String ledger) {
        List<Map<String, AttributeValue>> lines =
                dynamoDb.query(
                                query ->
                                        query.tableName(ledger)
                                                .keyConditionExpression("pk = :pk")
                                                .expressionAttributeValues(
                                                        Map.of(":pk", s("event#" + id)))
                                                .consistentRead(true))
                        .items();
        List<MentionKey> keys =
                lines.stream()
                        .map(
                                line ->
                                        line.containsKey("told")
                                                ? MentionKey.of(Attributes.text(line, "told"))
                                                : MentionKey.of(line))
                        .toList();
        return keys.stream()
                .filter(key -> !key.messageId().startsWith(Decision.PREFIX))
                .findFirst()
                .or(() -> keys.stream().findFirst());
    }

    Mention first() {
        return group.believed().get(0);
    }
}
