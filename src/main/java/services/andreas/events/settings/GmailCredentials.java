package services.andreas.events.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The JSON that {@code gmail-token} writes: the "authorized user" form of Google's libraries.
 *
 * @param tokenUri endpoint that exchanges the refresh token for access tokens
 */
public record GmailCredentials(
        String clientId, String clientSecret, String refreshToken, String tokenUri) {
    public static final String GOOGLE = "https://oauth2.googleapis.com/token";

    public static GmailCredentials ofFile(String variable, String file) {
        try {
            return parse(variable, Files.readString(Path.of(file)));
        } catch (IOException e) {
            throw new SettingsException(
                    variable, "the file cannot be read: " + file + "; gmail-token writes it");
        }
    }

    /**
     * @param variable the setting that errors name
     */
    public static GmailCredentials parse(String variable, String json) {
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
