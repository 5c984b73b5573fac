package services.andreas.events.gmail;

import com.google.api.client.auth.oauth2.BearerToken;
import com.google.api.client.auth.oauth2.ClientParametersAuthentication;
import com.google.api.client.auth.oauth2.Credential;
import com.google.api.client.auth.oauth2.TokenResponse;
import com.google.api.client.auth.oauth2.TokenResponseException;
import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpResponse;
import com.google.api.client.http.HttpResponseException;
import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.apache.v2.ApacheHttpTransport;
import com.google.api.client.json.JsonFactory;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.gmail.Gmail;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Objects;
import org.apache.camel.CamelContext;
import org.apache.camel.component.google.mail.GoogleMailClientFactory;
import services.andreas.events.pace.Deadline;
import services.andreas.events.settings.GmailCredentials;

/**
 * Creates the client of the google-mail component from the credentials JSON. The client exchanges
 * the refresh token for access tokens at the JSON's {@code token_uri}. It retries nothing by
 * itself.
 */
public final class GmailClientFactory implements GoogleMailClientFactory {
    /** How often a rejected call is repeated with a new access token. */
    private static final int NEW_TOKENS = 1;

    private final GmailCredentials credentials;
    private final String rootUrl;
    private final int timeout;
    private final int connections;

    /**
     * @param rootUrl the root of Gmail or of a stand-in
     * @param timeout seconds for one call, from the connection to the last byte of the answer
     * @param connections maximum of concurrent calls
     */
    public GmailClientFactory(
            GmailCredentials credentials, String rootUrl, int timeout, int connections) {
        this.credentials = credentials;
        this.rootUrl = rootUrl.endsWith("/") ? rootUrl : rootUrl + "/";
        this.timeout = timeout * 1000;
        this.connections = connections;
    }

    @Override
    public Gmail makeClient(
            String clientId,
            String clientSecret,
            Collection<String> scopes,
            String applicationName,
            String refreshToken,
            String accessToken) {
        // one more than calls: a rejected call keeps its connection while the token is refreshed
        HttpTransport transport =
                new ApacheHttpTransport(
                        ApacheHttpTransport.newDefaultHttpClientBuilder()
                                .setMaxConnPerRoute(connections + 1)
                                .setMaxConnTotal(connections + 1)
                                .disableRedirectHandling()
                                .addInterceptorFirst(new Deadline(Duration.ofMillis(timeout)))
                                .build());
        JsonFactory json = GsonFactory.getDefaultInstance();
        Credential credential = new Access(transport, json);
        credential.setRefreshToken(credentials.refreshToken());
        return new Gmail.Builder(
                        transport,
                        json,
                        request -> {
                            credential.initialize(request);
                            request.setConnectTimeout(timeout)
                                    .setReadTimeout(timeout)
                                    .setFollowRedirects(false)
                                    .setNumberOfRetries(NEW_TOKENS)
                                    .setUnsuccessfulResponseHandler(
                                            (sent, answer, again) ->
                                                    answer.getStatusCode() == 401
                                                            && isRenewed(credential, sent));
                        })
                .setRootUrl(rootUrl)
                .setApplicationName(applicationName)
                .build();
    }

    @Override
    public Gmail makeClient(
            CamelContext camelContext,
            String serviceAccountKey,
            Collection<String> scopes,
            String applicationName,
            String delegate) {
        throw new UnsupportedOperationException("The credentials say how a mailbox is read");
    }

    /** Refreshes the token. Unlike Google's own handler, it throws the error of the refresh. */
    private static boolean isRenewed(Credential credential, HttpRequest refused)
            throws IOException {
        String used = credential.getMethod().getAccessTokenFromRequest(refused);
        return !Objects.equals(credential.getAccessToken(), used) || credential.refreshToken();
    }

    /**
     * A credential that throws errors of the token endpoint; Google's own takes them for "no
     * token".
     */
    private final class Access extends Credential {
        Access(HttpTransport transport, JsonFactory json) {
            super(
                    new Builder(BearerToken.authorizationHeaderAccessMethod())
                            .setTransport(transport)
                            .setJsonFactory(json)
                            .setTokenServerUrl(new GenericUrl(credentials.tokenUri()))
                            .setClientAuthentication(
                                    new ClientParametersAuthentication(
                                            credentials.clientId(), credentials.clientSecret()))
                            .setRequestInitializer(
                                    request ->
                                            request.setConnectTimeout(timeout)
                                                    .setReadTimeout(timeout)
                                                    .setFollowRedirects(false)
                                                    .setResponseInterceptor(
                                                            Access::refuseRedirect)));
        }

        /** Rejects a redirect; Google's library would take it for "no token". */
        private static void refuseRedirect(HttpResponse answer) throws IOException {
            if (answer.getStatusCode() / 100 == 3) {
                throw new HttpResponseException(answer);
            }
        }

        @Override
        protected TokenResponse executeRefreshToken() throws IOException {
            try {
                return credentials.delegation() == null
                        ? super.executeRefreshToken()
                        : new SignedRequest(credentials.delegation())
                                .token(
                                        getTransport(),
                                        getTokenServerEncodedUrl(),
                                        getRequestInitializer());
            } catch (TokenResponseException e) {
                if (e.getStatusCode() >= 500) {
                    throw new IOException("The token endpoint failed", e);
                }
                throw e;
            }
        }
    }
}
