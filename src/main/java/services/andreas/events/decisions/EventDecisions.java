package services.andreas.events.decisions;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import services.andreas.events.event.Event;
import services.andreas.events.event.Field;
import services.andreas.events.mentions.Neighbours;
import services.andreas.events.mentions.StoredMentions;
import services.andreas.events.merge.Mention;
import services.andreas.events.merge.Merging;
import services.andreas.events.merge.decision.DecidedEvent;
import services.andreas.events.merge.decision.Decision;
import services.andreas.events.merge.decision.Edits;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Takes what a person decides about events; items follow when the updates are carried out. */
public final class EventDecisions {
    private final Merging merging;
    private final StoredMentions stored;
    private final UnmentionedItems unmentioned;
    private final Neighbours neighbours;
    private final DecisionLedger ledger;
    private final DecidedUpdates updates;
    private final ZoneId zone;
    private final TableEdits tableEdits;

    /**
     * @param zone IANA zone of local times of events that name none
     * @param tableEdits finds what was done in the table before
     */
    public EventDecisions(
            DynamoDbClient dynamoDb,
            String eventsTable,
            String ledgerTable,
            Merging merging,
            Clock clock,
            String zone,
            TableEdits tableEdits) {
        this.merging = merging;
        this.zone = ZoneId.of(zone);
        this.tableEdits = tableEdits;
        stored = new StoredMentions(dynamoDb, ledgerTable, merging);
        unmentioned = new UnmentionedItems(dynamoDb, eventsTable, ledgerTable, merging);
        neighbours = new Neighbours(dynamoDb, eventsTable, ledgerTable, merging);
        ledger = new DecisionLedger(dynamoDb, ledgerTable, merging, clock);
        updates = new DecidedUpdates(dynamoDb, eventsTable, ledgerTable, merging, clock);
    }

    /** Approves what there is to review of an event now. */
    public Taken approve(String id, String by) throws UnknownEventException {
        DecidedGroup event = event(id);
        List<String> seen =
                new ArrayList<>(DecidedEvent.reasons(event.event().get(Field.NEEDS_REVIEW, "")));
        event.merged().claims().forEach(claim -> seen.add(claim.messageId()));
        return keep(new Draft(Decision.Kind.APPROVE, by, List.of(id)).seen(seen), event);
    }

    public Taken reject(String id, String by) throws UnknownEventException {
        return keep(new Draft(Decision.Kind.REJECT, by, List.of(id)), event(id));
    }

    /**
     * Rejects all events of the sender of this one, those to come as well.
     *
     * @throws IllegalArgumentException when it names no sender
     */
    public Taken rejectSender(String id, String by) throws UnknownEventException {
        DecidedGroup event = event(id);
        Mention first = event.first();
        if (first.sender().isEmpty()) {
            throw new IllegalArgumentException("the event names no sender");
        }
        String at = ledger.after(event.decisions());
        Decision decision =
                new Draft(Decision.Kind.REJECT_SENDER, by, List.of(id))
                        .subject(first.sender())
                        .taken(at);
        return keep(decision, Map.of(decision.messageId(), first.event()), event.title());
    }

    /**
     * @param value empty for none
     * @throws IllegalArgumentException when there is no such field, or it cannot have this value
     */
    public Taken edit(String id, String field, String value, String by)
            throws UnknownEventException {
        DecidedGroup event = event(id);
        Edits edits = new FieldValues(event.event(), merging, zone).read(field, value);
        Draft draft =
                new Draft(Decision.Kind.EDIT, by, List.of(event.id()))
                        .values(edits, edits.before(event.event()));
        return keep(draft, event);
    }

    /**
     * Makes two events one, which keeps the item of the first.
     *
     * @throws IllegalArgumentException when it is one event
     */
    public Taken merge(String id, String other, String by) throws UnknownEventException {
        if (other.equals(id)) {
            throw new IllegalArgumentException("an event is not merged with itself");
        }
        DecidedGroup one = event(id);
        DecidedGroup two = event(other);
        List<Decision> known = new ArrayList<>(one.decisions());
        known.addAll(two.decisions());
        Map<String, Event> parts = new LinkedHashMap<>();
        parts.put(id, one.first().event());
        parts.put(other, two.first().event());
        Decision decision =
                new Draft(Decision.Kind.MERGE, by, List.of(id, other)).taken(ledger.after(known));
        return keep(decision, parts, one.title());
    }

    /**
     * Makes what a message says of an event another event.
     *
     * @param message its key, or Gmail's id where that is enough
     */
    public Taken split(String message, String id, String by) throws UnknownEventException {
        DecidedGroup event = event(id);
        String messageId = event.teller(message);
        Map<String, Event> parts = event.without(messageId);
        if (parts.isEmpty()) {
            throw new UnknownEventException("Event " + id + " is known from this message alone");
        }
        List<String> about = new ArrayList<>(List.of(id));
        parts.keySet().stream().skip(1).forEach(about::add);
        Decision decision =
                new Draft(Decision.Kind.SPLIT, by, about)
                        .subject(messageId)
                        .taken(ledger.after(event.decisions()));
        return keep(decision, parts, event.title());
    }

    /** The last decision that is not undone. */
    public Optional<Decision> last() {
        return Optional.ofNullable(ledger.last());
    }

    /**
     * Takes back the last decision that holds.
     *
     * @param id of the event that it must be about; null for the last one of all
     */
    public Taken undo(@Nullable String id, String by) throws UnknownEventException {
        List<Decision> known = id == null ? List.of() : event(id).group().decisions().inForce();
        Decision last =
                id == null
                        ? last().orElse(null)
                        : known.isEmpty() ? null : known.get(known.size() - 1);
        if (last == null) {
            throw new UnknownEventException(
                    "No decision holds" + (id == null ? "" : " about event " + id));
        }
        Decision undo =
                new Draft(Decision.Kind.UNDO, by, last.about())
                        .subject(last.id())
                        .taken(ledger.after(List.of(last)));
        try {
            Map<String, Event> parts = ledger.parts(last);
            Event about = parts.values().iterator().next();
            return keep(undo, parts, about.get(Field.TITLE, ""));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A decision is no JSON object", e);
        }
    }

    private Taken keep(Draft draft, DecidedGroup event) {
        Decision decision = draft.taken(ledger.after(event.decisions()));
        return keep(decision, Map.of(event.id(), event.first().event()), event.title());
    }

    private Taken keep(Decision decision, Map<String, Event> parts, String title) {
        ledger.keep(decision, parts);
        return new Taken(decision, title, updates.of(decision, parts));
    }

    private DecidedGroup event(String id) throws UnknownEventException {
        return stored.of(id)
                .or(() -> unmentioned.adopt(id))
                .map(told -> tableEdits.take(neighbours.of(told), () -> neighbours.of(told)))
                .flatMap(around -> DecidedGroup.of(id, around, merging))
                .orElseThrow(() -> new UnknownEventException("No event has the id " + id));
    }
}
