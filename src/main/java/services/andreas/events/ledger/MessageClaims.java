package services.andreas.events.ledger;

import static services.andreas.events.ledger.Attributes.n;
import static services.andreas.events.ledger.Attributes.number;
import static services.andreas.events.ledger.Attributes.s;
import static services.andreas.events.ledger.Attributes.text;

import java.time.Clock;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.service.ServiceSupport;
import services.andreas.events.failure.LeaseLostException;
import services.andreas.events.runs.IngestRun;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * Who works on which message: the repository of the idempotent consumer, one conditional write a
 * claim. {@link MessageLedger} settles what is claimed here; {@code confirm} and {@code remove} do
 * nothing, because Camel swallows their failures.
 */
public final class MessageClaims extends ServiceSupport implements IdempotentRepository {
    private static final String CLAIM =
            """
            SET #status = :inprogress, #owner = :owner, in_progress_expiration = :expiration, \
            open_since = if_not_exists(open_since, :now), \
            fence = if_not_exists(fence, :zero) + :one""";
    private static final String CLAIMABLE =
            """
            attribute_not_exists(pk) OR #status = :failed \
            OR (#status IN (:inprogress, :answered) AND in_progress_expiration < :now)""";

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Clock clock;
    private final long lease;

    /**
     * @param lease seconds that a claim lasts; longer than the deadline of one message
     */
    public MessageClaims(DynamoDbClient dynamoDb, String table, Clock clock, long lease) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.clock = clock;
        this.lease = lease;
    }

    /**
     * Claims the message for the run of the exchange and leaves the {@link Claim} in its variable
     * {@code claim}.
     *
     * @return false when the message is done, quarantined, or in work elsewhere
     */
    @Override
    public boolean add(Exchange exchange, String messageId) {
        IngestRun run = exchange.getVariable("run", IngestRun.class);
        String owner = run.owner();
        Map<String, AttributeValue> item;
        try {
            item = claim(messageId, owner);
        } catch (ConditionalCheckFailedException e) {
            item = e.item();
            // when the response to our first try was lost, the claim that stands in the way is ours
            if (Status.of(item) != Status.INPROGRESS || !owner.equals(text(item, "owner"))) {
                return false;
            }
        }
        long fence = number(item, "fence", 0);
        long answer =
                number(item, "answer", 0) > 0
                        ? number(item, "answer", 0)
                        : unannounced(messageId, fence, number(item, "forgotten", 0));
        long deaths = answer > 0 ? 0 : fence - 1 - number(item, "survived", 0);
        Claim claim =
                new Claim(messageId, owner, fence, number(item, "attempts", 0), answer, deaths);
        run.claimed(claim);
        exchange.setVariable("claim", claim);
        return true;
    }

    /** Owners before may have died between keeping an answer and saying so. */
    private long unannounced(String messageId, long fence, long forgotten) {
        if (fence == 1) {
            return 0;
        }
        Map<String, AttributeValue> values =
                Map.of(":pk", LedgerKey.message(messageId).get("pk"), ":answers", s("answer#"));
        return dynamoDb
                .queryPaginator(
                        query ->
                                query.tableName(table)
                                        .keyConditionExpression(
                                                "pk = :pk AND begins_with(sk, :answers)")
                                        .projectionExpression("sk")
                                        .expressionAttributeValues(values)
                                        .consistentRead(true))
                .items()
                .stream()
                .mapToLong(LedgerKey::answer)
                .filter(answer -> answer > forgotten && answer < fence)
                .max()
                .orElse(0);
    }

    private Map<String, AttributeValue> claim(String messageId, String owner) {
        long now = clock.instant().getEpochSecond();
        Map<String, AttributeValue> values =
                Map.of(
                        ":inprogress", Status.INPROGRESS.value(),
                        ":answered", Status.ANSWERED.value(),
                        ":failed", Status.FAILED.value(),
                        ":owner", s(owner),
                        ":expiration", n(now + lease),
                        ":now", n(now),
                        ":zero", n(0),
                        ":one", n(1));
        return dynamoDb.updateItem(
                        claim ->
                                claim.tableName(table)
                                        .key(LedgerKey.message(messageId))
                                        .updateExpression(CLAIM)
                                        .conditionExpression(CLAIMABLE)
                                        .expressionAttributeNames(
                                                Map.of("#status", "status", "#owner", "owner"))
                                        .expressionAttributeValues(values)
                                        .returnValues(ReturnValue.ALL_NEW)
                                        .returnValuesOnConditionCheckFailure(
                                                ReturnValuesOnConditionCheckFailure.ALL_OLD))
                .attributes();
    }

    @Override
    public boolean add(String messageId) {
        throw new UnsupportedOperationException("A claim needs the run of its exchange");
    }

    /**
     * The lease begins anew, so that a message that needs many calls is not taken over between
     * them.
     *
     * @param claim null outside a run
     * @throws LeaseLostException when the message is no longer ours
     */
    public void renew(@Variable("claim") Claim claim) throws LeaseLostException {
        if (claim == null) {
            return;
        }
        Map<String, AttributeValue> values =
                Map.of(
                        ":inprogress", Status.INPROGRESS.value(),
                        ":owner", s(claim.owner()),
                        ":fence", n(claim.fence()),
                        ":expiration", n(clock.instant().getEpochSecond() + lease));
        try {
            dynamoDb.updateItem(
                    renew ->
                            renew.tableName(table)
                                    .key(LedgerKey.message(claim.messageId()))
                                    .updateExpression("SET in_progress_expiration = :expiration")
                                    .conditionExpression(
                                            "#status = :inprogress AND #owner = :owner AND fence ="
                                                    + " :fence")
                                    .expressionAttributeNames(
                                            Map.of("#status", "status", "#owner", "owner"))
                                    .expressionAttributeValues(values));
        } catch (ConditionalCheckFailedException e) {
            throw new LeaseLostException(claim.messageId());
        }
    }

    @Override
    public boolean contains(String messageId) {
        throw new UnsupportedOperationException("Only a claim decides");
    }

    @Override
    public boolean confirm(String messageId) {
        return true;
    }

    @Override
    public boolean remove(String messageId) {
        return true;
    }

    @Override
    public void clear() {
        throw new UnsupportedOperationException("The ledger is never cleared");
    }
}
