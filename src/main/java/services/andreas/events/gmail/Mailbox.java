package services.andreas.events.gmail;

import static services.andreas.events.ledger.Attributes.number;

import com.google.api.services.gmail.model.ListMessagesResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import services.andreas.events.failure.EndlessListException;
import services.andreas.events.ledger.LedgerKey;
import services.andreas.events.ledger.Status;
import services.andreas.events.runs.IngestRun;
import services.andreas.events.runs.Outcome;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** What a query finds in the mailbox, and which of it is still to be done. */
public final class Mailbox {
    /** The most keys that one BatchGetItem takes. */
    private static final int BATCH = 100;

    /** What DynamoDB leaves unprocessed more often is left to the claim, which decides anyway. */
    private static final int TRIES = 5;

    private final DynamoDbClient dynamoDb;
    private final String ledgerTable;
    private final Clock clock;

    public Mailbox(DynamoDbClient dynamoDb, String ledgerTable, Clock clock) {
        this.dynamoDb = dynamoDb;
        this.ledgerTable = ledgerTable;
        this.clock = clock;
    }

    /** Starts to list a query. */
    public Listing list() {
        return new Listing();
    }

    /** Takes one page of a list. */
    public void gather(@Variable("listing") Listing listing, @Body ListMessagesResponse page)
            throws EndlessListException {
        listing.add(page);
    }

    /**
     * Drops what the ledger knows as settled or in work, 100 ids a request.
     *
     * @return the ids that are left, oldest first
     */
    public List<String> pending(
            @Variable("run") IngestRun run, @Variable("listing") Listing listing) {
        List<String> ids = new ArrayList<>(listing.ids());
        Collections.reverse(ids);
        run.listed(ids);
        for (int from = 0; from < ids.size(); from += BATCH) {
            settledOrInWork(ids.subList(from, Math.min(ids.size(), from + BATCH)))
                    .forEach(id -> run.settled(id, Outcome.SKIPPED));
        }
        return run.pending();
    }

    /** The messages that are to be worked on again; they count as listed. */
    public List<String> again(@Variable("run") IngestRun run, @Body List<String> ids) {
        run.listed(ids.stream().distinct().toList());
        return run.pending();
    }

    private Set<String> settledOrInWork(Collection<String> ids) {
        long now = clock.instant().getEpochSecond();
        Set<String> found = new HashSet<>();
        Map<String, KeysAndAttributes> keys =
                Map.of(
                        ledgerTable,
                        KeysAndAttributes.builder()
                                .keys(ids.stream().map(LedgerKey::message).toList())
                                .projectionExpression("pk, #status, in_progress_expiration")
                                .expressionAttributeNames(Map.of("#status", "status"))
                                .build());
        for (int i = 0; i < TRIES && !keys.isEmpty(); i++) {
            Map<String, KeysAndAttributes> asked = keys;
            var response = dynamoDb.batchGetItem(get -> get.requestItems(asked));
            for (Map<String, AttributeValue> item :
                    response.responses().getOrDefault(ledgerTable, List.of())) {
                if (isSettledOrInWork(item, now)) {
                    found.add(LedgerKey.messageId(item));
                }
            }
            keys = response.unprocessedKeys();
        }
        return found;
    }

    private static boolean isSettledOrInWork(Map<String, AttributeValue> item, long now) {
        return switch (Status.of(item)) {
            case COMPLETED, QUARANTINED -> true;
            case INPROGRESS, ANSWERED -> number(item, "in_progress_expiration", 0) >= now;
            case FAILED -> false;
        };
    }

    /** Those of the pending ids that the list of large ones does not hold. */
    public List<String> small(
            @Variable("pending") List<String> pending, @Variable("listing") Listing large) {
        return pending.stream().filter(id -> !large.holds(id)).toList();
    }

    /** Those of the pending ids that the list of large ones holds. */
    public List<String> large(
            @Variable("pending") List<String> pending, @Variable("listing") Listing large) {
        return pending.stream().filter(large::holds).toList();
    }
}
