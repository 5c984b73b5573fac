package services.andreas.events.oauth;

import java.net.URI;
import java.util.List;

/**
 * An OAuth client of the type "Desktop app", and its endpoints.
 *
 * @param tokenUri endpoint that exchanges codes and refresh tokens
 */
public record OAuthClient(String id, String secret, URI authUri, URI tokenUri) {
    public OAuthRequest request(URI redirect, List<String> scopes) {
        return new OAuthRequest(this, redirect, scopes);
    }

    @Override
    public String toString() {
        return "OAuthClient";
    }
}
