package services.andreas.events.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import services.andreas.events.Stage;
import services.andreas.events.app.Shutdown;
import services.andreas.events.ledger.Tables;
import services.andreas.events.mail.MessageKey;
import services.andreas.events.run.MessageResult;
import services.andreas.events.settings.Mailboxes;
import services.andreas.events.settings.Settings;
import services.andreas.events.standin.Fault;
import services.andreas.events.standin.GmailStandIn;
import services.andreas.events.standin.GoogleErrors;

class DeskTest {
    private static final int MAILS = 10;

    private final Stage stage = new Stage();
    private final List<String> keys = new ArrayList<>();
    private Desk desk;

    @BeforeEach
    void open() throws Exception {
        new Tables(stage.dynamoDb, stage.table, stage.table + "-ledger", true).prepare();
        for (int mail = 0; mail < MAILS; mail++) {
            Map<String, Object> event = Stage.event("Talk " + mail, "2026-12-05T20:00", "Mill");
            keys.add(stage.key(stage.announce("Talk " + mail, event)));
        }
        desk = new Desk("", Settings.of(stage.environment));
    }

    @AfterEach
    void close() {
        desk.close();
        stage.close();
    }

    @Test
    void keepsTheSpaceThatAnotherWorkerHadToKeep() throws Exception {
        WorkedShare worked = desk.work(share(stage.key("")), Long.MAX_VALUE, 20);

        assertThat(worked.report().count(MessageResult.PROCESSED)).isEqualTo(MAILS);
        assertThat(worked.gmailSpace()).as("a little less, as all went well").isBetween(17L, 19L);
    }

    @Test
    void leavesTheSpaceThatGmailAskedFor() throws Exception {
        stage.gmail
                .faults()
                .next(GmailStandIn.GETS, Fault.answer(GoogleErrors.tooManyConcurrentRequests()));

        WorkedShare worked = desk.work(share(stage.key("")), Long.MAX_VALUE, 0);

        assertThat(worked.report().count(MessageResult.PROCESSED)).isEqualTo(MAILS);
        assertThat(worked.gmailSpace())
                .as("50 ms, and a little less for each mail that went well")
                .isBetween(45L, 50L);
    }

    @Test
    void refusesTheShareOfAnotherMailbox() {
        assertThatThrownBy(
                        () ->
                                desk.check(
                                        new Share(
                                                "",
                                                "other",
                                                "run",
                                                "2026-11-27T00:00:00Z",
                                                1,
                                                List.of("other#1"))))
                .hasMessageContaining("give workers the same");
        assertThat(stage.gmail.gets()).isZero();
    }

    @Test
    void isNotOpenedForAMailboxThatMailboxesFileDoesNotName() {
        try (Desks desks = new Desks(Mailboxes.of(stage.environment), new Shutdown(), 1)) {
            assertThatThrownBy(() -> desks.take("dora"))
                    .hasMessageContaining("MAILBOXES_FILE of this worker has no mailbox 'dora'");
        }
    }

    private Share share(String key) {
        String mailbox = MessageKey.of(key).mailbox();
        return new Share("", mailbox, "run", "2026-11-27T00:00:00Z", 1, keys);
    }
}
