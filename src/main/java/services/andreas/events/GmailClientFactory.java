package services.andreas.events;

import com.google.api.client.auth.oauth2.BearerToken;
import com.google.api.client.auth.oauth2.ClientParametersAuthentication;
import com.google.api.client.auth.oauth2.Credential;
import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.apache.v2.ApacheHttpTransport;
import com.google.api.client.json.JsonFactory;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.gmail.Gmail;
import java.util.Collection;
import org.apache.camel.CamelContext;
import org.apache.camel.component.google.mail.GoogleMailClientFactory;

/**
 * Builds the client of the google-mail component from the credentials JSON: the refresh token buys
 * an access token at the JSON's {@code token_uri}, and another one when it expires. The client
 * tries nothing again by itself.
 */
public final class GmailClientFactory implements GoogleMailClientFactory {
    private final GmailCredentials credentials;
    private final String rootUrl;
    private final int timeout;
    private final int connections;

    /**
     * @param rootUrl Gmail's own, or that of a stand-in
     * @param timeout seconds for one call
     * @param connections calls at once
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
        HttpTransport transport =
                new ApacheHttpTransport(
                        ApacheHttpTransport.newDefaultHttpClientBuilder()
                                .setMaxConnPerRoute(connections)
                                .setMaxConnTotal(connections + 1)
                                .disableRedirectHandling()
                                .build());
        JsonFactory json = GsonFactory.getDefaultInstance();
        Credential credential =
                new Credential.Builder(BearerToken.authorizationHeaderAccessMethod())
                        .setTransport(transport)
                        .setJsonFactory(json)
                        .setTokenServerUrl(new GenericUrl(credentials.tokenUri()))
                        .setClientAuthentication(
                                new ClientParametersAuthentication(
                                        credentials.clientId(), credentials.clientSecret()))
                        .setRequestInitializer(
                                request ->
                                        request.setConnectTimeout(timeout).setReadTimeout(timeout))
                        .build();
        credential.setRefreshToken(credentials.refreshToken());
        return new Gmail.Builder(
                        transport,
                        json,
                        request -> {
                            credential.initialize(request);
                            request.setConnectTimeout(timeout).setReadTimeout(timeout);
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
        throw new UnsupportedOperationException("A mailbox is read with a refresh token");
    }
}
