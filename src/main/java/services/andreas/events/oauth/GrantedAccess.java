package services.andreas.events.oauth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Granted access, in the "authorized user" form of Google's libraries. */
public record GrantedAccess(
        OAuthClient client, String refreshToken, String accessToken, List<String> scopes) {
    String json() {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode json =
                mapper.createObjectNode()
                        .put("type", "authorized_user")
                        .put("client_id", client.id())
                        .put("client_secret", client.secret())
                        .put("refresh_token", refreshToken)
                        .put("token", accessToken)
                        .put("token_uri", client.tokenUri().toString());
        scopes.forEach(json.putArray("scopes")::add);
        try {
            return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Text is always written", e);
        }
    }

    @Override
    public String toString() {
        return "GrantedAccess";
    }
}
