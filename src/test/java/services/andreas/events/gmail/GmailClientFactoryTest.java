package services.andreas.events.gmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.api.client.http.HttpResponseException;
import com.google.api.services.gmail.Gmail;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import services.andreas.events.Patience;
import services.andreas.events.failure.Failure;
import services.andreas.events.failure.Failures;
import services.andreas.events.settings.GmailCredentials;
import services.andreas.events.standin.Fault;
import services.andreas.events.standin.GmailStandIn;
import services.andreas.events.standin.GoogleErrors;
import services.andreas.events.standin.Request;

class GmailClientFactoryTest {
    private final GmailStandIn stage = new GmailStandIn();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void buysAnAccessTokenWhereTheCredentialsSay() throws Exception {
        try (GmailStandIn tokens = new GmailStandIn()) {
            tokens.faults()
                    .always(
                            GmailStandIn.TOKENS,
                            Fault.answer(500, new ObjectMapper().createObjectNode()));
            GmailCredentials elsewhere = GmailCredentials.parse("", tokens.credentialsJson(), "");

            assertThatThrownBy(() -> list(client(elsewhere, stage.rootUrl().toString(), 60, 1)));

            assertThat(tokens.tokenCalls()).isOne();
            assertThat(stage.tokenCalls()).isZero();
        }
    }

    @Test
    void readsAMailboxForItsOwnerWithTheKeyOfAServiceAccount() throws Exception {
        Gmail gmail = client(delegated(stage.address()), stage.rootUrl().toString(), 60, 1);

        list(gmail);
        stage.expireAccessTokens();
        list(gmail);

        assertThat(stage.tokenCalls()).as("signed again when it is over").isEqualTo(2);
    }

    @Test
    void readsNoMailboxThatItsDomainDoesNotLetItRead() {
        Gmail gmail = client(delegated("boss@example.com"), stage.rootUrl().toString(), 60, 1);

        assertThatThrownBy(() -> list(gmail))
                .satisfies(
                        e ->
                                assertThat(Failures.of(e).reason())
                                        .isEqualTo("gmail-unauthorized_client"))
                .satisfies(
                        e -> assertThat(Failures.of(e).kind()).isEqualTo(Failure.Kind.RUN_FATAL));
    }

    private GmailCredentials delegated(String mailbox) {
        return GmailCredentials.parse("", stage.serviceAccountJson(), mailbox);
    }

    @Test
    void buysOneAccessTokenForManyCalls() throws Exception {
        Gmail gmail = client();

        list(gmail);
        list(gmail);

        assertThat(stage.tokenCalls()).isOne();
        assertThat(stage.lists()).isEqualTo(2);
    }

    @Test
    void buysAnotherTokenOnceWhenItsOwnHasExpired() throws Exception {
        Gmail gmail = client();
        list(gmail);
        stage.expireAccessTokens();

        list(gmail);

        assertThat(stage.tokenCalls()).isEqualTo(2);
        assertThat(stage.lists()).as("refused once, answered twice").isEqualTo(3);
    }

    @Test
    void givesUpWhenTheNewTokenIsRefusedToo() {
        stage.faults().always(GmailStandIn.LISTS, Fault.answer(GoogleErrors.unauthenticated()));

        assertThatThrownBy(() -> list(client()))
                .isInstanceOf(HttpResponseException.class)
                .hasMessageContaining("401");

        assertThat(stage.lists()).isLessThanOrEqualTo(2);
    }

    @Test
    void triesNothingAgainByItself() {
        stage.faults().always(GmailStandIn.LISTS, Fault.answer(GoogleErrors.backendError()));

        assertThatThrownBy(() -> list(client())).isInstanceOf(HttpResponseException.class);

        assertThat(stage.lists()).isOne();
    }

    @ParameterizedTest
    @MethodSource("slowAnswers")
    void waitsNoLongerThanItIsTold(Fault slow) {
        stage.faults().always(GmailStandIn.LISTS, slow);

        assertThatThrownBy(() -> list(client(1)))
                .satisfies(e -> assertThat(Failures.of(e).reason()).isEqualTo("gmail-unreachable"));
    }

    @ParameterizedTest
    @MethodSource("slowAnswers")
    void waitsNoLongerThanItIsToldForATokenEither(Fault slow) {
        stage.faults().always(GmailStandIn.TOKENS, slow);

        assertThatThrownBy(() -> list(client(1)))
                .satisfies(e -> assertThat(Failures.of(e).reason()).isEqualTo("gmail-unreachable"));
    }

    /** None at all, and one that is never whole although each byte comes in time. */
    static List<Fault> slowAnswers() {
        return List.of(Fault.hang(), Fault.drip());
    }

    @Test
    void takesARootWithOrWithoutASlash() throws Exception {
        String root = stage.rootUrl().toString();
        assertThat(root).endsWith("/");

        list(client(credentials(), root, 60, 1));
        list(client(credentials(), root.substring(0, root.length() - 1), 60, 1));

        assertThat(stage.lists()).isEqualTo(2);
    }

    @Test
    void takesItsTokenToNoOtherServer() {
        try (GmailStandIn other = new GmailStandIn()) {
            List<Request> seen = new CopyOnWriteArrayList<>();
            other.faults()
                    .add(
                            request -> {
                                seen.add(request);
                                return Optional.empty();
                            });
            stage.faults()
                    .always(GmailStandIn.LISTS, Fault.redirect(other.rootUrl() + "elsewhere"));

            assertThatThrownBy(() -> list(client()))
                    .isInstanceOf(HttpResponseException.class)
                    .hasMessageContaining("302");

            assertThat(seen).isEmpty();
        }
    }

    @Test
    void letsAsManyCallsRunAtOnceAsItIsTold() throws Exception {
        CyclicBarrier together = new CyclicBarrier(64);
        Gmail gmail = client(credentials(), stage.rootUrl().toString(), 300, 64);
        list(gmail);
        stage.faults()
                .add(
                        request -> {
                            if (GmailStandIn.LISTS.test(request)) {
                                meet(together);
                            }
                            return Optional.empty();
                        });
        ExecutorService workers = Executors.newFixedThreadPool(64);
        Callable<Void> call =
                () -> {
                    list(gmail);
                    return null;
                };

        for (Future<Void> listed : workers.invokeAll(Collections.nCopies(64, call))) {
            listed.get();
        }
        workers.shutdown();

        assertThat(stage.lists()).isEqualTo(65);
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(Patience.SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("Not all calls came at once", e);
        }
    }

    private Gmail client() {
        return client(60);
    }

    private Gmail client(int timeout) {
        return client(credentials(), stage.rootUrl().toString(), timeout, 1);
    }

    private GmailCredentials credentials() {
        return GmailCredentials.parse("", stage.credentialsJson(), "");
    }

    private static Gmail client(
            GmailCredentials credentials, String root, int timeout, int connections) {
        return new GmailClientFactory(credentials, root, timeout, connections)
                .makeClient("", "", List.of(), "test", null, null);
    }

    private static void list(Gmail gmail) throws Exception {
        gmail.users().messages().list("me").execute();
    }
}
