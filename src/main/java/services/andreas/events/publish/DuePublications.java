package services.andreas.events.publish;

import static services.andreas.events.ledger.Attributes.n;
import static services.andreas.events.ledger.Attributes.number;
import static services.andreas.events.ledger.Attributes.s;
import static services.andreas.events.ledger.Attributes.text;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.camel.Header;
import org.apache.camel.component.aws2.ddb.Ddb2Constants;
import org.jspecify.annotations.Nullable;
import services.andreas.events.ledger.DynamoDb;
import services.andreas.events.ledger.LedgerKey;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * Remembers that items have changed since they were published last. A note in the ledger outlives a
 * process that dies in between, or that cannot reach its target: the next run publishes then.
 */
public final class DuePublications {
    private static final String PUBLISHER = "publisher";

    private final DynamoDbClient dynamoDb;
    private final String ledger;
    private final boolean published;
    private final Duration longestRun;
    private final Clock clock;

    /** One for each process, so that none takes back the note of another. */
    private final String own = UUID.randomUUID().toString();

    private final Set<String> changed = new HashSet<>();
    private List<Map<String, AttributeValue>> others = List.of();
    private boolean noted;

    /**
     * @param to the target; empty if nothing is published
     * @param longestRun seconds after which the process that left a note is done, or dead
     */
    public DuePublications(
            DynamoDbClient dynamoDb, String ledgerTable, String to, long longestRun, Clock clock) {
        this.dynamoDb = dynamoDb;
        this.ledger = ledgerTable;
        this.published = !to.isEmpty();
        this.longestRun = Duration.ofSeconds(longestRun);
        this.clock = clock;
    }

    /** The id that stands for our tables in what they publish; null before they do. */
    @Nullable String publisher() {
        return text(DynamoDb.item(dynamoDb, ledger, LedgerKey.publisher()), PUBLISHER);
    }

    /** The same, which there is from now on. */
    String becomePublisher() {
        return dynamoDb.updateItem(
                        update ->
                                update.tableName(ledger)
                                        .key(LedgerKey.publisher())
                                        .updateExpression("SET #id = if_not_exists(#id, :new)")
                                        .expressionAttributeNames(Map.of("#id", PUBLISHER))
                                        .expressionAttributeValues(Map.of(":new", s(own)))
                                        .returnValues(ReturnValue.ALL_NEW))
                .attributes()
                .get(PUBLISHER)
                .s();
    }

    /** Notes an item that is about to be written, before it is. */
    public synchronized void note(@Header(Ddb2Constants.KEY) Map<String, AttributeValue> key) {
        if (!published) {
            return;
        }
        if (!noted) {
            put(clock.instant().getEpochSecond());
            noted = true;
        }
        changed.add(key.get("id").s());
    }

    /** Whether something was written, by this process or one that has not published it. */
    public synchronized boolean isDue() {
        return published && (noted || !readOthers().isEmpty());
    }

    private List<Map<String, AttributeValue>> readOthers() {
        others =
                dynamoDb.query(
                                query ->
                                        query.tableName(ledger)
                                                .keyConditionExpression("pk = :pk")
                                                .expressionAttributeValues(
                                                        Map.of(
                                                                ":pk",
                                                                LedgerKey.publication(own)
                                                                        .get("pk")))
                                                .consistentRead(true))
                        .items();
        return others;
    }

    /** Takes the ids of what this process has written since it last published. */
    synchronized Set<String> take() {
        Set<String> taken = Set.copyOf(changed);
        changed.clear();
        return taken;
    }

    /** Leaves them to the next publication, of any process. */
    synchronized void putBack(Set<String> taken) {
        changed.addAll(taken);
        if (noted) {
            put(0);
        }
    }

    /** All is published that was taken; forgets the notes about it. */
    synchronized void done() {
        if (noted && changed.isEmpty()) {
            delete(LedgerKey.publication(own));
            noted = false;
        }
        long dead = clock.instant().minus(longestRun).getEpochSecond();
        others.stream()
                .filter(note -> number(note, "noted_at", 0) < dead)
                .forEach(note -> delete(Map.of("pk", note.get("pk"), "sk", note.get("sk"))));
        others = List.of();
    }

    /**
     * @param since epoch seconds; 0 where nothing more is to be expected of this process
     */
    private void put(long since) {
        Map<String, AttributeValue> note = new HashMap<>(LedgerKey.publication(own));
        note.put("noted_at", n(since));
        dynamoDb.putItem(put -> put.tableName(ledger).item(note));
    }

    private void delete(Map<String, AttributeValue> key) {
        dynamoDb.deleteItem(delete -> delete.tableName(ledger).key(key));
    }
}
