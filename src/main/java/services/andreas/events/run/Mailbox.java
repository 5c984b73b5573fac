package services.andreas.events.run;

import static services.andreas.events.ledger.Attributes.number;

import com.google.api.services.gmail.model.ListMessagesResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import services.andreas.events.failure.EndlessListException;
import services.andreas.events.gmail.Listing;
import services.andreas.events.ledger.LedgerKey;
import services.andreas.events.ledger.Status;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** The messages that a query finds, and which of them are pending. */
public final class Mailbox {
    /** The maximum of keys in one BatchGetItem. */
    private static final int BATCH = 100;

    /** After so many tries, unprocessed keys are left to the claim, which decides anyway. */
    private static final int TRIES = 5;

    private final DynamoDbClient dynamoDb;
    private final String ledgerTable;
    private final Clock clock;

    public Mailbox(DynamoDbClient dynamoDb, String ledgerTable, Clock clock) {
        this.dynamoDb = dynamoDb;
        this.ledgerTable = ledgerTable;
        this.clock = clock;
    }

    /** Starts a list. */
    public Listing list() {
        return new Listing();
    }

    /** Adds one page to a list. */
    public void gather(@Variable("listing") Listing listing, @Body ListMessagesResponse page)
            throws EndlessListException {
        listing.add(page);
    }

    /**
     * Drops messages that the ledger knows as settled or in work, 100 ids a request.
     *
     * @return the other ids, oldest first
     */
    public List<String> pending(
            @Variable("run") IngestRun run, @Variable("listing") Listing listing) {
        List<String> ids = new ArrayList<>(listing.ids());
        Collections.reverse(ids);
        run.listed(ids);
        for (int from = 0; from < ids.size(); from += BATCH) {
            for (Map<String, AttributeValue> item :
                    known(ids.subList(from, Math.min(ids.size(), from + BATCH)))) {
                sort(run, item);
            }
        }
        return run.messages().pending();
    }

    /** The messages to replay; they count as listed. */
    public List<String> again(@Variable("run") IngestRun run, @Variable("again") List<String> ids) {
        run.listed(ids.stream().distinct().toList());
        return run.messages().pending();
    }

    private List<Map<String, AttributeValue>> known(Collection<String> ids) {
        List<Map<String, AttributeValue>> found = new ArrayList<>();
        Map<String, KeysAndAttributes> keys =
                Map.of(
                        ledgerTable,
                        KeysAndAttributes.builder()
                                .keys(ids.stream().map(LedgerKey::message).toList())
                                .projectionExpression(
                                        "pk, #status, in_progress_expiration, fence, survived")
                                .expressionAttributeNames(Map.of("#status", "status"))
                                .build());
        for (int i = 0; i < TRIES && !keys.isEmpty(); i++) {
            Map<String, KeysAndAttributes> asked = keys;
            var response = dynamoDb.batchGetItem(get -> get.requestItems(asked));
            found.addAll(response.responses().getOrDefault(ledgerTable, List.of()));
            keys = response.unprocessedKeys();
        }
        return found;
    }

    private void sort(IngestRun run, Map<String, AttributeValue> item) {
        String id = LedgerKey.messageId(item);
        Status status = Status.of(item);
        if (isSettledOrInWork(status, item)) {
            run.settled(id, MessageResult.SKIPPED);
        } else if (status == Status.INPROGRESS) {
            run.messages().suspect(id, number(item, "fence", 0) - number(item, "survived", 0));
        }
    }

    private boolean isSettledOrInWork(Status status, Map<String, AttributeValue> item) {
        return switch (status) {
            case COMPLETED, QUARANTINED -> true;
            case INPROGRESS, ANSWERED ->
                    number(item, "in_progress_expiration", 0) >= clock.instant().getEpochSecond();
            case FAILED -> false;
        };
    }

    /** The pending ids that are neither large nor suspect. */
    public List<String> small(
            @Variable("run") IngestRun run,
            @Variable("pending") List<String> pending,
            @Variable("listing") Listing large) {
        return pending.stream()
                .filter(id -> !large.holds(id) && !run.messages().isSuspect(id))
                .toList();
    }

    /** The pending ids that are large and not suspect. */
    public List<String> large(
            @Variable("run") IngestRun run,
            @Variable("pending") List<String> pending,
            @Variable("listing") Listing large) {
        return pending.stream()
                .filter(id -> large.holds(id) && !run.messages().isSuspect(id))
                .toList();
    }

    /** The pending ids that may have killed a process, least suspect first. */
    public List<String> suspect(@Variable("run") IngestRun run) {
        return run.messages().suspects();
    }
}
