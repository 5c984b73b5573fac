package services.andreas.events.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailboxesTest {
    private static final String ANNA =
            """
            mailboxes:
              - name: anna
                credentials: anna.json
                delegate: ""
                query: label:Events
                timezone: Europe/Zurich
                cron: 0 0 17 ? * MON
                feed: anna.ics
            """;
    private static final String BEN =
            """
              - name: ben
                credentials: arn:aws:secretsmanager:us-east-1:1:secret:ben
                delegate: ben@example.com
                query: label:Dates
                timezone: Asia/Tokyo
                cron: 0 0 7 * * ?
                feed: ""
            """;

    @TempDir private Path folder;

    @Test
    void areOneAsLongAsNoFileIsSet() {
        Mailboxes mailboxes = Mailboxes.of(Map.of("GMAIL_QUERY", "label:Events"));

        assertThat(mailboxes.isOne()).isTrue();
        assertThat(mailboxes.one()).isEqualTo(Map.of("GMAIL_QUERY", "label:Events"));
        assertThatThrownBy(() -> mailboxes.only("anna")).hasMessageContaining("MAILBOXES_FILE");
    }

    @Test
    void haveAnEnvironmentEachWithoutTheCredentialsOfOthers() throws Exception {
        Mailboxes mailboxes = read(ANNA + BEN);

        Map<String, String> anna = mailboxes.only("anna").one();
        Map<String, String> ben = mailboxes.only("ben").one();

        assertThat(anna)
                .containsEntry(
                        "GMAIL_CREDENTIALS_FILE",
                        folder.toAbsolutePath().resolve("anna.json").toString())
                .containsEntry("TABLE_NAME", "Shared")
                .containsEntry("INGEST_TIMEZONE", "Europe/Zurich")
                .doesNotContainKeys("GMAIL_SECRET_ARN", "GMAIL_CREDENTIALS_JSON");
        assertThat(ben)
                .containsEntry("GMAIL_QUERY", "label:Dates")
                .containsEntry("GMAIL_DELEGATE", "ben@example.com")
                .containsKey("GMAIL_SECRET_ARN")
                .doesNotContainKey("GMAIL_CREDENTIALS_FILE");
    }

    @Test
    void leaveTheZoneOfTheTableToAll() throws Exception {
        Map<String, String> environment = new HashMap<>(read(ANNA + BEN).only("ben").one());
        environment.remove("GMAIL_SECRET_ARN");

        Settings ben = Settings.ofTables(environment);

        assertThat(ben.get("mailbox.timezone")).isEqualTo("Asia/Tokyo");
        assertThat(ben.get("timezone")).as("of grouping, one for a table").isEqualTo("Asia/Seoul");
    }

    @Test
    void shareTheMessagesThatAProcessWorksOnAtOnce() throws Exception {
        Mailboxes two = read(ANNA + BEN);

        assertThat(two.shared(two.all().get(0))).containsEntry("INGEST_CONCURRENCY", "5");
        assertThat(two.only("anna").one()).doesNotContainKey("INGEST_CONCURRENCY");
    }

    @Test
    void askForOneWhereOneIsMeant() throws Exception {
        Mailboxes two = read(ANNA + BEN);

        assertThatThrownBy(two::one).hasMessage("--mailbox: must name one of anna, ben");
        assertThatThrownBy(() -> two.only("carla")).hasMessageContaining("anna, ben");
    }

    @ParameterizedTest
    @CsvSource({
        "name: anna, name: Anna B., 'Anna B.' is no name",
        "name: anna, name: 007, is no name",
        "name: anna, name: true, is no name",
        "name: anna, name: ben, ben is there twice",
        "credentials: anna.json, credentials: '', anna has no credentials",
        "delegate: \"\", delegate: boss, delegate of anna must be an address",
        "query: label:Events, query: '', anna has no query",
        "Europe/Zurich, Europe/Zürich, timezone of anna",
        "0 0 17 ? * MON, every monday, cron of anna",
        "feed: anna.ics, feed: Anna's, Anna's is no name such as concerts.ics",
        "feed: anna.ics, feed: events.ics, events.ics is the file of another calendar",
        "feed: \"\", feed: anna.ics, anna.ics is there twice",
        "delegate: \"\", delegated: \"\", delegate",
        "'    delegate: \"\"\n', '', delegate",
    })
    void nameWhatIsWrong(String from, String to, String problem) {
        String wrong = (ANNA + BEN).replaceFirst(java.util.regex.Pattern.quote(from), to);

        assertThatThrownBy(() -> read(wrong))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("MAILBOXES_FILE: mailboxes.yaml")
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 1: the file is empty",
        "'mailboxes:', mailboxes has no value",
        "'- name: anna', 1: a list stands where names are meant",
        "'mailboxes:\n\t- name: anna', found character",
        "'mailboxes: []', names no mailbox",
        "'mailboxes:\n  - name: anna\n    credential: a.json', credentials is missing",
    })
    void nameWhatIsWrongInTheWordsOfAnOperator(String yaml, String problem) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("MAILBOXES_FILE: mailboxes.yaml:")
                .hasMessageContaining(problem)
                .hasMessageNotContainingAny("creator", "instance", "services.andreas");
    }

    private Mailboxes read(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("mailboxes.yaml"), yaml);
        return Mailboxes.of(
                Map.of(
                        "MAILBOXES_FILE", file.toString(),
                        "TABLE_NAME", "Shared",
                        "TIMEZONE", "Asia/Seoul",
                        "GMAIL_CREDENTIALS_JSON", "{}"));
    }
}
