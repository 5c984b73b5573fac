package services.andreas.events.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * The credentials for OpenAI and Gmail. A secret wins over an inline value, an inline value over a
 * file.
 *
 * @param openAiKey without characters that a header cannot hold
 */
public record Credentials(String openAiKey, GmailCredentials gmail) {
    /** Settings that hold a secret; they are hidden from Camel. */
    static final List<String> PROPERTIES = List.of("openai.api-key", "gmail.credentials-json");

    /** The names of the beans that hold credentials. */
    public static final List<String> BEANS = List.of("openAiKey", "gmailCredentials");

    /** For commands that call neither service. */
    static final Credentials NONE = new Credentials("none", GmailCredentials.NONE);

    private static final String PRINTABLE = "[!-~]+";
    private static final String OPENAI_SECRET = "OPENAI_SECRET_ARN";
    private static final String GMAIL_SECRET = "GMAIL_SECRET_ARN";

    /**
     * @throws SettingsException if credentials are missing or malformed
     * @throws FailureException if a secret cannot be read
     */
    static Credentials read(Settings settings) {
        try (Secrets secrets =
                new Secrets(
                        settings.get("aws.region"), settings.get("secretsmanager.endpoint-url"))) {
            return new Credentials(openAiKey(settings, secrets), gmail(settings, secrets));
        }
    }

    /** Those of a process that reads no mailbox itself. */
    static Credentials withoutMailbox(Settings settings) {
        try (Secrets secrets =
                new Secrets(
                        settings.get("aws.region"), settings.get("secretsmanager.endpoint-url"))) {
            return new Credentials(openAiKey(settings, secrets), GmailCredentials.NONE);
        }
    }

    /** Binds them as beans, because properties could be logged. */
    public void bindTo(BiConsumer<String, Object> registry) {
        registry.accept(BEANS.get(0), openAiKey);
        registry.accept(BEANS.get(1), gmail);
    }

    private static String openAiKey(Settings settings, Secrets secrets) {
        String secret = settings.get("openai.secret-arn");
        String inline = settings.get("openai.api-key");
        if (secret.isEmpty() && inline.isEmpty()) {
            throw new SettingsException("OPENAI_API_KEY", "is not set, nor is " + OPENAI_SECRET);
        }
        if (secret.isEmpty() && !inline.matches(PRINTABLE)) {
            throw new SettingsException(
                    "OPENAI_API_KEY", "holds a character that a key cannot have, such as a blank");
        }
        if (secret.isEmpty()) {
            return inline;
        }
        JsonNode read = openAi(secrets.read(OPENAI_SECRET, secret).strip());
        SecretAddress.apply(settings, "openai.base-url", OPENAI_SECRET, read, "baseUrl");
        return openAiKey(read);
    }

    /** Reads the bare key, as a JSON text, or JSON that holds it. */
    private static JsonNode openAi(String secret) {
        if (!secret.startsWith("{")) {
            return new TextNode(secret);
        }
        return json(OPENAI_SECRET, secret);
    }

    private static JsonNode json(String variable, String secret) {
        try {
            return new ObjectMapper().readTree(secret);
        } catch (JsonProcessingException e) {
            // the parser's own message could quote the secret
            throw new SettingsException(variable, "its secret is not valid JSON");
        }
    }

    private static String openAiKey(JsonNode secret) {
        String key =
                secret.isTextual()
                        ? secret.asText()
                        : secret.path("apiKey").asText(secret.path("api_key").asText(""));
        if (!key.matches(PRINTABLE)) {
            throw new SettingsException(
                    OPENAI_SECRET,
                    "its secret must be the key alone or JSON with \"apiKey\" or \"api_key\"");
        }
        return key;
    }

    private static GmailCredentials gmail(Settings settings, Secrets secrets) {
        String secret = settings.get("gmail.secret-arn");
        String inline = settings.get("gmail.credentials-json");
        String file = settings.get("gmail.credentials-file");
        String delegate = settings.get("gmail.delegate");
        if (!secret.isEmpty()) {
            String read = secrets.read(GMAIL_SECRET, secret);
            JsonNode json = json(GMAIL_SECRET, read);
            SecretAddress.apply(settings, "gmail.root-url", GMAIL_SECRET, json, "root_url");
            return GmailCredentials.parse(GMAIL_SECRET, read, delegate);
        }
        if (!inline.isEmpty()) {
            return GmailCredentials.parse("GMAIL_CREDENTIALS_JSON", inline, delegate);
        }
        if (!file.isEmpty()) {
            return GmailCredentials.ofFile("GMAIL_CREDENTIALS_FILE", file, delegate);
        }
        throw new SettingsException(
                "GMAIL_CREDENTIALS_FILE",
                "is not set, nor is GMAIL_CREDENTIALS_JSON or "
                        + GMAIL_SECRET
                        + "; gmail-token writes the file");
    }

    @Override
    public String toString() {
        return "Credentials";
    }
}
