package services.andreas.events.ledger;

import static services.andreas.events.ledger.Attributes.n;
import static services.andreas.events.ledger.Attributes.number;
import static services.andreas.events.ledger.Attributes.s;

import com.google.common.base.Ticker;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.service.ServiceSupport;
import services.andreas.events.failure.LeaseLostException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The repository of the idempotent consumer: claims a message with one conditional write. {@link
 * MessageLedger} settles claims; {@code confirm} and {@code remove} do nothing, because Camel
 * swallows their failures.
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
            OR (#status IN (:inprogress, :answered) \
            AND (in_progress_expiration < :longago OR in_progress_expiration = :unchanged))""";

    private final MessageState state;
    private final Answers answers;
    private final Clock clock;
    private final long lease;
    private final Ticker ticker;
    private final ForeignClaims foreignClaims;

    /**
     * @param lease seconds that a claim lasts, unless it is renewed
     */
    public MessageClaims(
            DynamoDbClient dynamoDb,
            String table,
            Clock clock,
            long lease,
            Ticker ticker,
            ForeignClaims foreignClaims) {
        this.state = new MessageState(dynamoDb, table);
        this.answers = new Answers(dynamoDb, table, clock);
        this.clock = clock;
        this.lease = lease;
        this.ticker = ticker;
        this.foreignClaims = foreignClaims;
    }

    /**
     * Claims the message for the owner in the variable {@code owner}, and sets the variable {@code
     * claim} to the {@link Claim}; {@code settledBefore} says whether it is done or quarantined.
     *
     * @return false if the message is done, quarantined, or in work elsewhere
     */
    @Override
    public boolean add(Exchange exchange, String messageId) {
        String owner = exchange.getVariable("owner", String.class);
        long taken = ticker.read();
        AtomicReference<Map<String, AttributeValue>> other = new AtomicReference<>();
        Optional<Claim> claim =
                claim(messageId, owner, other::set)
                        .map(item -> claim(messageId, owner, item, taken));
        boolean isSettled = claim.isEmpty() && other.get() != null && isSettled(other.get());
        exchange.setVariable("settledBefore", isSettled);
        claim.ifPresent(won -> exchange.setVariable("claim", won));
        return claim.isPresent();
    }

    private static boolean isSettled(Map<String, AttributeValue> item) {
        Status status = Status.of(item);
        return status == Status.COMPLETED || status == Status.QUARANTINED;
    }

    /**
     * Recognises our own claim, if only the response to it was lost.
     *
     * @param refused gets the message as it is when it cannot be claimed
     */
    private Optional<Map<String, AttributeValue>> claim(
            String messageId, String owner, Consumer<Map<String, AttributeValue>> refused) {
        long now = clock.instant().getEpochSecond();
        Map<String, AttributeValue> values =
                Map.of(
                        ":inprogress", Status.INPROGRESS.value(),
                        ":answered", Status.ANSWERED.value(),
                        ":failed", Status.FAILED.value(),
                        ":owner", s(owner),
                        ":expiration", n(now + lease),
                        ":now", n(now),
                        ":longago", n(foreignClaims.longAgo()),
                        ":unchanged", n(foreignClaims.unchanged(messageId)),
                        ":zero", n(0),
                        ":one", n(1));
        return state.change(
                messageId,
                CLAIM,
                CLAIMABLE,
                values,
                item -> {
                    refused.accept(item);
                    return MessageState.isOf(owner, Status.INPROGRESS, item);
                });
    }

    private Claim claim(
            String messageId, String owner, Map<String, AttributeValue> item, long taken) {
        long fence = number(item, "fence", 0);
        long answer = answers.last(messageId, fence, number(item, "forgotten", 0));
        long deaths = answer > 0 ? 0 : fence - 1 - number(item, "survived", 0);
        return new Claim(
                messageId, owner, fence, number(item, "attempts", 0), answer, deaths, taken);
    }

    @Override
    public boolean add(String messageId) {
        throw new UnsupportedOperationException("A claim needs the owner of its exchange");
    }

    /**
     * Renews the lease.
     *
     * @throws LeaseLostException if another owner has taken the message over
     */
    public void renew(Claim claim) throws LeaseLostException {
        Map<String, AttributeValue> values =
                Map.of(
                        ":inprogress", Status.INPROGRESS.value(),
                        ":answered", Status.ANSWERED.value(),
                        ":expiration", n(clock.instant().getEpochSecond() + lease));
        state.change(
                claim,
                Status.INPROGRESS,
                "SET in_progress_expiration = :expiration",
                "#status IN (:inprogress, :answered)",
                values);
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
