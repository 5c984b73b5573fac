package services.andreas.events.gmail;

import com.google.api.client.auth.oauth2.TokenRequest;
import com.google.api.client.auth.oauth2.TokenResponse;
import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.http.HttpTransport;
import com.google.api.client.json.JsonFactory;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.client.json.webtoken.JsonWebSignature;
import com.google.api.client.json.webtoken.JsonWebToken;
import com.google.api.services.gmail.GmailScopes;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Instant;
import services.andreas.events.settings.Delegation;

/**
 * A request for an access token that the key of a service account signs (RFC 7523).
 *
 * @see <a href="https://developers.google.com/identity/protocols/oauth2/service-account">Google's
 *     description</a>
 */
record SignedRequest(Delegation delegation) {
    private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    /** Google allows an hour at most. */
    private static final long SECONDS = 3600;

    TokenResponse token(HttpTransport transport, String tokenUri, HttpRequestInitializer how)
            throws IOException {
        JsonFactory json = GsonFactory.getDefaultInstance();
        TokenRequest request =
                new TokenRequest(transport, json, new GenericUrl(tokenUri), GRANT)
                        .setRequestInitializer(how);
        try {
            request.put(
                    "assertion",
                    JsonWebSignature.signUsingRsaSha256(
                            delegation.key(), json, header(), claims(tokenUri)));
        } catch (GeneralSecurityException e) {
            throw new IOException("The key of the service account cannot sign", e);
        }
        return request.execute();
    }

    private static JsonWebSignature.Header header() {
        JsonWebSignature.Header header = new JsonWebSignature.Header();
        header.setAlgorithm("RS256").setType("JWT");
        return header;
    }

    /** Nothing but reading mails is asked for. */
    private JsonWebToken.Payload claims(String tokenUri) {
        long now = Instant.now().getEpochSecond();
        JsonWebToken.Payload claims = new JsonWebToken.Payload();
        claims.setIssuer(delegation.account())
                .setSubject(delegation.mailbox())
                .setAudience(tokenUri)
                .setIssuedAtTimeSeconds(now)
                .setExpirationTimeSeconds(now + SECONDS);
        claims.put("scope", GmailScopes.GMAIL_READONLY);
        return claims;
    }
}
