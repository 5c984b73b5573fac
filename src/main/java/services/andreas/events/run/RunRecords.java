package services.andreas.events.run;

import static services.andreas.events.ledger.Attributes.n;
import static services.andreas.events.ledger.Attributes.s;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import services.andreas.events.ledger.LedgerKey;
import services.andreas.events.ledger.OpenMessages;
import services.andreas.events.ledger.Status;
import services.andreas.events.settings.Version;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Writes and reads the records of runs in the ledger. */
public final class RunRecords {
    /** Records per read; one of the last few runs was usually good. */
    private static final int PAGE = 10;

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final OpenMessages messages;

    public RunRecords(DynamoDbClient dynamoDb, String table, OpenMessages messages) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.messages = messages;
    }

    void add(IngestRun run, RunReport report) {
        String start = report.start().truncatedTo(ChronoUnit.MILLIS).toString();
        Map<String, AttributeValue> item = new HashMap<>(LedgerKey.run(start));
        report.counters().forEach((name, count) -> item.put(name, n(count)));
        report.usage().forEach((usage, sum) -> item.put(usage.attribute(), n(sum)));
        item.put("owner", s(run.owner()));
        item.put("version", s(Version.number()));
        item.put("milliseconds", n(report.duration().toMillis()));
        item.put("exit_code", n(report.exitCode()));
        if (!run.messages().reasons().isEmpty()) {
            Map<String, AttributeValue> reasons = new HashMap<>();
            run.messages().reasons().forEach((reason, count) -> reasons.put(reason, n(count)));
            item.put("reasons", AttributeValue.fromM(reasons));
        }
        if (report.cause() != null) {
            item.put("cause", s(report.cause().reason()));
        }
        dynamoDb.putItem(put -> put.tableName(table).item(item));
    }

    /** The last runs, newest first. */
    public List<RunRecord> last(int count) {
        return newestFirst(count).limit(count).toList();
    }

    /** The summary of the ledger, including a run just added. */
    LedgerSummary standing() {
        Instant lastGood =
                newestFirst(PAGE)
                        .filter(run -> run.exitCode() == 0)
                        .findFirst()
                        .map(RunRecord::end)
                        .orElse(null);
        return new LedgerSummary(messages.count(Status.QUARANTINED), lastGood);
    }

    private Stream<RunRecord> newestFirst(int page) {
        return dynamoDb
                .queryPaginator(
                        query ->
                                query.tableName(table)
                                        .keyConditionExpression("pk = :run")
                                        .expressionAttributeValues(Map.of(":run", s("run")))
                                        .scanIndexForward(false)
                                        .consistentRead(true)
                                        .limit(page))
                .items()
                .stream()
                .map(RunRecord::of);
    }
}
