package services.andreas.events.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.base.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.main.Main;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import services.andreas.events.EventsGmailIngest;
import services.andreas.events.failure.Failure;
import services.andreas.events.failure.LeaseLostException;
import services.andreas.events.run.IngestRun;
import services.andreas.events.standin.Dynoxide;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class MessageLedgerTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final long LEASE = 60;

    /** When a claim that was never renewed has ended by everybody's clock. */
    private static final long OVER = LEASE + 300;

    private static final Failure BROKEN = Failure.ofMessage("answer-refused");

    private final String table = "Ledger-" + UUID.randomUUID();
    private final DynamoDbClient dynamoDb = Dynoxide.shared().client();
    private final Main main = new Main(EventsGmailIngest.class);
    private final AtomicLong nanos = new AtomicLong();
    private final Ticker ticker =
            new Ticker() {
                @Override
                public long read() {
                    return nanos.get();
                }
            };
    private CamelContext context;

    @BeforeEach
    void prepare() {
        new Tables(dynamoDb, table + "-events", table, true).prepare();
        main.setPropertyPlaceholderLocations("false");
        main.init();
        context = main.getCamelContext();
    }

    @AfterEach
    void close() {
        main.stop();
        dynamoDb.close();
    }

    @Test
    void givesAMessageToOneOfManyWorkers() throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(16);
        List<Callable<Boolean>> claims = new ArrayList<>();
        IntStream.range(0, 16)
                .forEach(i -> claims.add(() -> claim(run("owner-" + i), NOW) != null));

        int won = 0;
        for (Future<Boolean> claim : workers.invokeAll(claims)) {
            won += claim.get() ? 1 : 0;
        }
        workers.shutdown();

        assertThat(won).isOne();
    }

    @Test
    void recognisesItsOwnClaimWhenTheResponseWasLost() {
        claim(run("me"), NOW);

        Claim again = claim(run("me"), NOW);

        assertThat(again.fence()).isEqualTo(1);
    }

    @Test
    void keepsAMessageFromOthersUntilTheLeaseEnds() {
        claim(run("first"), NOW);

        assertThat(claim(run("second"), NOW.plusSeconds(OVER))).isNull();
        Claim takenOver = claim(run("second"), NOW.plusSeconds(OVER + 1));

        assertThat(takenOver.fence()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, 300})
    void losesNoHealthyClaimToAClockThatIsFiveMinutesOff(long skew) {
        claim(run("healthy"), NOW);

        assertThat(claim(run("other"), NOW.plusSeconds(LEASE + skew))).isNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {-200, 0, 3600})
    void givesUpOnAClaimThatStaysTheSameForALeaseWhateverTheClocksSay(long skew) {
        Instant claimed = NOW.plusSeconds(skew);
        claim(run("dead"), claimed);
        ForeignClaims seen = foreignClaims(NOW);
        assertThat(seen.isAbandoned("message", claimed.getEpochSecond() + LEASE)).isFalse();

        nanos.addAndGet(Duration.ofSeconds(LEASE).toNanos());
        assertThat(claims(NOW, seen).add(exchange(run("other")), "message")).isFalse();
        nanos.incrementAndGet();
        assertThat(claims(NOW, seen).add(exchange(run("other")), "message")).isTrue();
    }

    @Test
    void leavesAClaimThatIsRenewedToItsOwner() throws Exception {
        Claim claim = claim(run("slow"), NOW);
        ForeignClaims seen = foreignClaims(NOW);
        seen.isAbandoned("message", NOW.getEpochSecond() + LEASE);
        nanos.addAndGet(Duration.ofSeconds(LEASE).toNanos() + 1);
        claims(NOW.plusSeconds(20)).renew(claim);

        assertThat(claims(NOW, seen).add(exchange(run("other")), "message")).isFalse();
        assertThat(seen.isAbandoned("message", NOW.getEpochSecond() + 20 + LEASE)).isFalse();
    }

    @Test
    void keepsARenewedMessageFromOthersForAnotherLease() throws Exception {
        Claim claim = claim(run("first"), NOW);
        claims(NOW.plusSeconds(LEASE)).renew(claim);

        assertThat(claim(run("second"), NOW.plusSeconds(LEASE + OVER))).isNull();
        assertThat(claim(run("second"), NOW.plusSeconds(LEASE + OVER + 1))).isNotNull();
        assertThatThrownBy(() -> claims(NOW).renew(claim)).isInstanceOf(LeaseLostException.class);
    }

    @Test
    void letsAnOwnerThatWasTakenOverChangeNothing() throws Exception {
        Claim late = claim(run("first"), NOW);
        Claim current = claim(run("second"), NOW.plusSeconds(OVER + 1));

        assertThatThrownBy(() -> claims(NOW).renew(late)).isInstanceOf(LeaseLostException.class);
        assertThatThrownBy(() -> ledger(NOW).completed(late, "events", null))
                .isInstanceOf(LeaseLostException.class);
        assertThatThrownBy(() -> ledger(NOW).failed(late, BROKEN, null))
                .isInstanceOf(LeaseLostException.class);
        assertThatThrownBy(() -> ledger(NOW).released(late, BROKEN, null))
                .isInstanceOf(LeaseLostException.class);
        assertThat(state()).containsEntry("owner", AttributeValue.fromS(current.owner()));
        assertThat(state()).containsEntry("status", AttributeValue.fromS("INPROGRESS"));
    }

    @Test
    void keepsTheAnswerOfTheCurrentOwnerApartFromALateOne() throws Exception {
        Claim late = claim(run("first"), NOW);
        Claim current = claim(run("second"), NOW.plusSeconds(OVER + 1));
        ledger(NOW).answered(current, "[\"current\"]", null);

        ledger(NOW).answered(late, "[\"late\"]", null);

        Claim next = claim(run("third"), NOW.plusSeconds(2 * OVER + 3));
        assertThat(ledger(NOW).storedAnswer(next)).isEqualTo("[\"current\"]");
    }

    @Test
    void findsAnAnswerAlthoughTheOwnerAfterTheOneWhoKeptItDiedToo() throws Exception {
        Claim first = claim(run("first"), NOW);
        ledger(NOW).answered(first, "[\"paid\"]", null);
        claim(run("second"), NOW.plusSeconds(OVER + 1));

        Claim third = claim(run("third"), NOW.plusSeconds(2 * OVER + 2));

        assertThat(third.answer()).isEqualTo(first.fence());
    }

    @Test
    void forgetsEveryAnswerOfAMessageThatIsReopened() throws Exception {
        Claim first = claim(run("first"), NOW);
        ledger(NOW).answered(first, "[\"old\"]", null);
        ledger(NOW).completed(first, "events", null);
        new OpenMessages(dynamoDb, table, Clock.fixed(NOW, ZoneOffset.UTC)).reopen("message");

        assertThat(claim(run("second"), NOW).answer()).isZero();
    }

    @Test
    void takesTheSameStepTwiceWhenTheResponseWasLost() throws Exception {
        Claim claim = claim(run("me"), NOW);

        ledger(NOW).answered(claim, "[]", null);
        ledger(NOW).answered(claim, "[]", null);
        ledger(NOW).completed(claim, "no-event", null);
        ledger(NOW).completed(claim, "no-event", null);

        assertThat(state()).containsEntry("status", AttributeValue.fromS("COMPLETED"));
    }

    @Test
    void neverGivesOutWhatIsCompleted() throws Exception {
        ledger(NOW).completed(claim(run("me"), NOW), "events", null);

        assertThat(claim(run("other"), NOW.plus(Duration.ofDays(4000)))).isNull();
        assertThat(state())
                .doesNotContainKeys("expiration", "open_since", "in_progress_expiration");
    }

    @Test
    void givesOutAgainWhatFailedAndCountsTheAttempts() throws Exception {
        assertThat(ledger(NOW).failed(claim(run("one"), NOW), BROKEN, null)).isFalse();
        assertThat(ledger(NOW).failed(claim(run("two"), NOW), BROKEN, null)).isFalse();
        Claim third = claim(run("three"), NOW);
        assertThat(third.attempts()).isEqualTo(2);

        assertThat(ledger(NOW).failed(third, BROKEN, null)).as("quarantined").isTrue();

        assertThat(claim(run("four"), NOW.plus(Duration.ofDays(4000)))).isNull();
        assertThat(state()).containsEntry("reason", AttributeValue.fromS("answer-refused"));
    }

    @Test
    void takesNoAttemptForWhatIsGivenBack() throws Exception {
        ledger(NOW).released(claim(run("one"), NOW), Failure.SHUTDOWN, null);

        assertThat(claim(run("two"), NOW).attempts()).isZero();
    }

    @Test
    void letsStoredAnswersExpireAfterThirtyDays() throws Exception {
        Claim claim = claim(run("me"), NOW);

        ledger(NOW).answered(claim, "[]", null);

        long expiration = NOW.plus(Duration.ofDays(30)).getEpochSecond();
        assertThat(answer(claim))
                .containsEntry("expiration", AttributeValue.fromN(Long.toString(expiration)));
    }

    @Test
    void readsALongAnswerAsItWasStoredAndPartsNoCharacter() throws Exception {
        Claim first = claim(run("first"), NOW);
        String answer = "x".repeat(99_999) + "\uD83C\uDFBA" + "x".repeat(150_000);
        ledger(NOW).answered(first, answer, null);

        Claim second = claim(run("second"), NOW.plusSeconds(OVER + 1));

        assertThat(ledger(NOW).storedAnswer(second)).isEqualTo(answer);
    }

    @Test
    void countsTheOwnersInARowThatDiedBeforeThereWasAnAnswer() throws Exception {
        assertThat(claim(run("first"), NOW).deaths()).isZero();
        assertThat(claim(run("second"), NOW.plusSeconds(OVER + 1)).deaths()).isOne();
        Claim third = claim(run("third"), NOW.plusSeconds(2 * OVER + 2));
        assertThat(third.deaths()).isEqualTo(2);

        ledger(NOW).released(third, BROKEN, null);

        assertThat(claim(run("fourth"), NOW).deaths()).isZero();
    }

    @Test
    void saysOfAMessageThatIsNotGivenOutWhetherItIsSettled() throws Exception {
        Claim won = claim(run("first"), NOW);
        assertThat(settledBefore(NOW)).as("in work elsewhere").isFalse();

        ledger(NOW).completed(won, "events", null);

        assertThat(settledBefore(NOW)).isTrue();
        new OpenMessages(dynamoDb, table, Clock.fixed(NOW, ZoneOffset.UTC)).reopen("message");
        assertThat(settledBefore(NOW)).as("claimed").isFalse();
    }

    private boolean settledBefore(Instant now) {
        Exchange exchange = exchange(run("other"));
        claims(now).add(exchange, "message");
        return exchange.getVariable("settledBefore", boolean.class);
    }

    @Test
    void namesTheAnswerThatWasAppliedOnceAMessageIsDone() throws Exception {
        Claim first = claim(run("first"), NOW);
        ledger(NOW).answered(first, "[]", null);
        Claim second = claim(run("second"), NOW.plusSeconds(OVER + 1));

        ledger(NOW).completed(second, "no-event", null);

        assertThat(state()).containsEntry("answer", AttributeValue.fromN("1"));
    }

    @Test
    void keepsTheItemsThatTheFirstWorkOnAMessageWrote() throws Exception {
        Claim claim = claim(run("me"), NOW);

        ledger(NOW).completed(claim, "events", Map.of("event", NOW.toString()));

        assertThat(MessageLedger.itemsWritten(state()))
                .containsExactly(Map.entry("event", NOW.toString()));
        assertThat(MessageLedger.itemsWritten(Map.of())).isEmpty();
    }

    @Test
    void keepsTheRepliesOfTheModelUnlessTheyAreTooLong() throws Exception {
        Claim claim = claim(run("me"), NOW);
        Map<String, String> replies = Map.of("question", "reply".repeat(6_000));

        ledger(NOW).answered(claim, "[]", replies);
        assertThat(answer(claim).get("replies").m())
                .containsEntry("question", AttributeValue.fromS(replies.get("question")));

        ledger(NOW).answered(claim, "[]", Map.of("question", replies.get("question") + "!"));
        assertThat(answer(claim)).doesNotContainKey("replies");
    }

    @Test
    void listsInItsIndexOnlyWhatIsNotCompleted() throws Exception {
        ledger(NOW).completed(claim(run("me"), NOW, "done"), "events", null);
        ledger(NOW).failed(claim(run("me"), NOW, "failed"), BROKEN, null);
        claim(run("me"), NOW, "open");

        var items = dynamoDb.scan(scan -> scan.tableName(table).indexName("status-index")).items();

        assertThat(items)
                .extracting(LedgerKey::messageId)
                .containsExactlyInAnyOrder("failed", "open");
    }

    private Claim claim(IngestRun run, Instant now) {
        return claim(run, now, "message");
    }

    private Claim claim(IngestRun run, Instant now, String messageId) {
        Exchange exchange = exchange(run);
        boolean won = claims(now).add(exchange, messageId);
        return won ? exchange.getVariable("claim", Claim.class) : null;
    }

    private Exchange exchange(IngestRun run) {
        Exchange exchange = new DefaultExchange(context);
        exchange.setVariable("owner", run.owner());
        return exchange;
    }

    private MessageClaims claims(Instant now) {
        return claims(now, foreignClaims(now));
    }

    private MessageClaims claims(Instant now, ForeignClaims seen) {
        return new MessageClaims(
                dynamoDb, table, Clock.fixed(now, ZoneOffset.UTC), LEASE, ticker, seen);
    }

    private ForeignClaims foreignClaims(Instant now) {
        return new ForeignClaims(Clock.fixed(now, ZoneOffset.UTC), ticker, LEASE);
    }

    private MessageLedger ledger(Instant now) {
        return new MessageLedger(dynamoDb, table, Clock.fixed(now, ZoneOffset.UTC), 3);
    }

    private static IngestRun run(String owner) {
        return new IngestRun(owner, NOW);
    }

    private Map<String, AttributeValue> state() {
        return item(LedgerKey.message("message"));
    }

    private Map<String, AttributeValue> answer(Claim claim) {
        return item(LedgerKey.answer("message", claim.fence()));
    }

    private Map<String, AttributeValue> item(Map<String, AttributeValue> key) {
        return dynamoDb.getItem(get -> get.tableName(table).key(key).consistentRead(true)).item();
    }
}
