package services.andreas.events.oauth;

import com.google.api.client.auth.oauth2.AuthorizationCodeRequestUrl;
import com.google.api.client.auth.oauth2.AuthorizationCodeTokenRequest;
import com.google.api.client.auth.oauth2.ClientParametersAuthentication;
import com.google.api.client.auth.oauth2.TokenResponse;
import com.google.api.client.auth.oauth2.TokenResponseException;
import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.apache.v2.ApacheHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import services.andreas.events.pace.Deadline;

/**
 * One request for access: the person grants it in the browser, then the token endpoint exchanges
 * the code. State and PKCE (S256) tie the two together.
 *
 * @see <a href="https://developers.google.com/identity/protocols/oauth2/native-app">OAuth 2.0 for
 *     desktop apps</a>
 */
public final class OAuthRequest {
    private static final int TIMEOUT = 30_000;

    private final OAuthClient client;
    private final URI redirect;
    private final List<String> scopes;
    private final String state = random(24);
    private final String verifier = random(48);

    OAuthRequest(OAuthClient client, URI redirect, List<String> scopes) {
        this.client = client;
        this.redirect = redirect;
        this.scopes = scopes;
    }

    /** The address at which the person grants or refuses access. */
    public URI address() {
        return new AuthorizationCodeRequestUrl(client.authUri().toString(), client.id())
                .setRedirectUri(redirect.toString())
                .setScopes(scopes)
                .setState(state)
                .set("code_challenge", challenge())
                .set("code_challenge_method", "S256")
                // asks for a refresh token even if access was granted before
                .set("access_type", "offline")
                .set("prompt", "consent")
                .toURI();
    }

    /**
     * @throws FailureException if access was refused, or the redirect answers another request
     */
    public GrantedAccess redeem(OAuthRedirect answer) {
        return redeem(answer.code(state));
    }

    /**
     * @param code the code that the person copied; PKCE alone ties it to this request
     */
    public GrantedAccess redeem(String code) {
        try {
            return granted(
                    new AuthorizationCodeTokenRequest(
                                    new ApacheHttpTransport(
                                            ApacheHttpTransport.newDefaultHttpClientBuilder()
                                                    .addInterceptorFirst(
                                                            new Deadline(
                                                                    Duration.ofMillis(TIMEOUT)))
                                                    .build()),
                                    GsonFactory.getDefaultInstance(),
                                    new GenericUrl(client.tokenUri()),
                                    code)
                            .setRedirectUri(redirect.toString())
                            .setClientAuthentication(
                                    new ClientParametersAuthentication(
                                            client.id(), client.secret()))
                            .setRequestInitializer(
                                    request ->
                                            request.setConnectTimeout(TIMEOUT)
                                                    .setReadTimeout(TIMEOUT)
                                                    .setFollowRedirects(false))
                            .set("code_verifier", verifier)
                            .execute());
        } catch (TokenResponseException e) {
            throw OAuthErrors.of(e.getDetails() == null ? "" : e.getDetails().getError());
        } catch (IOException e) {
            throw OAuthErrors.of("unreachable");
        }
    }

    private GrantedAccess granted(TokenResponse token) {
        if (token.getRefreshToken() == null) {
            throw OAuthErrors.of("no_refresh_token");
        }
        List<String> granted =
                token.getScope() == null ? scopes : List.of(token.getScope().split(" "));
        if (!Set.copyOf(granted).containsAll(scopes)) {
            throw OAuthErrors.of("scope_not_granted");
        }
        return new GrantedAccess(client, token.getRefreshToken(), token.getAccessToken(), granted);
    }

    private String challenge() {
        return encode(Hashing.sha256().hashString(verifier, StandardCharsets.US_ASCII).asBytes());
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return encode(random);
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
