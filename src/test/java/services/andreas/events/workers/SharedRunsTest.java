package services.andreas.events.workers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import services.andreas.events.Stage;
import services.andreas.events.failure.Failure;
import services.andreas.events.ledger.LedgerKey;
import services.andreas.events.ledger.Tables;
import services.andreas.events.run.IngestRun;
import services.andreas.events.run.MessageResult;
import services.andreas.events.run.RunReport;
import services.andreas.events.usage.Usage;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SharedRunsTest {
    private final Stage stage = new Stage();
    private final String ledger = stage.table + "-ledger";
    private final SharedRuns runs =
            new SharedRuns(stage.dynamoDb, ledger, Clock.systemUTC(), 60, 3600);
    private final ShareSums sums = new ShareSums(stage.dynamoDb, ledger, runs, Clock.systemUTC());
    private String start;
    private List<Share> shares;

    @BeforeAll
    void prepare() {
        new Tables(stage.dynamoDb, stage.table, ledger, true).prepare();
    }

    @AfterAll
    void close() {
        stage.close();
    }

    /** 25 messages, of which 5 are done. */
    @BeforeEach
    void open() {
        IngestRun run = new IngestRun("run-" + System.nanoTime(), Instant.now());
        start = run.start().toString();
        List<String> keys = IntStream.range(0, 25).mapToObj(n -> "#" + n).toList();
        run.listed(keys);
        shares =
                List.of(
                        new Share("", "", run.owner(), start, 1, keys.subList(0, 10)),
                        new Share("", "", run.owner(), start, 2, keys.subList(10, 20)));
        runs.open(run, start, shares.size(), 20);
    }

    @Test
    void areClosedByTheWorkerThatCountsTheLastShare() {
        assertThat(count(shares.get(0), report(10, 0, null))).isFalse();
        assertThat(record()).containsEntry("state", AttributeValue.fromS("running"));

        assertThat(count(shares.get(1), report(9, 1, null))).isTrue();

        assertThat(record())
                .doesNotContainKeys("state", "alive_until")
                .containsEntry("listed", n(25))
                .containsEntry("skipped", n(5))
                .containsEntry("processed", n(19))
                .containsEntry("failed", n(1))
                .containsEntry("openai_calls", n(20))
                .containsEntry("gmail_get_units", n(400))
                .containsEntry("exit_code", n(1));
    }

    @Test
    void countAShareOnceHoweverOftenItIsDelivered() {
        count(shares.get(0), report(10, 0, null));
        assertThat(sums.count(shares.get(0), report(0, 10, null))).as("again").isFalse();

        assertThat(count(shares.get(1), report(10, 0, null))).isTrue();
        assertThat(sums.count(shares.get(1), report(0, 10, null))).as("closed before").isFalse();

        assertThat(record()).containsEntry("processed", n(20)).containsEntry("exit_code", n(0));
    }

    @Test
    void haveTheirSumsWhereTwoWorkersDidAShareTogether() {
        count(shares.get(0), report(10, 0, null));
        sums.add(shares.get(1), report(4, 0, null), 0);

        assertThat(sums.count(shares.get(1), report(0, 0, null))).isTrue();
        assertThat(record()).containsEntry("processed", n(14)).containsEntry("skipped", n(11));

        sums.add(shares.get(1), report(6, 0, null), 0);

        assertThat(record()).containsEntry("processed", n(20)).containsEntry("skipped", n(5));
    }

    @Test
    void areClosedOnceByTwoWorkersAtOnce() {
        long closed =
                shares.parallelStream().filter(share -> count(share, report(10, 0, null))).count();

        assertThat(closed).isOne();
        assertThat(record()).containsEntry("processed", n(20)).doesNotContainKey("state");
    }

    @Test
    void haveFailedWhereAShareCouldNotBeCarriedOut() {
        count(shares.get(0), report(10, 0, null));
        count(shares.get(1), report(0, 0, Failure.ofRun("gmail-invalid_grant", "")));

        assertThat(record())
                .containsEntry("exit_code", n(2))
                .containsEntry("cause", AttributeValue.fromS("gmail-invalid_grant"));
    }

    @Test
    void endAsEverWhereTheClockOfAWorkerIsAheadAndItTakesTheDispatcherForDead() {
        Clock ahead = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(10));
        new SharedRuns(stage.dynamoDb, ledger, ahead, 60, 3600).closeDead();
        assertThat(record())
                .containsEntry("state", AttributeValue.fromS("died"))
                .containsEntry("deferred", n(20));

        shares.forEach(share -> runs.sent(share, share.number() == 2));
        shares.forEach(share -> count(share, report(10, 0, null)));

        assertThat(record())
                .doesNotContainKeys("state", "cause", "unknown", "status", "alive_until")
                .containsEntry("processed", n(20))
                .containsEntry("deferred", n(0))
                .containsEntry("exit_code", n(0));
    }

    @Test
    void tookNoTimeWhereTheClockOfTheWorkerIsBehind() {
        Clock behind = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-10));
        SharedRuns late = new SharedRuns(stage.dynamoDb, ledger, behind, 60, 3600);
        count(shares.get(0), report(10, 0, null));
        sums.add(shares.get(1), report(10, 0, null), 0);

        new ShareSums(stage.dynamoDb, ledger, late, behind)
                .count(shares.get(1), report(10, 0, null));

        assertThat(record()).containsEntry("milliseconds", n(0)).containsEntry("exit_code", n(0));
    }

    @Test
    void areClosedAtOnceWhereNothingIsPending() {
        IngestRun empty = new IngestRun("empty", Instant.now());
        start = empty.start().toString();

        runs.open(empty, start, 0, 0);

        assertThat(record()).containsEntry("exit_code", n(0)).doesNotContainKey("state");
    }

    @Test
    void neverLetWorkersReserveMoreTokensThanTheBudgetHas() {
        SharedBudget budget = new SharedBudget(stage.dynamoDb, ledger, 100_000);
        SharedBudget none = new SharedBudget(stage.dynamoDb, ledger, 0);

        long taken =
                IntStream.range(0, 40)
                        .parallel()
                        .mapToLong(n -> budget.reserve(shares.get(n % 2)))
                        .sum();

        assertThat(taken).isBetween(99_998L, 100_000L);
        budget.release(shares.get(0), 50_000, 10_000);
        assertThat(budget.reserve(shares.get(1))).isEqualTo(40_000);
        assertThat(none.reserve(shares.get(1))).as("no limit").isEqualTo(Long.MAX_VALUE);
    }

    private boolean count(Share share, RunReport report) {
        sums.add(share, report, 0);
        return sums.count(share, report);
    }

    private static RunReport report(long processed, long failed, Failure cause) {
        return new RunReport(
                Instant.now(),
                Duration.ofSeconds(1),
                Map.of(MessageResult.PROCESSED, processed, MessageResult.FAILED, failed),
                Map.of(),
                processed + failed,
                0,
                Map.of(Usage.GMAIL_GET_UNITS, 20 * (processed + failed)),
                cause);
    }

    private Map<String, AttributeValue> record() {
        return stage.dynamoDb
                .getItem(get -> get.tableName(ledger).key(LedgerKey.run("", start)))
                .item();
    }

    private static AttributeValue n(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }
}
