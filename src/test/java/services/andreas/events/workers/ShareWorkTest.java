package services.andreas.events.workers;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Ticker;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import services.andreas.events.Stage;
import services.andreas.events.app.Shutdown;
import services.andreas.events.ledger.LedgerKey;
import services.andreas.events.ledger.Tables;
import services.andreas.events.run.IngestRun;
import services.andreas.events.settings.Mailboxes;
import services.andreas.events.settings.Settings;
import services.andreas.events.standin.QueueStandIn;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ShareWorkTest {
    private final Stage stage = new Stage();
    private final String ledger = stage.table + "-ledger";
    private final QueueStandIn queue = new QueueStandIn();
    private final SharedRuns runs =
            new SharedRuns(stage.dynamoDb, ledger, Clock.systemUTC(), 60, 3600);

    @BeforeEach
    void prepare() {
        new Tables(stage.dynamoDb, stage.table, ledger, true).prepare();
        stage.environment.putAll(queue.environment());
    }

    @AfterEach
    void close() {
        queue.close();
        stage.close();
    }

    @Test
    void takesNoTokensOfTheBudgetForAShareThatItRefuses() {
        IngestRun run = new IngestRun("run", Instant.now().truncatedTo(ChronoUnit.MILLIS));
        run.listed(List.of("#1"));
        Share share = new Share("", "", "run", run.start().toString(), 1, List.of("#1"));
        runs.open(run, share.start(), 1, 1);

        work(share.json());

        assertThat(record(share))
                .containsEntry("shares_counted", AttributeValue.fromN("0"))
                .doesNotContainKey("tokens_reserved");
    }

    private void work(String json) {
        try (Desks desks = new Desks(Mailboxes.of(stage.environment), new Shutdown(), 1)) {
            ShareWork work =
                    new ShareWork(
                            desks,
                            queue.client(),
                            QueueSettings.of(Settings.ofHost(stage.environment)),
                            new Idleness(Ticker.systemTicker()));
            work.countIn(
                    new ShareWork.Ledger(
                            runs,
                            new ShareSums(stage.dynamoDb, ledger, runs, Clock.systemUTC()),
                            new SharedBudget(stage.dynamoDb, ledger, 100_000)));
            work.work(json, "none");
        }
    }

    private Map<String, AttributeValue> record(Share share) {
        return stage.dynamoDb
                .getItem(
                        get ->
                                get.tableName(ledger)
                                        .key(LedgerKey.run(share.mailbox(), share.start())))
                .item();
    }
}
