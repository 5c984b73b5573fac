package services.andreas.events.ledger;

import static services.andreas.events.ledger.Attributes.n;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

/** Lists the messages that are not done, and reopens those that are. */
public final class OpenMessages {
    private final DynamoDbClient dynamoDb;
    private final BatchReader reader;
    private final String table;
    private final Clock clock;

    public OpenMessages(DynamoDbClient dynamoDb, String table, Clock clock) {
        this.dynamoDb = dynamoDb;
        this.reader = new BatchReader(dynamoDb);
        this.table = table;
        this.clock = clock;
    }

    /**
     * Makes a message claimable again that is done, quarantined or failed. Increments the fence, so
     * that the next owner does not find the old answer, and forgets the deaths of earlier owners.
     *
     * @return false if it is in work or unknown
     */
    public boolean reopen(String messageId) {
        Map<String, AttributeValue> values =
                Map.of(
                        ":failed", Status.FAILED.value(),
                        ":completed", Status.COMPLETED.value(),
                        ":quarantined", Status.QUARANTINED.value(),
                        ":zero", n(0),
                        ":one", n(1),
                        ":now", n(clock.instant().getEpochSecond()));
        return DynamoDb.update(
                dynamoDb,
                reopen ->
                        reopen.tableName(table)
                                .key(LedgerKey.message(messageId))
                                .updateExpression(
                                        "SET #status = :failed, attempts = :zero, forgotten ="
                                                + " fence, fence = fence + :one,"
                                                + " survived = fence + :one,"
                                                + " open_since = if_not_exists(open_since, :now)"
                                                + " REMOVE answer, outcome, completed_at, reason")
                                .conditionExpression(
                                        "#status IN (:completed, :quarantined, :failed)")
                                .expressionAttributeNames(Map.of("#status", "status"))
                                .expressionAttributeValues(values));
    }

    /** Those of these messages that any run has claimed. */
    public Set<String> known(Collection<String> messageIds) {
        return reader
                .read(Map.of(table, messageIds.stream().map(LedgerKey::message).toList()))
                .getOrDefault(table, List.of())
                .stream()
                .map(LedgerKey::messageId)
                .collect(Collectors.toSet());
    }

    /** The messages of one status other than completed, longest open first. */
    public List<OpenMessage> of(Status status) {
        return dynamoDb.queryPaginator(query(status).build()).items().stream()
                .map(OpenMessage::of)
                .toList();
    }

    /** The number of messages of one status other than completed. */
    public long count(Status status) {
        QueryRequest query = query(status).select(Select.COUNT).build();
        return dynamoDb.queryPaginator(query).stream().mapToLong(QueryResponse::count).sum();
    }

    private QueryRequest.Builder query(Status status) {
        return QueryRequest.builder()
                .tableName(table)
                .indexName("status-index")
                .keyConditionExpression("#status = :status")
                .expressionAttributeNames(Map.of("#status", "status"))
                .expressionAttributeValues(Map.of(":status", status.value()));
    }
}
