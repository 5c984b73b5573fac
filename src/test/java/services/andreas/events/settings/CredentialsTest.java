package services.andreas.events.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import services.andreas.events.failure.Failure;
import services.andreas.events.failure.FailureException;
import services.andreas.events.failure.Failures;
import services.andreas.events.standin.SecretsManagerStandIn;

class CredentialsTest {
    private static final String GMAIL =
            "{\"client_id\":\"%s\",\"client_secret\":\"hush\",\"refresh_token\":\"hush\"}";

    private final SecretsManagerStandIn manager = new SecretsManagerStandIn();
    private final Map<String, String> environment =
            new HashMap<>(
                    Map.of(
                            "SECRETSMANAGER_ENDPOINT_URL",
                            manager.root().toString(),
                            "OPENAI_API_KEY",
                            "sk-inline",
                            "GMAIL_CREDENTIALS_JSON",
                            GMAIL.formatted("inline")));

    @AfterEach
    void close() {
        manager.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"apiKey\": \"sk-secret\"}",
                "{\"api_key\": \"sk-secret\", \"note\": \"of May\"}",
                "sk-secret",
                "sk-secret\n",
            })
    void takesTheKeyFromEveryShapeOfTheSecret(String secret) {
        environment.put("OPENAI_SECRET_ARN", manager.put("prod/openai", secret));

        assertThat(credentials().openAiKey()).isEqualTo("sk-secret");
    }

    @Test
    void takesTheSecretOfGmailAsGmailTokenWritesIt() {
        environment.put("GMAIL_SECRET_ARN", manager.put("prod/gmail", GMAIL.formatted("secret")));

        assertThat(credentials().gmail().clientId()).isEqualTo("secret");
        assertThat(credentials().gmail().refreshToken()).isEqualTo("hush");
    }

    @Test
    void asksForTheNameOrTheWholeArn() {
        String arn = manager.put("prod/gmail", GMAIL.formatted("secret"));
        manager.put("prod/openai", "sk-secret");
        environment.put("GMAIL_SECRET_ARN", arn);
        environment.put("OPENAI_SECRET_ARN", "prod/openai");

        credentials();

        assertThat(manager.read()).containsExactly("prod/openai", arn);
    }

    @Test
    void takesASecretBeforeAnInlineValueBeforeAFile() {
        environment.put("GMAIL_CREDENTIALS_FILE", "/nowhere");

        assertThat(credentials().gmail().clientId()).isEqualTo("inline");
        assertThat(credentials().openAiKey()).isEqualTo("sk-inline");
        assertThat(manager.read()).isEmpty();

        environment.put("GMAIL_SECRET_ARN", manager.put("prod/gmail", GMAIL.formatted("secret")));
        environment.put("OPENAI_SECRET_ARN", manager.put("prod/openai", "sk-secret"));

        assertThat(credentials().gmail().clientId()).isEqualTo("secret");
        assertThat(credentials().openAiKey()).isEqualTo("sk-secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"apiKey\": \"\"}",
                "{\"key\": \"hush\"}",
                "{\"apiKey\": \"hush\"",
                "hush hush",
                "{\"apiKey\": [\"hush\"]}",
            })
    void namesTheVariableWhenTheSecretHoldsNoKey(String secret) {
        environment.put("OPENAI_SECRET_ARN", manager.put("prod/openai", secret));

        assertThatThrownBy(this::credentials)
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("OPENAI_SECRET_ARN: ")
                .hasMessageNotContaining("hush");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hush", "{\"client_secret\": \"hush\"", "{\"refresh_token\":\"hush\"}"})
    void namesTheVariableWhenTheSecretIsNotWhatGmailTokenWrites(String secret) {
        environment.put("GMAIL_SECRET_ARN", manager.put("prod/gmail", secret));

        assertThatThrownBy(this::credentials)
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("GMAIL_SECRET_ARN: ")
                .hasMessageNotContaining("hush")
                .hasNoCause();
    }

    @Test
    void namesTheSecretThatIsBinary() {
        byte[] bytes = "hush".getBytes(StandardCharsets.UTF_8);
        environment.put("OPENAI_SECRET_ARN", manager.putBinary("prod/openai", bytes));

        assertThatThrownBy(this::credentials)
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("prod/openai-Ab1Cd2 holds no text");
    }

    @Test
    void namesTheSecretThatIsMissing() {
        environment.put("GMAIL_SECRET_ARN", "prod/absent");

        assertThatThrownBy(this::credentials)
                .isInstanceOf(SettingsException.class)
                .hasMessage(
                        "GMAIL_SECRET_ARN: there is no secret prod/absent to read in us-east-1");
    }

    @Test
    void namesTheSecretThatIsDenied() {
        environment.put("GMAIL_SECRET_ARN", manager.deny("prod/gmail"));

        assertThatThrownBy(this::credentials)
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(Failures.of(e).kind()).isEqualTo(Failure.Kind.RUN_FATAL))
                .hasMessageStartingWith(
                        "secretsmanager-AccessDeniedException: GMAIL_SECRET_ARN arn:aws:")
                .hasMessageContaining("prod/gmail-Ab1Cd2. ")
                .hasMessageContaining("secretsmanager:GetSecretValue");
    }

    @Test
    void namesTheSecretThatIsOutOfReach() {
        environment.put("OPENAI_SECRET_ARN", "prod/openai");
        manager.close();

        assertThatThrownBy(this::credentials)
                .isInstanceOf(FailureException.class)
                .hasMessageStartingWith(
                        "secretsmanager-unreachable: OPENAI_SECRET_ARN prod/openai. ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sk-hush", "{\"apiKey\":\"hush\"}"})
    void neverShowsASecretThatStandsWhereItsNameBelongs(String secret) {
        environment.put("OPENAI_SECRET_ARN", secret);

        assertThatThrownBy(this::credentials)
                .isInstanceOf(SettingsException.class)
                .hasMessageNotContaining("hush");
        assertThat(manager.read()).isEmpty();
    }

    @Test
    void keepsSecretsOutOfTheProperties() {
        environment.put("GMAIL_CREDENTIALS_JSON", GMAIL.formatted("inline"));

        Settings settings = Settings.of(environment);

        assertThat(settings.properties().values()).noneMatch(value -> contains(value, "hush"));
        assertThat(settings.properties().values()).noneMatch(value -> contains(value, "sk-inline"));
        assertThat(settings.credentials().toString()).doesNotContain("sk-inline", "hush");
    }

    @ParameterizedTest
    @CsvSource({
        // what the secret names, what the variable asks for, where the key goes
        "'', '', https://api.openai.com/v1",
        "'', https://api.openai.com/v1/, https://api.openai.com/v1",
        "https://models.example/v1, '', https://models.example/v1",
        "https://models.example/v1, https://models.example/v1/, https://models.example/v1",
    })
    void sendsTheKeyWhereItsSecretAllows(String named, String asked, String used) {
        String secret = "{\"apiKey\":\"sk-secret\",\"baseUrl\":\"%s\"}".formatted(named);
        environment.put("OPENAI_SECRET_ARN", manager.put("prod/openai", secret));
        environment.put("OPENAI_BASE_URL", asked);

        assertThat(Settings.of(environment).get("openai.base-url")).isEqualTo(used);
    }

    @ParameterizedTest
    @CsvSource({
        "sk-secret, https://elsewhere.example/v1",
        "sk-secret, https://api.openai.com.elsewhere.example/v1",
        "sk-secret, http://api.openai.com/v1",
        "sk-secret, https://api.openai.com@elsewhere.example/v1",
        "'{\"apiKey\":\"sk-secret\",\"baseUrl\":\"https://models.example/v1\"}', https://elsewhere.example/v1",
    })
    void refusesToSendTheKeyWhereItsSecretDoesNotAllow(String secret, String asked) {
        environment.put("OPENAI_SECRET_ARN", manager.put("prod/openai", secret));
        environment.put("OPENAI_BASE_URL", asked);

        assertThatThrownBy(this::credentials)
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("OPENAI_BASE_URL: ")
                .hasMessageContaining("OPENAI_SECRET_ARN")
                .hasMessageNotContaining("sk-secret");
    }

    @Test
    void refusesToSendTheTokenOfGmailWhereItsSecretDoesNotAllow() {
        environment.put("GMAIL_SECRET_ARN", manager.put("prod/gmail", GMAIL.formatted("secret")));
        environment.put("GMAIL_ROOT_URL", "https://elsewhere.example/");

        assertThatThrownBy(this::credentials)
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("GMAIL_ROOT_URL: ");

        String secret =
                GMAIL.formatted("secret").replace("{", "{\"root_url\":\"https://else.example\",");
        environment.put("GMAIL_SECRET_ARN", manager.put("prod/gmail", secret));
        environment.put("GMAIL_ROOT_URL", "");

        assertThat(Settings.of(environment).get("gmail.root-url"))
                .isEqualTo("https://else.example");
    }

    @Test
    void namesTheSecretWhoseAddressIsNone() {
        String secret = "{\"apiKey\":\"sk-secret\",\"baseUrl\":\"models.example\"}";
        environment.put("OPENAI_SECRET_ARN", manager.put("prod/openai", secret));

        assertThatThrownBy(this::credentials)
                .isInstanceOf(SettingsException.class)
                .hasMessage("OPENAI_SECRET_ARN: its \"baseUrl\" is not an address");
    }

    @Test
    void sendsAKeyOfOnesOwnAnywhere() {
        environment.put("OPENAI_BASE_URL", "http://localhost:11434/v1");

        assertThat(Settings.of(environment).get("openai.base-url"))
                .isEqualTo("http://localhost:11434/v1");
    }

    private static boolean contains(Object value, String part) {
        return value.toString().contains(part);
    }

    private Credentials credentials() {
        return Settings.of(environment).credentials();
    }
}
