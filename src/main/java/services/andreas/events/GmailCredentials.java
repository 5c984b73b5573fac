package services.andreas.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The JSON that {@code gmail-token} writes: the "authorized user" form of Google's libraries.
 *
 * @param tokenUri where the refresh token buys access tokens
 */
public record GmailCredentials(
        String clientId, String clientSecret, String refreshToken, String tokenUri) {
    private static final String GOOGLE = "https://oauth2.googleapis.com/token";

    /** Inline JSON counts before a file. */
    static GmailCredentials read(String json, String file) {
        if (!json.isBlank()) {
            return parse("GMAIL_CREDENTIALS_JSON", json);
        }
        if (file.isBlank()) {
            throw new SettingsException(
                    "GMAIL_CREDENTIALS_FILE",
                    "is not set, nor is GMAIL_CREDENTIALS_JSON; gmail-token makes the file");
        }
        try {
            return parse("GMAIL_CREDENTIALS_FILE", Files.readString(Path.of(file)));
        } catch (IOException e) {
            throw new SettingsException(
                    "GMAIL_CREDENTIALS_FILE", "the file cannot be read: " + file);
        }
    }

    private static GmailCredentials parse(String variable, String json) {
        JsonNode node;
        try {
            node = new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            // the parser's own message could quote a secret
            throw new SettingsException(variable, "does not hold valid JSON");
        }
        String tokenUri = node.path("token_uri").asText("");
        return new GmailCredentials(
                member(variable, node, "client_id"),
                member(variable, node, "client_secret"),
                member(variable, node, "refresh_token"),
                tokenUri.isBlank() ? GOOGLE : tokenUri);
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
