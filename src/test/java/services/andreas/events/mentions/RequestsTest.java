package services.andreas.events.mentions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import services.andreas.events.extract.ExtractedEvents;
import services.andreas.events.extract.TestMail;
import services.andreas.events.extract.TestRules;
import services.andreas.events.ledger.Claim;
import services.andreas.events.ledger.Tables;
import services.andreas.events.merge.Merging;
import services.andreas.events.settings.AwsClients;
import services.andreas.events.standin.DynamoDbProxy;
import services.andreas.events.standin.Dynoxide;
import services.andreas.events.words.TestWords;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** How many requests it takes to keep what a mail tells, and to gather what it has to do with. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestsTest {
    private final Merging merging = Merging.load("classpath:", TestWords.PACKAGED, "Europe/Zurich");
    private final DynamoDbProxy proxy = new DynamoDbProxy(Dynoxide.shared().endpoint());
    private final DynamoDbClient dynamoDb =
            DynamoDbClient.builder()
                    .endpointOverride(proxy.endpoint())
                    .region(Region.US_EAST_1)
                    .credentialsProvider(AwsClients.standIn())
                    .build();

    @AfterAll
    void close() {
        dynamoDb.close();
        proxy.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "no UID, new               |       |                          |       | 1 | 1",
                "no UID, known             |       |                          | again | 1 | 2",
                "an event with UID, new    | UID:a |                          |       | 1 | 1",
                "an event with UID, known  | UID:a |                          | again | 1 | 2",
                "three occurrences, new    | UID:a | RRULE:FREQ=DAILY;COUNT=3 |       | 1 | 1",
                "three occurrences, known  | UID:a | RRULE:FREQ=DAILY;COUNT=3 | again | 1 | 6",
            })
    void areFew(String name, String uid, String rule, String again, int writes, int reads)
            throws Exception {
        String table = "Events-" + UUID.randomUUID();
        new Tables(dynamoDb, table, table + "-ledger", true).prepare();
        EventLedger ledger = new EventLedger(dynamoDb, table, table + "-ledger", merging);
        String answer = answer(uid, rule);
        if (again != null) {
            tell(ledger, answer, "m0");
        }
        long written = proxy.calls("TransactWriteItems");
        long read = proxy.calls("BatchGetItem");

        tell(ledger, answer, "m1");

        assertThat(proxy.calls("TransactWriteItems") - written).isEqualTo(writes);
        assertThat(proxy.calls("BatchGetItem") - read).isLessThanOrEqualTo(reads);
    }

    private static void tell(EventLedger ledger, String answer, String messageId) throws Exception {
        Claim claim = new Claim(messageId, "owner", 1, 0, 0, 0, 0);
        for (PendingUpdate update : ledger.tell(answer, messageId, claim)) {
            ledger.gather(update);
        }
    }

    private static String answer(String uid, String rule) throws Exception {
        TestMail mail =
                TestMail.of()
                        .calendar(
                                "REQUEST",
                                "BEGIN:VEVENT",
                                "SUMMARY:Lathe course",
                                "DTSTART:20261207T180000Z",
                                uid == null ? "X-NOTHING:-" : uid,
                                rule == null ? "X-NOTHING:-" : rule,
                                "END:VEVENT");
        return new ExtractedEvents(TestWords.PACKAGED, TestRules.PACKAGED)
                .json(mail.mail(), mail.foundEvents());
    }
}
