package services.andreas.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import services.andreas.events.cli.CommandHere;
import services.andreas.events.mail.MessageKey;
import services.andreas.events.run.MessageResult;
import services.andreas.events.run.RunReport;
import services.andreas.events.standin.Completions;
import services.andreas.events.standin.GmailStandIn;
import services.andreas.events.standin.OpenAiStandIn;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Two people's mailboxes with the same tables. */
class TwoMailboxesTest {
    private static final Map<String, Object> CONCERT =
            Stage.event("Concert", "2026-12-05T20:00:00", "Mill");
    private static final String SAME = "19a0000000000001";

    private final Stage stage = new Stage();
    private final GmailStandIn bens = new GmailStandIn();

    @AfterEach
    void close() {
        stage.close();
        bens.close();
    }

    @Test
    void workOnTheSameIdOnceEachAndShareTheEvent() throws Exception {
        tellBoth();

        RunReport annas = stage.once();
        readBens();
        RunReport second = stage.once();

        assertThat(annas.count(MessageResult.PROCESSED)).isOne();
        assertThat(second.count(MessageResult.PROCESSED)).as("Ben's own mail").isOne();
        assertThat(stage.events())
                .as("told to two people, it is one event")
                .singleElement()
                .satisfies(
                        event ->
                                assertThat(event)
                                        .containsEntry("email_id", AttributeValue.fromS(SAME))
                                        .containsEntry("mailboxes", mailboxes()));
        String id = stage.events().get(0).get("id").s();
        Terminal.Ended explained = run("explain", id, "--json");
        assertThat(explained.out().split("\"mailbox\"", -1)).as("each names its own").hasSize(3);
        assertThat(explained.out()).doesNotContain("anna@", "ben@");
        assertThat(run("runs").out()).containsPattern("(?m)^mailbox +start");
    }

    /** As their hashes are sorted. */
    private static AttributeValue mailboxes() {
        return AttributeValue.fromL(
                Stream.of("anna@example.com", "ben@example.com")
                        .map(MessageKey::mailbox)
                        .sorted()
                        .map(AttributeValue::fromS)
                        .toList());
    }

    @Test
    void refuseEachOthersMessages() throws Exception {
        tellBoth();
        String annas = stage.announce("Only hers", CONCERT);
        stage.environment.put("INGEST_MAX_ATTEMPTS", "1");
        stage.openAi
                .faults()
                .always(OpenAiStandIn.COMPLETIONS, Completions.content("{\"wrong\":1}"));
        stage.once();
        String key = stage.key(annas);
        readBens();

        Terminal.Ended named = run("replay", annas);
        Terminal.Ended byKey = run("replay", key);
        Terminal.Ended all = run("replay", "--quarantined");

        for (Terminal.Ended refused : new Terminal.Ended[] {named, byKey}) {
            assertThat(refused.code()).isOne();
            assertThat(refused.err())
                    .contains("Message " + annas + " is of mailbox " + key.split("#")[0]);
        }
        assertThat(all.code()).as("none of Ben's is quarantined").isZero();
        assertThat(bens.gets()).isZero();
        stage.gmail.address("anna@example.com");
        assertThat(stage.status(annas)).isEqualTo("QUARANTINED");
    }

    /** A mail about the same concert to each, under the same id. */
    private void tellBoth() {
        stage.gmail.address("anna@example.com");
        bens.address("ben@example.com");
        stage.openAi.recorded().add("Concert", Stage.answer(CONCERT));
        byte[] raw = Stage.raw("Concert", "The text of Concert\r\n" + CONCERT.values());
        stage.gmail.mailbox().add(SAME, raw, Stage.FIRST_MAIL, "Events");
        bens.mailbox().add(SAME, raw, Stage.FIRST_MAIL, "Events");
    }

    private void readBens() {
        stage.environment.put("GMAIL_ROOT_URL", bens.rootUrl().toString());
        stage.environment.put("GMAIL_CREDENTIALS_JSON", bens.credentialsJson());
    }

    private Terminal.Ended run(String... arguments) {
        return CommandHere.run(stage.environment, arguments);
    }
}
