package services.andreas.events.decisions;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import services.andreas.events.mentions.PendingUpdate;
import services.andreas.events.merge.Merging;
import services.andreas.events.merge.decision.Decision;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Decisions that a run carries out again: the process that took one may have died before the items
 * followed, and a decision about a sender misses an item that was being written at that moment.
 */
public final class DueDecisions {
    /** Longer than a worker takes that had read the ledger before the decision. */
    private static final Duration AFTER = Duration.ofMinutes(10);

    private final DecisionLedger ledger;
    private final DecidedUpdates updates;
    private final Clock clock;

    public DueDecisions(
            DynamoDbClient dynamoDb,
            String eventsTable,
            String ledgerTable,
            Merging merging,
            Clock clock) {
        ledger = new DecisionLedger(dynamoDb, ledgerTable, merging, clock);
        updates = new DecidedUpdates(dynamoDb, eventsTable, ledgerTable, merging, clock);
        this.clock = clock;
    }

    /** Those that were taken ten minutes ago or before, and not carried out since; oldest first. */
    public List<Decision> due() {
        return ledger.due(clock.instant().minus(AFTER));
    }

    /** What is to be brought up to date with a decision. */
    public List<PendingUpdate> updates(@Body Decision decision) throws JsonProcessingException {
        return updates.of(decision, ledger.parts(decision));
    }

    /** Comes after the items have followed. */
    public void settle(@Variable("decision") Decision decision) {
        ledger.settle(decision);
    }
}
