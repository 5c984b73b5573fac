package services.andreas.events.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Google's token endpoint for one person who has granted access to one client. */
final class GoogleTokens {
    private static final String CLIENT_ID = "4711-demo.apps.googleusercontent.com";
    private static final String CLIENT_SECRET = "demo-client-secret";
    private static final String REFRESH_TOKEN = "1//demo-refresh-token";
    private static final String ACCESS_TOKEN = "ya29.demo-access-token-";
    private static final String SCOPE = "https://www.googleapis.com/auth/gmail.readonly";
    private static final int SECONDS = 3599;

    private final Set<String> valid = ConcurrentHashMap.newKeySet();
    private final AtomicInteger issued = new AtomicInteger();
    private final String person;

    /**
     * @param person whose tokens these are; empty for the only one
     */
    GoogleTokens(String person) {
        this.person = person.isEmpty() ? "" : "-" + person;
    }

    /** Whether a request has, or buys with, a token of this person. */
    boolean isMeantBy(Request request) {
        String token = request.bearer();
        return token == null
                ? has(request, "refresh_token", REFRESH_TOKEN + person)
                : token.matches(ACCESS_TOKEN + "\\d+" + person);
    }

    /** The answer to the signed request of a service account for the mailbox of this address. */
    Reply delegate(Request request, String address) throws IOException {
        if (!ServiceAccount.asksFor(address, SCOPE, request)) {
            return GoogleErrors.oauth(
                    401, "unauthorized_client", "Client is unauthorized to retrieve access tokens");
        }
        return access();
    }

    Reply refresh(Request request) {
        if (!has(request, "client_id", CLIENT_ID)
                || !has(request, "client_secret", CLIENT_SECRET)) {
            return GoogleErrors.invalidClient();
        }
        if (!has(request, "grant_type", "refresh_token")) {
            return GoogleErrors.oauth(400, "unsupported_grant_type", "Invalid grant_type");
        }
        if (!has(request, "refresh_token", REFRESH_TOKEN + person)) {
            return GoogleErrors.invalidGrant();
        }
        return access();
    }

    private Reply access() {
        return Reply.json(
                200,
                Json.object()
                        .put("access_token", issue())
                        .put("expires_in", SECONDS)
                        .put("scope", SCOPE)
                        .put("token_type", "Bearer"));
    }

    String issue() {
        String token = ACCESS_TOKEN + issued.incrementAndGet() + person;
        valid.add(token);
        return token;
    }

    boolean accept(String token) {
        return token != null && valid.contains(token);
    }

    void expire() {
        valid.clear();
    }

    /** What {@code gmail-token} writes; its access token is of yesterday. */
    ObjectNode credentials(URI root) {
        ObjectNode json =
                Json.object()
                        .put("type", "authorized_user")
                        .put("client_id", CLIENT_ID)
                        .put("client_secret", CLIENT_SECRET)
                        .put("refresh_token", REFRESH_TOKEN + person)
                        .put("token", "ya29.demo-access-token-of-yesterday")
                        .put("token_uri", root.resolve("token").toString());
        json.putArray("scopes").add(SCOPE);
        return json;
    }

    private static boolean has(Request request, String field, String value) {
        return request.form().getOrDefault(field, List.of()).contains(value);
    }
}
