package services.andreas.events.decisions;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import services.andreas.events.event.Field;
import services.andreas.events.items.TableChange;
import services.andreas.events.items.TableChanges;
import services.andreas.events.items.WrittenItems;
import services.andreas.events.mentions.EventLedger;
import services.andreas.events.mentions.Neighbourhood;
import services.andreas.events.mentions.PendingUpdate;
import services.andreas.events.merge.Merging;
import services.andreas.events.merge.decision.DecidedEvent;
import services.andreas.events.merge.decision.Decision;
import services.andreas.events.merge.decision.Decisions;
import services.andreas.events.merge.decision.Edits;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Takes what a person has done in the table for a decision, before anything is written over it. */
public final class TableEdits {
    private static final String BY = "the table";

    private final Merging merging;
    private final TableChanges changes;
    private final EventLedger mentions;
    private final DecisionLedger ledger;

    public TableEdits(
            DynamoDbClient dynamoDb,
            String ledgerTable,
            Merging merging,
            Clock clock,
            WrittenItems written,
            EventLedger mentions) {
        this.merging = merging;
        changes = new TableChanges(merging, written);
        this.mentions = mentions;
        ledger = new DecisionLedger(dynamoDb, ledgerTable, merging, clock);
    }

    /** Returns what has to do with a mention, with the decisions that were found. */
    public Neighbourhood take(
            @Body Neighbourhood around, @Variable("pendingUpdate") PendingUpdate pendingUpdate) {
        return take(around, () -> mentions.gather(pendingUpdate));
    }

    /**
     * @param again reads what has to do with the mention
     */
    Neighbourhood take(Neighbourhood around, Supplier<Neighbourhood> again) {
        boolean any = false;
        for (TableChange change : changes.changed(around)) {
            boolean isOf =
                    change.group().mentions().stream()
                            .anyMatch(mention -> mention.id().equals(change.id()));
            any |= isOf && keep(change);
        }
        return any ? again.get() : around;
    }

    private boolean keep(TableChange change) {
        Decisions known = change.group().decisions();
        if (change.deleted() != null) {
            // a deletion that was decided about before is no news, whatever became of it
            return known.all().stream().noneMatch(one -> change.deleted().equals(one.subject()))
                    && keep(change, Decision.Kind.DELETE, Edits.NONE, List.of());
        }
        Edits edits = change.edits().possible(merging.json());
        boolean isWantedBack = known.isRejected() && edits.has(Field.STATUS);
        if (isWantedBack) {
            edits = edits.without(Field.STATUS);
            List<String> seen =
                    new ArrayList<>(
                            DecidedEvent.reasons(change.event().get(Field.NEEDS_REVIEW, "")));
            keep(change, Decision.Kind.APPROVE, Edits.NONE, seen);
        }
        return !edits.isEmpty() && keep(change, Decision.Kind.EDIT, edits, List.of())
                || isWantedBack;
    }

    private boolean keep(TableChange change, Decision.Kind kind, Edits edits, List<String> seen) {
        Edits before = edits.before(change.event());
        List<Decision> known = change.group().decisions().all();
        // the same for every worker that finds it
        String words =
                change.deleted() == null
                        ? kind + change.id() + edits.values() + before.values() + known.size()
                        : change.id() + change.deleted();
        String key = UUID.nameUUIDFromBytes(words.getBytes(StandardCharsets.UTF_8)).toString();
        Decision decision =
                new Decision(
                        key,
                        kind,
                        ledger.after(known),
                        BY,
                        List.of(change.id()),
                        edits,
                        before,
                        seen,
                        change.deleted());
        ledger.keep(decision, Map.of(change.id(), change.group().believed().get(0).event()));
        return true;
    }
}
