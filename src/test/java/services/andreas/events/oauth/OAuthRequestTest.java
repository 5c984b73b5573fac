package services.andreas.events.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import services.andreas.events.Patience;
import services.andreas.events.failure.FailureException;
import services.andreas.events.standin.GoogleConsent;

class OAuthRequestTest {
    private static final URI REDIRECT = URI.create("http://127.0.0.1:8085/");
    private static final List<String> SCOPES = List.of("gmail.readonly", "gmail.labels");

    private final GoogleConsent google = new GoogleConsent();

    @AfterEach
    void close() {
        google.close();
    }

    @Test
    void redeemsWhatThePersonGranted() {
        OAuthRequest request = request();

        GrantedAccess access = request.redeem(came(GoogleConsent.allow(request.address())));

        assertThat(access.refreshToken()).isEqualTo("1//demo-refresh-token");
        assertThat(access.accessToken()).startsWith("ya29.");
        assertThat(access.scopes()).isEqualTo(SCOPES);
    }

    @Test
    void asksForARefreshTokenTiedByStateAndPkce() {
        Map<String, String> first = came(request().address()).parameters();
        Map<String, String> second = came(request().address()).parameters();

        assertThat(first)
                .containsEntry("access_type", "offline")
                .containsEntry("prompt", "consent")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("scope", "gmail.readonly gmail.labels")
                .containsEntry("redirect_uri", REDIRECT.toString());
        assertThat(first.get("state")).hasSizeGreaterThan(30).isNotEqualTo(second.get("state"));
        assertThat(first.get("code_challenge")).hasSize(43);
    }

    @Test
    void saysThatAccessWasRefused() {
        OAuthRequest request = request();

        assertFailure(
                () -> request.redeem(came(GoogleConsent.deny(request.address()))),
                "gmail-token-access_denied: ",
                "test users");
    }

    @Test
    void refusesAnAnswerToAnotherRequest() {
        OAuthRedirect another = came(GoogleConsent.allow(request().address()));

        assertFailure(() -> request().redeem(another), "gmail-token-state_mismatch: ", "nothing");
        assertFailure(
                () -> request().redeem(OAuthRedirect.ofQuery("code=4/0A")),
                "gmail-token-state_mismatch: ",
                "nothing");
    }

    @Test
    void refusesACodeOfAnotherRequest() {
        String code = came(GoogleConsent.allow(request().address())).parameters().get("code");

        assertFailure(() -> request().redeem(code), "gmail-token-invalid_grant: ", "too old");
    }

    @Test
    void saysWhatToDoWhenNoRefreshTokenComes() {
        google.withholdRefreshToken();

        assertFailure(
                this::allowed,
                "gmail-token-no_refresh_token: ",
                "https://myaccount.google.com/permissions");
    }

    @Test
    void saysThatAScopeWasNotTicked() {
        google.grantOnly("gmail.labels");

        assertFailure(this::allowed, "gmail-token-scope_not_granted: ", "--scopes");
    }

    @ParameterizedTest
    @CsvSource({
        "redirect_uri_mismatch, Desktop app",
        "invalid_client, --client-id",
        "invalid_scope, --scopes",
        "something_new, Google refused",
    })
    void saysWhatToDoAboutARefusal(String error, String mend) {
        google.refuse(error);

        assertFailure(this::allowed, "gmail-token-" + error + ": ", mend);
    }

    @Test
    void saysThatTheSecretIsWrong() {
        OAuthRequest request =
                new OAuthClient(
                                GoogleConsent.CLIENT_ID,
                                "hush",
                                google.authUri(),
                                google.tokenUri())
                        .request(REDIRECT, SCOPES);

        assertFailure(
                () -> request.redeem(came(GoogleConsent.allow(request.address()))),
                "gmail-token-invalid_client: ",
                "client secret");
    }

    @Test
    void saysThatTheTokenEndpointIsOutOfReach() {
        OAuthRequest request = request();
        OAuthRedirect answer = came(GoogleConsent.allow(request.address()));
        google.close();

        assertFailure(() -> request.redeem(answer), "gmail-token-unreachable: ", "out of reach");
    }

    @Test
    void saysThatTheBrowserDidNotComeBack() {
        try (LoopbackReceiver receiver = new LoopbackReceiver()) {
            assertFailure(
                    () -> receiver.await(Duration.ZERO),
                    "gmail-token-no_answer: ",
                    "redirect_uri_mismatch");
        }
    }

    @Test
    void takesNoIconForTheAnswer() throws Exception {
        try (LoopbackReceiver receiver = new LoopbackReceiver()) {
            assertThat(get(receiver.address().resolve("/favicon.ico"))).isEqualTo(404);
            assertThat(get(receiver.address().resolve("?code=c&state=s"))).isEqualTo(200);

            assertThat(receiver.await(Patience.LIMIT).code("s")).isEqualTo("c");
        }
    }

    private void allowed() {
        OAuthRequest request = request();
        request.redeem(came(GoogleConsent.allow(request.address())));
    }

    private OAuthRequest request() {
        return new OAuthClient(
                        GoogleConsent.CLIENT_ID,
                        GoogleConsent.CLIENT_SECRET,
                        google.authUri(),
                        google.tokenUri())
                .request(REDIRECT, SCOPES);
    }

    private static OAuthRedirect came(URI address) {
        return OAuthRedirect.ofQuery(address.getRawQuery());
    }

    private static int get(URI address) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address).build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static void assertFailure(ThrowingCallable work, String start, String mend) {
        assertThatThrownBy(work)
                .isInstanceOf(FailureException.class)
                .hasMessageStartingWith(start)
                .hasMessageContaining(mend)
                .hasMessageNotContaining("hush");
    }
}
