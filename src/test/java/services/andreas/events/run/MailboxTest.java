package services.andreas.events.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Ticker;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import services.andreas.events.Stage;
import services.andreas.events.gmail.Listing;
import services.andreas.events.ledger.Attributes;
import services.andreas.events.ledger.Claim;
import services.andreas.events.ledger.ForeignClaims;
import services.andreas.events.ledger.LedgerKey;
import services.andreas.events.ledger.Status;
import services.andreas.events.ledger.Tables;
import services.andreas.events.standin.Dynoxide;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

class MailboxTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final String table = "Ledger-" + UUID.randomUUID();
    private final Requests requests = new Requests();
    private final DynamoDbClient dynamoDb =
            DynamoDbClient.builder()
                    .endpointOverride(Dynoxide.shared().endpoint())
                    .region(Region.US_EAST_1)
                    .credentialsProvider(
                            StaticCredentialsProvider.create(
                                    AwsBasicCredentials.create("local", "local")))
                    .overrideConfiguration(config -> config.addExecutionInterceptor(requests))
                    .build();
    private final Mailbox mailbox =
            new Mailbox(
                    dynamoDb,
                    table,
                    new ForeignClaims(Clock.fixed(NOW, ZoneOffset.UTC), Ticker.systemTicker(), 60));
    private final IngestRun run = new IngestRun("owner", NOW);

    @BeforeEach
    void prepare() {
        new Tables(dynamoDb, table + "-events", table, true).prepare();
        requests.sent.clear();
    }

    @AfterEach
    void close() {
        dynamoDb.close();
    }

    @Test
    void looksUpAHundredMessagesARequest() {
        List<String> ids = IntStream.range(0, 200).mapToObj(i -> "m" + i).toList();
        ids.forEach(id -> know(id, Status.COMPLETED, 0));
        requests.sent.clear();

        assertThat(mailbox.pending(run, Stage.listing(ids))).isEmpty();

        assertThat(requests.sent).hasSize(2).hasOnlyElementsOfType(BatchGetItemRequest.class);
        assertThat(run.report(NOW).count(MessageResult.SKIPPED)).isEqualTo(200);
    }

    @Test
    void looksNothingUpForAnEmptyMailbox() {
        assertThat(mailbox.pending(run, Stage.listing(List.of()))).isEmpty();

        assertThat(requests.sent).isEmpty();
    }

    @Test
    void asksAgainForWhatDynamoDbLeftUnprocessed() {
        List<String> ids = IntStream.range(0, 100).mapToObj(i -> "m" + i).toList();
        ids.forEach(id -> know(id, Status.COMPLETED, 0));
        requests.sent.clear();
        requests.leaveUnprocessed = 2;

        assertThat(mailbox.pending(run, Stage.listing(ids))).isEmpty();

        assertThat(requests.sent).hasSize(3);
    }

    @Test
    void leavesToTheClaimsWhatDynamoDbNeverProcesses() {
        List<String> ids = IntStream.range(0, 100).mapToObj(i -> "m" + i).toList();
        ids.forEach(id -> know(id, Status.COMPLETED, 0));
        requests.leaveUnprocessed = Integer.MAX_VALUE;

        assertThat(mailbox.pending(run, Stage.listing(ids))).isNotEmpty().hasSizeLessThan(10);
    }

    @Test
    void leavesOldestFirstWhatIsStillToBeDone() {
        long now = NOW.getEpochSecond();
        know("completed", Status.COMPLETED, 0);
        know("quarantined", Status.QUARANTINED, 0);
        know("failed", Status.FAILED, 0);
        know("in work", Status.INPROGRESS, now);
        know("answered", Status.ANSWERED, now + 5);
        know("abandoned", Status.INPROGRESS, now - 301);
        know("abandoned with answer", Status.ANSWERED, now - 301);
        List<String> newestFirst =
                List.of(
                        "new",
                        "completed",
                        "quarantined",
                        "failed",
                        "in work",
                        "answered",
                        "abandoned",
                        "abandoned with answer");

        assertThat(mailbox.pending(run, Stage.listing(newestFirst)))
                .containsExactly("abandoned with answer", "abandoned", "failed", "new");
        assertThat(run.report(NOW).count(MessageResult.SKIPPED)).isEqualTo(2);
        assertThat(run.report(NOW).count(MessageResult.ELSEWHERE)).isEqualTo(2);
    }

    @Test
    void leavesForTheEndWhatAnEarlierRunHasTriedInVain() {
        failed("cost an attempt", 1, "shutdown");
        failed("met an outage", 0, "openai-server_error");
        failed("was not tried", 0, "token-budget");

        assertThat(
                        mailbox.pending(
                                run,
                                Stage.listing(
                                        List.of(
                                                "new",
                                                "was not tried",
                                                "met an outage",
                                                "cost an attempt"))))
                .containsExactly("was not tried", "new", "cost an attempt", "met an outage");
    }

    @Test
    void takesUpWhatOthersLeftAndNothingThatItHolds() {
        know("elsewhere", Status.INPROGRESS, NOW.getEpochSecond());
        know("suspect", Status.INPROGRESS, NOW.getEpochSecond() - 301);
        mailbox.pending(run, Stage.listing(List.of("elsewhere", "suspect", "held")));
        run.claimed(new Claim("held", "owner", 1, 0, 0, 0, 0));
        run.claimed(new Claim("suspect", "owner", 1, 0, 0, 0, 0));

        assertThat(mailbox.freed(run)).isEmpty();
        failed("elsewhere", 0, "shutdown");

        assertThat(mailbox.freed(run)).containsExactly("elsewhere");
        assertThat(mailbox.suspect(run)).isEmpty();
    }

    private void failed(String id, long attempts, String reason) {
        Map<String, AttributeValue> item = new HashMap<>(LedgerKey.message(id));
        item.put("status", Status.FAILED.value());
        item.put("attempts", Attributes.n(attempts));
        item.put("reason", Attributes.s(reason));
        dynamoDb.putItem(put -> put.tableName(table).item(item));
    }

    @Test
    void tellsLargeMessagesFromSmallOnes() {
        List<String> pending = List.of("1", "2", "3");
        Listing large = Stage.listing(List.of("3", "2", "done long ago"));

        assertThat(mailbox.small(run, pending, large)).containsExactly("1");
        assertThat(mailbox.large(run, pending, large)).containsExactly("2", "3");
    }

    private void know(String id, Status status, long expiration) {
        Map<String, AttributeValue> item = new HashMap<>(LedgerKey.message(id));
        item.put("status", status.value());
        item.put("in_progress_expiration", Attributes.n(expiration));
        dynamoDb.putItem(put -> put.tableName(table).item(item));
    }

    /** Sees what is sent, and has DynamoDB leave half of a batch unprocessed when told. */
    private static final class Requests implements ExecutionInterceptor {
        final List<SdkRequest> sent = new CopyOnWriteArrayList<>();
        int leaveUnprocessed;

        @Override
        public void beforeTransmission(
                Context.BeforeTransmission context, ExecutionAttributes attributes) {
            sent.add(context.request());
        }

        @Override
        public SdkResponse modifyResponse(
                Context.ModifyResponse context, ExecutionAttributes attributes) {
            if (leaveUnprocessed == 0 || !(context.response() instanceof BatchGetItemResponse)) {
                return context.response();
            }
            leaveUnprocessed--;
            var request = (BatchGetItemRequest) context.request();
            var response = (BatchGetItemResponse) context.response();
            String table = request.requestItems().keySet().iterator().next();
            KeysAndAttributes asked = request.requestItems().get(table);
            List<Map<String, AttributeValue>> left =
                    new ArrayList<>(asked.keys().subList(0, asked.keys().size() / 2));
            List<Map<String, AttributeValue>> found =
                    response.responses().get(table).stream()
                            .filter(
                                    item ->
                                            left.stream()
                                                    .noneMatch(
                                                            key ->
                                                                    key.get("pk")
                                                                            .equals(
                                                                                    item.get(
                                                                                            "pk"))))
                            .toList();
            return response.toBuilder()
                    .responses(Map.of(table, found))
                    .unprocessedKeys(Map.of(table, asked.toBuilder().keys(left).build()))
                    .build();
        }
    }
}
