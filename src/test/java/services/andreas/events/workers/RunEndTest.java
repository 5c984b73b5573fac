package services.andreas.events.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static services.andreas.events.ledger.Attributes.number;
import static services.andreas.events.ledger.Attributes.text;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import services.andreas.events.Stage;
import services.andreas.events.ledger.DynamoDb;
import services.andreas.events.ledger.LedgerKey;
import services.andreas.events.ledger.OpenRuns;
import services.andreas.events.ledger.Tables;
import services.andreas.events.run.IngestRun;
import services.andreas.events.run.MessageResult;
import services.andreas.events.run.RunReport;
import services.andreas.events.standin.DynamoDbErrors;
import services.andreas.events.standin.DynamoDbProxy;
import services.andreas.events.standin.Dynoxide;
import services.andreas.events.standin.Fault;
import services.andreas.events.standin.Request;
import services.andreas.events.usage.DynamoDbCalls;
import services.andreas.events.usage.Figures;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/**
 * A dispatcher that sends two shares, and workers: one of them dies at each call to the ledger in
 * turn, and whoever comes next ends the run.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunEndTest {
    private static final int LISTED = 70;
    private static final int PENDING = 60;
    private static final long LEASE = 60;
    private static final long DEADLINE = 3600;

    /** What becomes of the share that a worker has when it dies. */
    private enum Queue {
        AS_SENT,
        DOUBLED,
        LOSES_THE_SHARE
    }

    /** Who comes first after a death. */
    private enum First {
        A_WORKER,
        A_LOOK_FOR_THE_DEAD
    }

    private final Stage stage = new Stage();
    private final String ledger = stage.table + "-ledger";
    private final DynamoDbProxy proxy = new DynamoDbProxy(Dynoxide.shared().endpoint());
    private final DynamoDbClient client =
            DynamoDb.client(
                    "us-east-1",
                    proxy.endpoint().toString(),
                    2,
                    new DynamoDbCalls(new Figures(), stage.table));
    private Instant now = Instant.parse("2026-11-27T08:00:00Z");
    private final SharedRuns runs = new SharedRuns(client, ledger, new Standing(), LEASE, DEADLINE);
    private final ShareSums sums = new ShareSums(client, ledger, runs, new Standing());

    /** The call at which somebody dies, counted down; and whether that has happened. */
    private int left;

    private boolean dead;
    private boolean isCarriedOut;

    private final Deque<Share> queue = new ArrayDeque<>();
    private final Set<Share> done = new HashSet<>();

    @BeforeAll
    void prepare() {
        new Tables(stage.dynamoDb, stage.table, ledger, true).prepare();
        proxy.faults().add(this::die);
    }

    @AfterAll
    void close() {
        client.close();
        proxy.close();
        stage.close();
    }

    @TestFactory
    Stream<DynamicTest> comesWhoeverDiesWhenever() {
        return Stream.of(Queue.values())
                .flatMap(
                        queues ->
                                Stream.of(First.values())
                                        .flatMap(
                                                first ->
                                                        Stream.of(false, true)
                                                                .map(
                                                                        after ->
                                                                                test(
                                                                                        queues,
                                                                                        first,
                                                                                        after))));
    }

    private DynamicTest test(Queue queues, First first, boolean after) {
        return DynamicTest.dynamicTest(
                queues + ", " + first + " comes first, dead " + (after ? "after" : "before"),
                () -> {
                    isCarriedOut = after;
                    int call = 1;
                    while (dies(queues, first, call)) {
                        call++;
                    }
                    assertThat(call).as("calls tried").isGreaterThan(15);
                });
    }

    /** Whether somebody died. */
    private boolean dies(Queue queues, First first, int call) {
        now = now.plus(Duration.ofDays(1));
        queue.clear();
        done.clear();
        IngestRun run = new IngestRun("run-" + now.getEpochSecond(), now);
        List<String> keys = IntStream.range(0, LISTED).mapToObj(n -> "#" + n).toList();
        run.listed(keys);
        List<Share> shares =
                Share.of("", "", run.owner(), now.toString(), keys.subList(0, PENDING));
        left = call;
        dead = false;
        boolean dispatched = survives(() -> dispatch(run, shares));
        if (queues == Queue.DOUBLED) {
            queue.addAll(List.copyOf(queue));
        }
        boolean worked = dispatched && survives(this::work);
        boolean died = dead;
        left = Integer.MAX_VALUE;
        dead = false;
        if (!worked && dispatched && queues == Queue.LOSES_THE_SHARE) {
            Share lost = queue.remove();
            queue.removeIf(lost::equals);
        }
        now = now.plusSeconds(dispatched ? DEADLINE + 1 : LEASE + 1);
        if (first == First.A_WORKER) {
            work();
            runs.closeDead();
        } else {
            runs.closeDead();
            work();
        }
        check(run, call, dispatched, queues == Queue.LOSES_THE_SHARE && !worked);
        return died;
    }

    private void check(IngestRun run, int call, boolean dispatched, boolean isLossy) {
        Map<String, AttributeValue> record =
                stage.dynamoDb
                        .getItem(
                                get ->
                                        get.tableName(ledger)
                                                .key(LedgerKey.run("", run.start().toString())))
                        .item();
        assertThat(new OpenRuns(client, ledger).all()).as("open after call " + call).isEmpty();
        if (record.isEmpty()) {
            assertThat(call).as("nothing is recorded").isOne();
            return;
        }
        assertThat(number(record, "listed", 0))
                .as("sums after call %d: %s", call, record)
                .isEqualTo(
                        Stream.of("processed", "skipped", "failed", "deferred", "quarantined")
                                .mapToLong(name -> number(record, name, 0))
                                .sum())
                .isEqualTo(LISTED);
        boolean allCounted = number(record, "shares_counted", 0) == 2;
        if (allCounted) {
            assertThat(record)
                    .as("ended after call " + call)
                    .doesNotContainKeys("state", "cause", "unknown")
                    .containsEntry("exit_code", AttributeValue.fromN("0"))
                    .containsEntry("deferred", AttributeValue.fromN("0"));
        } else {
            assertThat(dispatched && !isLossy).as("died, call %d", call).isFalse();
            assertThat(text(record, "state")).isEqualTo("died");
            assertThat(text(record, "cause"))
                    .isEqualTo(dispatched ? SharedRun.LOST : SharedRun.NOT_SENT);
        }
    }

    private void dispatch(IngestRun run, List<Share> shares) {
        runs.open(run, run.start().toString(), shares.size(), PENDING);
        for (Share share : shares) {
            queue.add(share);
            runs.sent(share, share.number() == shares.size());
        }
    }

    /** As a worker does it; a message that is done is not done again. */
    private void work() {
        while (!queue.isEmpty()) {
            Share share = queue.peek();
            if (!runs.of(share).hasEnded()) {
                RunReport report = report(done.add(share) ? share.ids().size() : 0);
                sums.add(share, report, 0);
                sums.count(share, report);
            }
            queue.remove();
        }
    }

    private boolean survives(Runnable work) {
        try {
            work.run();
            return true;
        } catch (DynamoDbException e) {
            return false;
        }
    }

    private Optional<Fault> die(Request request) {
        if (dead || --left == 0) {
            boolean isLast = !dead && isCarriedOut;
            dead = true;
            return Optional.of(
                    isLast
                            ? Fault.change(reply -> DynamoDbErrors.accessDenied())
                            : Fault.answer(DynamoDbErrors.accessDenied()));
        }
        return Optional.empty();
    }

    private static RunReport report(long processed) {
        return new RunReport(
                Instant.now(),
                Duration.ofSeconds(1),
                Map.of(MessageResult.PROCESSED, processed),
                Map.of(),
                processed,
                0,
                Map.of(),
                null);
    }

    /** Stands still but for this test. */
    private final class Standing extends Clock {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            throw new UnsupportedOperationException("Instants are all that is asked for");
        }
    }
}
