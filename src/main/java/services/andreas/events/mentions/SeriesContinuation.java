package services.andreas.events.mentions;

import static services.andreas.events.ledger.Attributes.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;
import services.andreas.events.event.Field;
import services.andreas.events.extract.ExtractionRules;
import services.andreas.events.failure.LeaseLostException;
import services.andreas.events.ledger.LedgerKey;
import services.andreas.events.ledger.Partition;
import services.andreas.events.merge.Mention;
import services.andreas.events.merge.Merging;
import services.andreas.events.merge.series.Series;
import services.andreas.events.recurrence.Horizon;
import services.andreas.events.recurrence.Recurrence;
import services.andreas.events.recurrence.RecurrenceText;
import services.andreas.events.recurrence.RuleBudget;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Expands series that go on, before the occurrences mentioned so far are over: one query a run, and
 * no message is read again.
 */
public final class SeriesContinuation {
    /** Series that one run continues; the next one goes on with the others. */
    private static final int MOST = 100;

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Merging merging;
    private final Horizon horizon;
    private final Clock clock;
    private final StoredMentions stored;
    private final Neighbours neighbours;
    private final MentionWriter writer;
    private final Series series;

    public SeriesContinuation(
            DynamoDbClient dynamoDb,
            String eventsTable,
            String ledgerTable,
            Merging merging,
            ExtractionRules rules,
            Clock clock) {
        this.dynamoDb = dynamoDb;
        this.table = ledgerTable;
        this.merging = merging;
        this.horizon = rules.repetitions().horizon();
        this.clock = clock;
        this.stored = new StoredMentions(dynamoDb, ledgerTable, merging);
        this.neighbours = new Neighbours(dynamoDb, eventsTable, ledgerTable, merging);
        this.writer = new MentionWriter(dynamoDb, ledgerTable, merging);
        this.series = new Series(merging);
    }

    /** The series that are due today, those that have waited longest first. */
    public List<DueSeries> due() {
        String tomorrow = LedgerKey.due(clock.instant().plusSeconds(86_400), "").get("sk").s();
        return new Partition(dynamoDb, table, LedgerKey.DUE)
                .before(tomorrow, MOST)
                .limit(MOST)
                .map(
                        item ->
                                new DueSeries(
                                        Map.of("pk", item.get("pk"), "sk", item.get("sk")),
                                        MentionKey.of(text(item, "told"))))
                .toList();
    }

    /**
     * Mentions the next occurrences as the message with the series would have.
     *
     * @return what is to be brought up to date
     */
    public List<PendingUpdate> mention(@Body DueSeries due, Exchange exchange)
            throws JsonProcessingException, LeaseLostException {
        exchange.setVariable("dueSeries", due);
        exchange.setVariable("messageId", due.told().messageId());
        Mention statement = statement(due);
        Recurrence recurrence = recurrence(statement);
        if (recurrence == null) {
            return List.of();
        }
        Instant from = statement.event().get(Field.SERIES_UNTIL).plusSeconds(1);
        Instant now = clock.instant();
        Instant to = horizon.to(now, now);
        List<LocalDateTime> starts =
                recurrence.starts(from, to, horizon.occurrences(), new RuleBudget());
        Map<MentionKey, Mention> mentions =
                new KeptIds(due.told().messageId(), merging)
                        .mentions(
                                NextOccurrences.of(statement.event(), recurrence, starts),
                                Map.of());
        if (!mentions.isEmpty() && !takesPlace(mentions, due.told(), statement)) {
            // a newer rule counts now; should it be taken back, this one goes on from here
            due.continued(
                    statement.event().toBuilder().put(Field.SERIES_DUE, horizon.due(to)).build());
            return List.of();
        }
        Instant until =
                starts.size() >= horizon.occurrences()
                        ? recurrence.zone().at(starts.get(starts.size() - 1))
                        : to;
        boolean goesOn = recurrence.goesOnAfter(until);
        due.continued(
                statement.event().toBuilder()
                        .remove(Field.SERIES_UNTIL)
                        .remove(Field.SERIES_DUE)
                        .put(Field.SERIES_UNTIL, goesOn ? until : null)
                        .put(Field.SERIES_DUE, goesOn ? horizon.due(until) : null)
                        .build());
        if (mentions.isEmpty()) {
            return List.of();
        }
        writer.writeMore(due.told().messageId(), mentions);
        Map<MentionKey, Mention> statements = Map.of(due.told(), statement);
        List<PendingUpdate> updates = new ArrayList<>();
        mentions.forEach(
                (told, mention) -> updates.add(PendingUpdate.of(told, mention, statements)));
        return updates;
    }

    /** Records how far the series is expanded, last: after a crash it is expanded again. */
    public void note(@Variable("dueSeries") DueSeries due)
            throws JsonProcessingException, LeaseLostException {
        writer.writeContinued(due.key(), due.told(), due.continued());
    }

    private @Nullable Mention statement(DueSeries due) {
        return stored.at(List.of(due.told().key())).get(due.told());
    }

    /** Null when the statement is gone, or has been continued under another day. */
    private @Nullable Recurrence recurrence(@Nullable Mention statement) {
        boolean isDue =
                statement != null
                        && statement.event().has(Field.SERIES_UNTIL)
                        && statement.event().has(Field.SERIES_DUE);
        return isDue ? RecurrenceText.parse(statement.event().get(Field.RECURRENCE, "")) : null;
    }

    /** Whether its rule still counts, as far as the first of the occurrences shows. */
    private boolean takesPlace(
            Map<MentionKey, Mention> mentions, MentionKey told, Mention statement) {
        Map.Entry<MentionKey, Mention> first = mentions.entrySet().iterator().next();
        Neighbourhood around =
                neighbours.of(
                        PendingUpdate.of(
                                first.getKey(), first.getValue(), Map.of(told, statement)));
        List<Mention> all = new ArrayList<>(around.mentions());
        if (!all.contains(first.getValue())) {
            all.add(first.getValue());
        }
        return series.occurrences(all, around.statements()).stream()
                .filter(one -> one.group().mentions().contains(first.getValue()))
                .anyMatch(
                        one ->
                                one.takesPlace()
                                        && !"cancelled"
                                                .equals(
                                                        merging.merge(one.whole())
                                                                .event()
                                                                .get(Field.STATUS)));
    }
}
