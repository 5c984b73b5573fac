package services.andreas.events.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The JSON that {@code gmail-token} writes: the "authorized user" form of Google's libraries; or
 * the key of a service account, which has no client and no refresh token.
 *
 * @param tokenUri endpoint that exchanges the refresh token, or a signed request, for access tokens
 * @param delegation null without a service account
 */
public record GmailCredentials(
        String clientId,
        String clientSecret,
        String refreshToken,
        String tokenUri,
        @Nullable Delegation delegation) {
    public static final String GOOGLE = "https://oauth2.googleapis.com/token";

    /** For what calls no mailbox. */
    static final GmailCredentials NONE = new GmailCredentials("none", "none", "none", GOOGLE, null);

    public static GmailCredentials ofFile(String variable, String file, String delegate) {
        try {
            return parse(variable, Files.readString(Path.of(file)), delegate);
        } catch (IOException e) {
            throw new SettingsException(
                    variable, "the file cannot be read: " + file + "; gmail-token writes it");
        }
    }

    /**
     * @param variable the setting that errors name
     * @param delegate the address to read with the key of a service account, else empty
     */
    public static GmailCredentials parse(String variable, String json, String delegate) {
        JsonNode node;
        try {
            node = new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            // the parser's own message could quote a secret
            throw new SettingsException(variable, "does not hold valid JSON");
        }
        String tokenUri = node.path("token_uri").asText("");
        if (!tokenUri.isBlank() && !tokenUri.matches("https?://[^\\s/]+(/\\S*)?")) {
            throw new SettingsException(variable, "its \"token_uri\" is not an address");
        }
        String uri = tokenUri.isBlank() ? GOOGLE : tokenUri;
        if (Delegation.isKey(node)) {
            return new GmailCredentials("", "", "", uri, Delegation.of(variable, node, delegate));
        }
        if (!delegate.isEmpty()) {
            throw new SettingsException(
                    "GMAIL_DELEGATE", "needs the key of a service account in " + variable);
        }
        return new GmailCredentials(
                member(variable, node, "client_id"),
                member(variable, node, "client_secret"),
                member(variable, node, "refresh_token"),
                uri,
                null);
    }

    private static String member(String variable, JsonNode node, String name) {
        String value = node.path(name).asText("");
        if (value.isBlank()) {
            throw new SettingsException(
                    variable, "its JSON has no \"" + name + "\"; gmail-token writes one that has");
        }
        return value;
    }

    @Override
    public String toString() {
        return "GmailCredentials";
    }
}
