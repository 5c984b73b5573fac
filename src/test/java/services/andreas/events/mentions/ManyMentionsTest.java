package services.andreas.events.mentions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import services.andreas.events.failure.LeaseLostException;
import services.andreas.events.ledger.Claim;
import services.andreas.events.ledger.Tables;
import services.andreas.events.merge.Merging;
import services.andreas.events.settings.AwsClients;
import services.andreas.events.standin.DynamoDbErrors;
import services.andreas.events.standin.DynamoDbProxy;
import services.andreas.events.standin.Dynoxide;
import services.andreas.events.standin.Fault;
import services.andreas.events.words.TestWords;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What one mail tells of hundreds of events is kept whole, in however many transactions. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManyMentionsTest {
    private static final String MESSAGE = "m1";
    private static final Instant START = Instant.parse("2026-12-05T19:00:00Z");
    private static final int ALIKE = 130;
    private static final int LONG = 130;

    /** In what the events of a mail are alike. */
    enum Alike {
        NAME_AND_MONTH(i -> event("Course", day(i % 28), "uid", i + "@a.example")),
        NAME_AND_DAY(i -> event("Course", START.plusSeconds(60L * i))),
        PLACE_AND_HOUR(i -> event("Course " + word(i), START, "location", "Old Mill")),
        PAGE(i -> event("Course", day(i), "source_url", "https://www.eventbrite.com/e/x-1234567")),
        UID(i -> event("Course " + word(i), day(i), "uid", "same@a.example")),
        NAME_AND_NO_DAY(i -> event("Course", null, "description", "Number " + i)),
        NOTHING(i -> event(word(i), day(i), "location", "Hall " + word(i)));

        private final IntFunction<Map<String, Object>> event;

        Alike(IntFunction<Map<String, Object>> event) {
            this.event = event;
        }

        List<Map<String, Object>> events(int count) {
            List<Map<String, Object>> events = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                events.add(event.apply(i));
            }
            return events;
        }
    }

    private final Merging merging = Merging.load("classpath:", TestWords.PACKAGED, "Europe/Zurich");
    private final DynamoDbProxy proxy = new DynamoDbProxy(Dynoxide.shared().endpoint());
    private final DynamoDbClient dynamoDb =
            DynamoDbClient.builder()
                    .endpointOverride(proxy.endpoint())
                    .region(Region.US_EAST_1)
                    .credentialsProvider(AwsClients.standIn())
                    .build();
    private String table;
    private EventLedger ledger;

    @BeforeEach
    void begin() {
        proxy.faults().clear();
        table = "Events-" + UUID.randomUUID();
        new Tables(dynamoDb, table, table + "-ledger", true).prepare();
        ledger = new EventLedger(dynamoDb, table, table + "-ledger", merging);
    }

    @AfterAll
    void close() {
        dynamoDb.close();
        proxy.close();
    }

    @ParameterizedTest
    @EnumSource(Alike.class)
    void areKeptHoweverAlikeTheyAre(Alike alike) throws Exception {
        List<PendingUpdate> updates = tell(1, alike.events(ALIKE));

        assertThat(updates).hasSize(ALIKE);
        assertThat(mentions(ledger())).hasSize(ALIKE);
    }

    @ParameterizedTest
    @EnumSource(
            value = Alike.class,
            names = {"NAME_AND_MONTH", "UID"})
    void areTheSameWhenTheyAreToldAgain(Alike alike) throws Exception {
        tell(1, alike.events(ALIKE));
        Map<Map<String, AttributeValue>, Object> before = ledger();

        tell(1, alike.events(ALIKE));

        assertThat(ledger()).isEqualTo(before);
    }

    /** The process dies at each of its transactions in turn, before or after it is carried out. */
    @Test
    void areWholeAfterACrashBetweenTheirParts() throws Exception {
        tell(1, long8());
        Map<Map<String, AttributeValue>, Object> whole = ledger();
        assertThat(mentions(whole)).hasSize(LONG);

        boolean dead = true;
        for (int k = 0; dead; k++) {
            begin();
            dead = crash(k);
            proxy.faults().clear();
            tell(2, long8());

            assertThat(withoutFence(ledger())).as("crash at " + k).isEqualTo(withoutFence(whole));
        }
    }

    @Test
    void areNotMixedWithWhatALaterOwnerTells() throws Exception {
        // the first owner stands still before its last parts; meanwhile a later one tells the rest
        AtomicInteger transactions = new AtomicInteger();
        List<Map<String, Object>> renewed = Alike.NOTHING.events(3);
        proxy.faults()
                .add(
                        request ->
                                isTransaction(request.headers().getFirst("X-Amz-Target"))
                                                && transactions.incrementAndGet() == 3
                                        ? Optional.of(
                                                (call, standIn) -> {
                                                    tellQuietly(2, renewed);
                                                    return standIn.answer(call);
                                                })
                                        : Optional.empty());

        assertThatThrownBy(() -> tell(1, long8())).isInstanceOf(LeaseLostException.class);

        assertThat(mentions(ledger())).hasSize(3);
    }

    @Test
    void readNothingOfOneAnother() throws Exception {
        List<PendingUpdate> updates = tell(1, Alike.NAME_AND_DAY.events(150));
        long before = proxy.calls("BatchGetItem");

        for (PendingUpdate update : updates) {
            assertThat(ledger.gather(update).mentions()).hasSize(1);
        }

        assertThat(proxy.calls("BatchGetItem") - before).isZero();
    }

    /** Whether there was a call at which to die. */
    private boolean crash(int k) throws Exception {
        AtomicInteger transactions = new AtomicInteger();
        Fault fault =
                k % 2 == 0
                        ? Fault.answer(DynamoDbErrors.accessDenied())
                        : Fault.change(done -> DynamoDbErrors.accessDenied());
        proxy.faults()
                .add(
                        request ->
                                isTransaction(request.headers().getFirst("X-Amz-Target"))
                                                && transactions.getAndIncrement() == k / 2
                                        ? Optional.of(fault)
                                        : Optional.empty());
        try {
            tell(1, long8());
            return false;
        } catch (SdkException dies) {
            return true;
        }
    }

    private static boolean isTransaction(String target) {
        return target.endsWith("TransactWriteItems");
    }

    private List<PendingUpdate> tell(long fence, List<Map<String, Object>> events)
            throws Exception {
        return ledger.tell(
                new ObjectMapper().writeValueAsString(events),
                MESSAGE,
                new Claim(MESSAGE, "owner", fence, 0, 0, 0, 0));
    }

    private void tellQuietly(long fence, List<Map<String, Object>> events) {
        try {
            tell(fence, events);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** With descriptions of 8 KB. */
    private static List<Map<String, Object>> long8() {
        List<Map<String, Object>> events = Alike.NAME_AND_MONTH.events(LONG);
        events.forEach(event -> event.put("description", "word ".repeat(1_600)));
        return events;
    }

    /** All that the ledger holds; the order within a list says nothing here. */
    private Map<Map<String, AttributeValue>, Object> ledger() {
        Map<Map<String, AttributeValue>, Object> all = new HashMap<>();
        dynamoDb.scanPaginator(scan -> scan.tableName(table + "-ledger")).items().stream()
                .forEach(
                        item -> {
                            Map<String, AttributeValue> rest = new HashMap<>(item);
                            Map<String, AttributeValue> key =
                                    Map.of("pk", rest.remove("pk"), "sk", rest.remove("sk"));
                            Map<String, Object> values = new HashMap<>();
                            rest.forEach(
                                    (name, value) ->
                                            values.put(
                                                    name,
                                                    value.hasL()
                                                            ? Set.copyOf(value.l())
                                                            : value.hasSs()
                                                                    ? Set.copyOf(value.ss())
                                                                    : value));
                            all.put(key, values);
                        });
        return all;
    }

    private static Map<Map<String, AttributeValue>, Object> withoutFence(
            Map<Map<String, AttributeValue>, Object> ledger) {
        Map<Map<String, AttributeValue>, Object> without = new HashMap<>(ledger);
        without.keySet().removeIf(key -> key.get("sk").s().equals("told"));
        return without;
    }

    private static Set<Object> mentions(Map<Map<String, AttributeValue>, Object> ledger) {
        Set<Object> mentions = new HashSet<>(ledger.keySet());
        mentions.removeIf(key -> !key.toString().contains("message#" + MESSAGE));
        mentions.removeIf(key -> key.toString().contains("told"));
        return mentions;
    }

    private static Map<String, Object> event(String title, Instant start, Object... members) {
        Map<String, Object> event = new HashMap<>();
        event.put("title", title);
        if (start != null) {
            event.put("start_time", start.toString());
        }
        event.put("source_domain", "oldmill.example");
        event.put("mail_date", "2026-11-20T09:00:00Z");
        for (int i = 0; i < members.length; i += 2) {
            event.put((String) members[i], members[i + 1]);
        }
        return event;
    }

    private static Instant day(int days) {
        LocalDate day = LocalDate.of(2026, 12, 1).plusDays(days);
        return Instant.parse(day + "T10:00:00Z");
    }

    /** A word for each number, of letters alone. */
    private static String word(int number) {
        StringBuilder word = new StringBuilder("x");
        for (int left = number; left > 0; left /= 26) {
            word.append((char) ('a' + left % 26));
        }
        return word.append("ung").toString();
    }
}
