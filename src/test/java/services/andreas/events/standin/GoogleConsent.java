package services.andreas.events.standin;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Google's authorisation endpoint with its consent screen, and its token endpoint, for one desktop
 * client. {@code auth} is what a person sees; its two links answer the way Google does.
 */
public final class GoogleConsent implements AutoCloseable {
    public static final String CLIENT_ID = "4711-desktop.apps.googleusercontent.com";
    public static final String CLIENT_SECRET = "GOCSPX-demo-client-secret";
    private static final String REFRESH_TOKEN = "1//demo-refresh-token";

    private final Map<String, Request> codes = new ConcurrentHashMap<>();
    private final LocalServer server = new LocalServer(0, this::answer);
    private boolean refreshes = true;
    private String scope = "";
    private String error = "";

    public URI authUri() {
        return server.root().resolve("auth");
    }

    public URI tokenUri() {
        return server.root().resolve("token");
    }

    /** As for somebody who has granted access before and is not asked for consent again. */
    public void withholdRefreshToken() {
        refreshes = false;
    }

    /** What the person ticks, where it is not all. */
    public void grantOnly(String scope) {
        this.scope = scope;
    }

    /** The token endpoint's answer to every code. */
    public void refuse(String error) {
        this.error = error;
    }

    /** The person presses "Allow": where the browser is sent. */
    public static URI allow(URI consent) {
        return press("/allow", consent);
    }

    /** The person presses "Cancel". */
    public static URI deny(URI consent) {
        return press("/deny", consent);
    }

    private static URI press(String link, URI consent) {
        HttpRequest get =
                HttpRequest.newBuilder(consent.resolve(link + "?" + consent.getRawQuery())).build();
        try {
            return URI.create(
                    HttpClient.newHttpClient()
                            .send(get, HttpResponse.BodyHandlers.discarding())
                            .headers()
                            .firstValue("Location")
                            .orElseThrow());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Reply answer(Request request) {
        return switch (request.path()) {
            case "/auth" -> consent(request);
            case "/allow" -> redirect(request, "code=" + encode(code(request)));
            case "/deny" -> redirect(request, "error=access_denied");
            case "/token" -> token(request);
            default -> Reply.text(404, "");
        };
    }

    private Reply consent(Request request) {
        String redirect = String.valueOf(request.query("redirect_uri"));
        if (!redirect.matches("http://(127\\.0\\.0\\.1|localhost|\\[::1])(:\\d+)?/?")) {
            return Reply.text(400, "Error 400: redirect_uri_mismatch");
        }
        if (!CLIENT_ID.equals(request.query("client_id"))) {
            return Reply.text(401, "Error 401: invalid_client");
        }
        if (!"code".equals(request.query("response_type"))
                || !"offline".equals(request.query("access_type"))
                || !"S256".equals(request.query("code_challenge_method"))) {
            return Reply.text(400, "Error 400: invalid_request");
        }
        StringBuilder query = new StringBuilder();
        request.query()
                .forEach(
                        (name, values) ->
                                query.append('&')
                                        .append(name)
                                        .append('=')
                                        .append(encode(values.get(0))));
        return Reply.text(
                200,
                "<h1>events-gmail-ingest wants to read your mail</h1>"
                        + ("<p><a id=allow href='/allow?%1$s'>Allow</a>"
                                        + " <a id=deny href='/deny?%1$s'>Cancel</a>")
                                .formatted(query.substring(1)));
    }

    private String code(Request request) {
        String code = "4/0A-demo-code-" + codes.size();
        codes.put(code, request);
        return code;
    }

    private static Reply redirect(Request request, String outcome) {
        String to =
                request.query("redirect_uri")
                        + "?state="
                        + encode(request.query("state"))
                        + "&"
                        + outcome;
        return Reply.text(302, "").with("Location", to);
    }

    private Reply token(Request request) {
        if (!error.isEmpty()) {
            return GoogleErrors.oauth(400, error, "Bad Request");
        }
        Request granted = codes.remove(field(request, "code"));
        if (!CLIENT_SECRET.equals(field(request, "client_secret"))) {
            return GoogleErrors.invalidClient();
        }
        if (granted == null || !challenge(request).equals(granted.query("code_challenge"))) {
            return GoogleErrors.oauth(400, "invalid_grant", "Malformed auth code.");
        }
        if (!field(request, "redirect_uri").equals(granted.query("redirect_uri"))) {
            return GoogleErrors.oauth(400, "redirect_uri_mismatch", "Bad Request");
        }
        ObjectNode token =
                Json.object()
                        .put("access_token", "ya29.demo-access-token")
                        .put("expires_in", 3599)
                        .put("scope", scope.isEmpty() ? granted.query("scope") : scope)
                        .put("token_type", "Bearer");
        return Reply.json(200, refreshes ? token.put("refresh_token", REFRESH_TOKEN) : token);
    }

    private static String challenge(Request request) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(field(request, "code_verifier").getBytes(US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String field(Request request, String name) {
        return request.form().getOrDefault(name, List.of("")).get(0);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    @Override
    public void close() {
        server.close();
    }
}
