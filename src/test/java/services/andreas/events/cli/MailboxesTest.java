package services.andreas.events.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import services.andreas.events.Patience;
import services.andreas.events.Stage;
import services.andreas.events.Terminal;
import services.andreas.events.standin.Fault;
import services.andreas.events.standin.GmailPeople;
import services.andreas.events.standin.GmailStandIn;
import services.andreas.events.standin.GoogleErrors;
import services.andreas.events.standin.Ports;

/** Several people's mailboxes in one process. */
class MailboxesTest {
    private static final List<String> NAMES = List.of("slow", "revoked", "down", "good");
    private static final Map<String, Object> CONCERT =
            Stage.event("Concert", "2026-12-05T20:00:00", "Mill");

    private final Stage stage = new Stage();
    private final GmailPeople people = new GmailPeople();

    @TempDir private Path folder;

    @BeforeEach
    void configure() throws IOException {
        stage.environment.remove("GMAIL_CREDENTIALS_JSON");
        stage.environment.put("GMAIL_ROOT_URL", people.rootUrl().toString());
        // nobody gives up a call that is held up
        stage.environment.put("HTTP_TIMEOUT", "120");
        stage.openAi.recorded().add("Concert", Stage.answer(CONCERT));
        StringBuilder yaml = new StringBuilder("mailboxes:\n");
        for (String name : NAMES) {
            Files.writeString(folder.resolve(name + ".json"), people.credentialsJson(name));
            yaml.append("  - {name: %s, credentials: %s.json, delegate: '', ".formatted(name, name))
                    .append("query: 'label:Events', timezone: Europe/Zurich, ")
                    .append("cron: '0 0 17 ? * MON', feed: ''}\n");
            tell(name);
        }
        Path file = Files.writeString(folder.resolve("mailboxes.yaml"), yaml.toString());
        stage.environment.put("MAILBOXES_FILE", file.toString());
    }

    @AfterEach
    void close() {
        stage.close();
        people.close();
    }

    @Test
    void areReadWithoutWaitingForBrokenOnesWhichAreNamed() throws Exception {
        CountDownLatch others = breakAllButOne();

        Terminal.Ended once = terminal().run("once");

        assertThat(others.getCount()).as(once.out() + once.err()).isZero();
        assertThat(once.code()).isOne();
        assertThat(once.out())
                .containsPattern("(?m)^slow +good +1 +1 ")
                .containsPattern("(?m)^good +good +1 +1 ")
                .containsPattern("(?m)^all 4 +incomplete +2 +2 ");
        assertThat(once.err())
                .contains("revoked: ", "invalid_grant", "down: ")
                .doesNotContain("good: ", "@example.com");
        assertThat(stage.events()).as("one concert").hasSize(1);

        Terminal.Ended runs = CommandHere.run(stage.environment, "runs");
        assertThat(runs.out()).contains("slow ", "good ", "revoked ", "down ");
    }

    @Test
    void areReadByTheirSchedulesWithoutWaitingForBrokenOnesWhichAreNamed() throws Exception {
        Path file = folder.resolve("mailboxes.yaml");
        Files.writeString(file, Files.readString(file).replace("0 0 17 ? * MON", "* * * * * ?"));
        stage.environment.put("MANAGEMENT_PORT", Integer.toString(Ports.free()));
        CountDownLatch others = breakAllButOne();

        Process schedule = terminal().start("schedule");
        try {
            assertThat(others.await(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(Patience.SECONDS);
            while (ended() < NAMES.size() && System.nanoTime() < deadline) {
                assertThat(schedule.waitFor(100, TimeUnit.MILLISECONDS)).as("ended").isFalse();
            }
            assertThat(ended()).isEqualTo(NAMES.size());
        } finally {
            schedule.destroy();
        }

        assertThat(schedule.waitFor(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(terminal().ended(schedule).out())
                .contains("Mailbox slow: exit code 0", "Mailbox good: exit code 0")
                .containsPattern("Mailbox revoked: exit code 2, .*; gmail-invalid_grant: ")
                .containsPattern("Mailbox down: exit code 2, .*; gmail-token-503");
    }

    /** Mailboxes of which a run has ended. */
    private long ended() {
        // a page has a hundred tables, and other tests have many more
        return stage.dynamoDb.listTablesPaginator().tableNames().stream()
                        .anyMatch((stage.table + "-ledger")::equals)
                ? stage.ledger().stream()
                        .filter(item -> item.containsKey("exit_code"))
                        // those whose mailbox is not known yet may share a partition
                        .map(item -> item.getOrDefault("cause", item.get("pk")))
                        .distinct()
                        .count()
                : 0;
    }

    /** Held up is one until the good one is read. */
    private CountDownLatch breakAllButOne() {
        people.of("revoked")
                .faults()
                .always(GmailStandIn.TOKENS, Fault.answer(GoogleErrors.invalidGrant()));
        people.of("down").faults().always(call -> true, Fault.answer(GoogleErrors.backendError()));
        CountDownLatch others = new CountDownLatch(1);
        people.of("slow")
                .faults()
                .add(call -> heldUntil(others, call.path().contains("messages/")));
        people.of("good").faults().add(call -> isRead(call.path(), others));
        return others;
    }

    @Test
    void areReadOneAtATimeWhereOneIsNamed() {
        Terminal.Ended one = CommandHere.run(stage.environment, "once", "--mailbox", "good");
        Terminal.Ended none = CommandHere.run(stage.environment, "once", "--mailbox", "nobody");
        Terminal.Ended replayed = CommandHere.run(stage.environment, "replay", "--quarantined");

        assertThat(one.code()).isZero();
        assertThat(people.of("slow").gets()).isZero();
        assertThat(none.code()).isEqualTo(78);
        assertThat(none.err()).contains("must name one of slow, revoked, down, good");
        assertThat(replayed.code()).isEqualTo(78);
    }

    private void tell(String person) {
        byte[] raw = Stage.raw("Concert", "The text of Concert\r\n" + CONCERT.values());
        people.of(person).mailbox().add(raw, Stage.FIRST_MAIL, "Events");
    }

    private static Optional<Fault> heldUntil(CountDownLatch latch, boolean isHeld) {
        if (isHeld) {
            try {
                latch.await(Patience.SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return Optional.empty();
    }

    private static Optional<Fault> isRead(String path, CountDownLatch latch) {
        if (path.contains("messages/")) {
            latch.countDown();
        }
        return Optional.empty();
    }

    private Terminal terminal() {
        return new Terminal(folder, stage.environment);
    }
}
