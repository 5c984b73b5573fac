package services.andreas.events.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static final String CREDENTIALS =
            "{\"client_id\":\"id\",\"client_secret\":\"hush\",\"refresh_token\":\"token\"}";

    private final Map<String, String> environment =
            new HashMap<>(
                    Map.of("OPENAI_API_KEY", "sk-hush", "GMAIL_CREDENTIALS_JSON", CREDENTIALS));

    @TempDir Path folder;

    @Test
    void takesTheDefaultsOfTheDesign() {
        Settings settings = Settings.of(environment);

        assertThat(settings.get("table-name")).isEqualTo("Events");
        assertThat(settings.get("ledger-table-name")).isEqualTo("Events-ledger");
        assertThat(settings.get("gmail.query")).isEqualTo("label:Events");
        assertThat(settings.get("openai.model")).isEqualTo("gpt-6-luna");
        assertThat(settings.get("openai.reasoning-effort-sent")).isEqualTo("none");
        assertThat(settings.credentials().gmail().tokenUri())
                .isEqualTo("https://oauth2.googleapis.com/token");
    }

    @Test
    void takesABlankVariableForUnset() {
        environment.put("TABLE_NAME", "  ");
        environment.put("GMAIL_QUERY", "");

        Settings settings = Settings.of(environment);

        assertThat(settings.get("table-name")).isEqualTo("Events");
        assertThat(settings.get("gmail.query")).isEqualTo("label:Events");
    }

    @Test
    void namesTheLedgerAfterTheEventsTable() {
        environment.put("TABLE_NAME", "MyEvents");

        assertThat(Settings.of(environment).get("ledger-table-name")).isEqualTo("MyEvents-ledger");
    }

    @ParameterizedTest
    @CsvSource({
        "gpt-4o-mini, none, ''",
        "gpt-4.1, none, ''",
        "llama-4, none, ''",
        "gpt-6-luna, none, none",
        "gpt-5.6-luna, low, low",
        "openai/gpt-6-luna, none, none",
        "o3, low, low",
        "gpt-6-luna, '', ''",
    })
    void sendsTheReasoningEffortOnlyToModelsThatTakeIt(String model, String effort, String sent) {
        environment.put("OPENAI_MODEL", model);
        environment.put("OPENAI_REASONING_EFFORT", effort);

        assertThat(Settings.of(environment).get("openai.reasoning-effort-sent")).isEqualTo(sent);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, '', true",
        "localhost, '', true",
        "0.0.0.0, hush, true",
        "0.0.0.0, '', false",
        "no.such.host.invalid, '', false",
    })
    void opensAConsoleWithoutAPasswordToThisMachineOnly(
            String host, String password, boolean opens) {
        environment.put("MANAGEMENT_CONSOLE", "true");
        environment.put("MANAGEMENT_HOST", host);
        environment.put("MANAGEMENT_PASSWORD", password);

        if (opens) {
            Settings settings = Settings.of(environment);
            assertThat(settings.listen().console()).isTrue();
            assertThat(settings.properties()).doesNotContainKey("management.password");
        } else {
            assertThatThrownBy(() -> Settings.of(environment))
                    .isInstanceOf(SettingsException.class)
                    .hasMessageStartingWith("MANAGEMENT_PASSWORD: ");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "OPENAI_API_KEY, ''",
        "GMAIL_CREDENTIALS_JSON, not json",
        "GMAIL_CREDENTIALS_JSON, {}",
        "GMAIL_ROOT_URL, gmail",
        "PUBLISH_TO, 'file:///srv/calendar'",
        "PUBLISH_TO, 'https://calendar.example/'",
        "PUBLISH_TO, 'S3://calendars'",
        "PUBLISH_TO, ~/calendar",
        "GMAIL_ROOT_URL, //gmail.example/",
        "OPENAI_BASE_URL, 'ftp://host/'",
        "DYNAMODB_ENDPOINT_URL, 'http://'",
        "OPENAI_TIMEOUT, soon",
        "HTTP_TIMEOUT, 0",
        "OPENAI_MAX_RETRIES, -1",
        "GMAIL_MAX_RETRIES, 1.5",
        "INGEST_CONCURRENCY, 0",
        "INGEST_MAX_ATTEMPTS, many",
        "INGEST_TOKEN_BUDGET, -5",
        "TIMEZONE, Mars/Olympus",
        "INGEST_TIMEZONE, Somewhere",
        "INGEST_CRON, every monday",
        "TABLE_NAME, ab",
        "TABLE_NAME, 2026",
        "LEDGER_TABLE_NAME, Events",
        "CREATE_TABLES, perhaps",
        "MANAGEMENT_PORT, 65536",
        "MANAGEMENT_CONSOLE, perhaps",
        "ROUTES_DIR, /nowhere",
        "OPENAI_API_KEY, '\"sk-quoted\"'",
        "OPENAI_MODEL, '\"gpt-6-luna\"'",
        "GMAIL_CREDENTIALS_FILE, '\"credentials.json\"'",
        "GMAIL_QUERY, '\"label:Events\"'",
        "GMAIL_QUERY, '{{ .Values.query }}'",
        "OPENAI_API_KEY, '${OPENAI_API_KEY}'",
        "HTTP_TIMEOUT, 2147483647",
        "OPENAI_TIMEOUT, 99999999999",
        "RETRY_PATIENCE, 2147483647",
        "INGEST_CONCURRENCY, ٣٠",
        "INGEST_CRON, 0 0 17 ? * MON 2020",
        "INGEST_TIMEZONE, UTC+2",
        "TIMEZONE, +02:00",
        "AWS_REGION, us east 1",
        "DYNAMODB_ENDPOINT_URL, 'http://localhost:80000'",
        "LOG_FORMAT, JSON",
    })
    void namesTheVariableThatIsWrong(String variable, String value) {
        environment.put(variable, value);

        assertThatThrownBy(() -> Settings.of(environment))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith(variable + ": ");
    }

    @Test
    void saysBetweenWhichNumbersOneMustBe() {
        environment.put("HTTP_TIMEOUT", "2147483647");

        assertThatThrownBy(() -> Settings.of(environment))
                .hasMessage("HTTP_TIMEOUT: must be a whole number from 1 to 86400");
    }

    @Test
    void takesEveryNumberThatItDoesNotRefuse() {
        environment.put("OPENAI_MAX_RETRIES", "1000000000");
        environment.put("OPENAI_TIMEOUT", "86400");
        environment.put("INGEST_MESSAGE_DEADLINE", "1000000000");

        assertThatThrownBy(() -> Settings.of(environment))
                .hasMessageStartingWith("INGEST_MESSAGE_DEADLINE: must be 86460000000000 or more");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"winter concert\"",
                "\"a\" OR \"b\"",
                "subject:\"a, b\"",
                "label:\"My Events\""
            })
    void takesAQueryThatNamesPhrases(String query) {
        environment.put("GMAIL_QUERY", query);

        assertThat(Settings.of(environment).get("gmail.query")).isEqualTo(query);
    }

    @Test
    void refusesAFolderOfRoutesWithACommaInItsPath() throws IOException {
        environment.put("ROUTES_DIR", Files.createDirectory(folder.resolve("a, b")).toString());

        assertThatThrownBy(() -> Settings.of(environment))
                .hasMessageStartingWith("ROUTES_DIR: ")
                .hasMessageEndingWith("must have no comma in its path");
    }

    @Test
    void namesTheVariableWhenNoCredentialsAreSet() {
        environment.remove("GMAIL_CREDENTIALS_JSON");

        assertThatThrownBy(() -> Settings.of(environment))
                .hasMessageStartingWith("GMAIL_CREDENTIALS_FILE: ")
                .hasMessageContaining("gmail-token");
    }

    @Test
    void namesTheFileThatCannotBeRead() {
        environment.remove("GMAIL_CREDENTIALS_JSON");
        environment.put("GMAIL_CREDENTIALS_FILE", folder.resolve("absent.json").toString());

        assertThatThrownBy(() -> Settings.of(environment)).hasMessageContaining("absent.json");
    }

    @Test
    void namesATokenUriThatIsNoAddress() {
        environment.put(
                "GMAIL_CREDENTIALS_JSON",
                CREDENTIALS.replaceFirst("\\{", "{\"token_uri\": \"somewhere\", "));

        assertThatThrownBy(() -> Settings.of(environment))
                .hasMessage("GMAIL_CREDENTIALS_JSON: its \"token_uri\" is not an address");
    }

    @Test
    void readsCredentialsFromAFile() throws IOException {
        environment.remove("GMAIL_CREDENTIALS_JSON");
        Path file = Files.writeString(folder.resolve("credentials.json"), CREDENTIALS);
        environment.put("GMAIL_CREDENTIALS_FILE", file.toString());

        assertThat(Settings.of(environment).credentials().gmail().refreshToken())
                .isEqualTo("token");
    }

    @Test
    void neverShowsASecret() {
        environment.put("GMAIL_CREDENTIALS_JSON", "{\"client_secret\":\"hush\", broken");

        assertThatThrownBy(() -> Settings.of(environment))
                .hasMessageNotContaining("hush")
                .hasNoCause();
        assertThat(new GmailCredentials("id", "hush", "hush", "uri", null).toString())
                .doesNotContain("hush");
    }

    @Test
    void namesWhatAFolderOfRoutesLacks() throws IOException {
        environment.put("ROUTES_DIR", copyOfTheSources().toString());
        Files.delete(folder.resolve("prompts/extract-events.user.md"));
        Files.delete(folder.resolve("routes/ask-openai.camel.yaml"));

        assertThatThrownBy(() -> Settings.of(environment))
                .hasMessageStartingWith("ROUTES_DIR: ")
                .hasMessageEndingWith(
                        "lacks routes/ask-openai.camel.yaml, prompts/extract-events.user.md");
    }

    @Test
    void takesAWholeFolderOfRoutesAndMore() throws IOException {
        environment.put("ROUTES_DIR", copyOfTheSources().toString());
        Files.writeString(folder.resolve("prompts/another.md"), "More");

        assertThat(Settings.of(environment).get("resources")).isEqualTo("file:" + folder + "/");
    }

    @Test
    void namesASchemaThatIsNoJson() throws IOException {
        environment.put("ROUTES_DIR", copyOfTheSources().toString());
        Files.writeString(folder.resolve("schemas/events.schema.json"), "{ \"type\": ");

        assertThatThrownBy(() -> Settings.of(environment))
                .hasMessageContaining("schemas/events.schema.json");
    }

    private Path copyOfTheSources() throws IOException {
        for (String part : List.of("routes", "prompts", "schemas")) {
            Files.createDirectories(folder.resolve(part));
            try (Stream<Path> files = Files.list(Path.of("src/main/resources", part))) {
                for (Path file : files.toList()) {
                    Files.copy(file, folder.resolve(part).resolve(file.getFileName()));
                }
            }
        }
        return folder;
    }
}
