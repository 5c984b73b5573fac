package services.andreas.events.failure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ValidationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import services.andreas.events.Stage;
import services.andreas.events.gmail.GmailClientFactory;
import services.andreas.events.ledger.Attributes;
import services.andreas.events.openai.OpenAIClient;
import services.andreas.events.settings.GmailCredentials;
import services.andreas.events.standin.Fault;
import services.andreas.events.standin.GmailStandIn;
import services.andreas.events.standin.GoogleErrors;
import services.andreas.events.standin.OpenAiErrors;
import services.andreas.events.standin.OpenAiStandIn;
import services.andreas.events.standin.Reply;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** The errors that the real clients throw, mostly over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FailuresTest {
    private static final String CANARY = "canary";
    private static final Set<Failure.Kind> STOPPING =
            Set.of(
                    Failure.Kind.RUN_FATAL,
                    Failure.Kind.REFUSED,
                    Failure.Kind.TRANSIENT,
                    Failure.Kind.RATE_LIMIT);

    private final GmailStandIn gmail = new GmailStandIn();
    private final OpenAiStandIn openAi = new OpenAiStandIn();
    private final OpenAIClient openAiClient =
            new OpenAIClient(openAi.baseUrl().toString(), openAi.apiKey(), Duration.ofSeconds(30));

    @AfterEach
    void clear() {
        gmail.faults().clear();
        openAi.faults().clear();
    }

    @AfterAll
    void close() throws IOException {
        openAiClient.close();
        gmail.close();
        openAi.close();
    }

    @ParameterizedTest
    @MethodSource
    void ofGmail(Reply reply, Failure.Kind kind, String reason) {
        gmail.faults().always(GmailStandIn.LISTS, Fault.answer(reply));

        expect(failureOfGmail(), kind, reason);
    }

    static List<Arguments> ofGmail() {
        return List.of(
                row("401", GoogleErrors.unauthenticated(), Failure.Kind.RUN_FATAL, "gmail-401"),
                row(
                        "rate of the user",
                        GoogleErrors.userRateLimitExceeded(),
                        Failure.Kind.RATE_LIMIT,
                        "gmail-userRateLimitExceeded"),
                row(
                        "quota of the day",
                        GoogleErrors.dailyLimitExceeded(),
                        Failure.Kind.RUN_FATAL,
                        "gmail-dailyLimitExceeded"),
                row(
                        "scope",
                        GoogleErrors.insufficientPermissions(),
                        Failure.Kind.RUN_FATAL,
                        "gmail-insufficientPermissions"),
                row(
                        "429",
                        GoogleErrors.tooManyConcurrentRequests(),
                        Failure.Kind.RATE_LIMIT,
                        "gmail-429"),
                row("503", GoogleErrors.backendError(), Failure.Kind.TRANSIENT, "gmail-503"),
                row("404", GoogleErrors.notFound(), Failure.Kind.GONE, "gmail-404"),
                row("400", GoogleErrors.invalidArgument(CANARY), Failure.Kind.REFUSED, "gmail-400"),
                row(
                        "403 that says nothing of the account",
                        GoogleErrors.forbidden(),
                        Failure.Kind.REFUSED,
                        "gmail-forbidden"),
                row("403 of a proxy", Reply.text(403, CANARY), Failure.Kind.REFUSED, "gmail-403"),
                row("302", Reply.text(302, CANARY), Failure.Kind.RUN_FATAL, "gmail-302"),
                row("408", Reply.text(408, CANARY), Failure.Kind.TRANSIENT, "gmail-408"),
                row("502", Reply.text(502, CANARY), Failure.Kind.TRANSIENT, "gmail-502"));
    }

    @ParameterizedTest
    @MethodSource
    void ofGooglesTokens(Reply reply, Failure.Kind kind, String reason) {
        gmail.faults().always(GmailStandIn.TOKENS, Fault.answer(reply));

        expect(failureOfGmail(), kind, reason);
    }

    static List<Arguments> ofGooglesTokens() {
        return List.of(
                row(
                        "revoked",
                        GoogleErrors.invalidGrant(),
                        Failure.Kind.RUN_FATAL,
                        "gmail-invalid_grant"),
                row(
                        "wrong client",
                        GoogleErrors.invalidClient(),
                        Failure.Kind.RUN_FATAL,
                        "gmail-invalid_client"),
                row("no JSON", Reply.text(400, CANARY), Failure.Kind.RUN_FATAL, "gmail-unknown"),
                row("302", Reply.text(302, CANARY), Failure.Kind.RUN_FATAL, "gmail-302"),
                row("302 without a word", Reply.text(302, ""), Failure.Kind.RUN_FATAL, "gmail-302"),
                row("503", Reply.text(503, CANARY), Failure.Kind.TRANSIENT, "gmail-token-503"),
                row("429", Reply.text(429, CANARY), Failure.Kind.TRANSIENT, "gmail-token-429"));
    }

    @Test
    void ofAConnectionToGmail() {
        gmail.faults().always(GmailStandIn.LISTS, Fault.dropBefore());

        expect(failureOfGmail(), Failure.Kind.TRANSIENT, "gmail-unreachable");
        expect(
                Failures.of(new SocketTimeoutException(CANARY)),
                Failure.Kind.TRANSIENT,
                "gmail-unreachable");
    }

    @ParameterizedTest
    @MethodSource
    void ofOpenAi(Reply reply, Failure.Kind kind, String reason) {
        openAi.faults().always(OpenAiStandIn.COMPLETIONS, Fault.answer(reply));

        expect(failureOfOpenAi(), kind, reason);
    }

    static List<Arguments> ofOpenAi() {
        return List.of(
                row(
                        "wrong key",
                        OpenAiErrors.invalidApiKey(),
                        Failure.Kind.RUN_FATAL,
                        "openai-invalid_api_key"),
                row(
                        "rate",
                        OpenAiErrors.rateLimitExceeded(1),
                        Failure.Kind.RATE_LIMIT,
                        "openai-rate_limit_exceeded"),
                row(
                        "no credit",
                        OpenAiErrors.insufficientQuota(),
                        Failure.Kind.RUN_FATAL,
                        "openai-insufficient_quota"),
                row(
                        "no such model",
                        OpenAiErrors.modelNotFound(CANARY),
                        Failure.Kind.RUN_FATAL,
                        "openai-model_not_found"),
                row(
                        "parameter",
                        OpenAiErrors.unsupportedParameter(CANARY),
                        Failure.Kind.RUN_FATAL,
                        "openai-unsupported_parameter"),
                row(
                        "500",
                        OpenAiErrors.serverError(),
                        Failure.Kind.TRANSIENT,
                        "openai-server_error"),
                row(
                        "503",
                        OpenAiErrors.overloaded(),
                        Failure.Kind.TRANSIENT,
                        "openai-service_unavailable_error"),
                row(
                        "too long a mail",
                        error(400, "context_length_exceeded"),
                        Failure.Kind.REFUSED,
                        "openai-context_length_exceeded"),
                row(
                        "a code that is none",
                        error(400, "Mail of <ann@home.example> \n is bad"),
                        Failure.Kind.REFUSED,
                        "openai-Mailofannhome.exampleisbad"),
                row(
                        "a prompt that is refused",
                        OpenAiErrors.invalidPrompt(),
                        Failure.Kind.REFUSED,
                        "openai-invalid_prompt"),
                row(
                        "a code that is a number",
                        OpenAiErrors.numericCode(),
                        Failure.Kind.REFUSED,
                        "openai-400"),
                row("418", Reply.text(418, CANARY), Failure.Kind.REFUSED, "openai-418"),
                row("400 without a word", error(400, null), Failure.Kind.REFUSED, "openai-400"),
                row("413", Reply.text(413, CANARY), Failure.Kind.REFUSED, "openai-413"),
                row("403", Reply.text(403, CANARY), Failure.Kind.REFUSED, "openai-403"),
                row("502", Reply.text(502, CANARY), Failure.Kind.TRANSIENT, "openai-502"));
    }

    @Test
    void ofAConnectionToOpenAi() {
        openAi.faults()
                .next(
                        OpenAiStandIn.COMPLETIONS,
                        Fault.dropBefore(),
                        Fault.answer(error(200, "x").cut()));

        expect(failureOfOpenAi(), Failure.Kind.TRANSIENT, "openai-unreachable");
        expect(failureOfOpenAi(), Failure.Kind.TRANSIENT, "openai-unreachable");
    }

    @Test
    void ofAnAnswerThatNobodyCanRead() {
        openAi.faults().next(OpenAiStandIn.COMPLETIONS, Fault.garbage());

        expect(failureOfOpenAi(), Failure.Kind.REFUSED, "answer-unreadable");
    }

    @ParameterizedTest
    @MethodSource
    void ofTheRest(Exception thrown, Failure.Kind kind, String reason) {
        expect(Failures.of(thrown), kind, reason);
        expect(Failures.of(new CamelExecutionException(CANARY, null, thrown)), kind, reason);
    }

    static List<Arguments> ofTheRest() {
        return List.of(
                Arguments.of(new LeaseLostException("id"), Failure.Kind.LEASE_LOST, "lease-lost"),
                Arguments.of(
                        new AnswerRejectedException("answer-refused"),
                        Failure.Kind.UNUSABLE_ANSWER,
                        "answer-refused"),
                Arguments.of(
                        new ValidationException(Stage.exchange(), CANARY),
                        Failure.Kind.UNUSABLE_ANSWER,
                        "answer-against-schema"),
                Arguments.of(
                        ConditionalCheckFailedException.builder().message(CANARY).build(),
                        Failure.Kind.TRANSIENT,
                        "dynamodb-conflict"),
                Arguments.of(
                        ResourceNotFoundException.builder().message(CANARY).build(),
                        Failure.Kind.RUN_FATAL,
                        "dynamodb-table-missing"),
                Arguments.of(
                        aws("AccessDeniedException"),
                        Failure.Kind.RUN_FATAL,
                        "dynamodb-AccessDeniedException"),
                Arguments.of(
                        aws("ThrottlingException"),
                        Failure.Kind.TRANSIENT,
                        "dynamodb-ThrottlingException"),
                Arguments.of(
                        aws("ProvisionedThroughputExceededException"),
                        Failure.Kind.TRANSIENT,
                        "dynamodb-ProvisionedThroughputExceededException"),
                Arguments.of(
                        DynamoDbException.builder()
                                .awsErrorDetails(AwsErrorDetails.builder().build())
                                .statusCode(302)
                                .message(CANARY)
                                .build(),
                        Failure.Kind.RUN_FATAL,
                        "dynamodb-302"),
                Arguments.of(
                        new GmailAnswerException(CANARY),
                        Failure.Kind.TRANSIENT,
                        "gmail-answer-unreadable"),
                Arguments.of(
                        aws("InternalServerError"),
                        Failure.Kind.TRANSIENT,
                        "dynamodb-InternalServerError"),
                Arguments.of(
                        aws("ValidationException"),
                        Failure.Kind.MESSAGE_FATAL,
                        "dynamodb-ValidationException"),
                Arguments.of(
                        AbortedException.create(CANARY, new InterruptedException()),
                        Failure.Kind.DEFERRED,
                        "shutdown"),
                Arguments.of(
                        SdkClientException.create(CANARY),
                        Failure.Kind.RUN_FATAL,
                        "dynamodb-unreachable"));
    }

    @Test
    void looksThroughWhatASplitSaysOfAFailure() {
        Exception split =
                new CamelExchangeException(
                        "Multicast processing failed", null, new TokenBudgetException("1"));

        assertThat(Failures.of(split)).isEqualTo(Failure.TOKEN_BUDGET);
    }

    @Test
    void namesThePlaceOfAnErrorThatNobodyExpected() {
        Exception thrown = null;
        try {
            Attributes.number(Map.of("n", Attributes.s(CANARY)), "n", 0);
        } catch (RuntimeException e) {
            thrown = e;
        }

        Failure failure = Failures.of(thrown);

        expect(failure, Failure.Kind.MESSAGE_FATAL, failure.reason());
        assertThat(failure.reason())
                .startsWith("unexpected-NumberFormatException@Attributes.java:");
    }

    @Test
    void namesTheErrorThatCamelHasWrappedTwice() {
        Exception wrapped =
                new CamelExecutionException(
                        CANARY,
                        null,
                        new CamelExecutionException(CANARY, null, new OutOfMemoryError(CANARY)));

        assertThat(Failures.of(wrapped).reason()).startsWith("unexpected-OutOfMemoryError");
    }

    private static void expect(Failure failure, Failure.Kind kind, String reason) {
        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.message()).doesNotContainIgnoringCase(CANARY);
        assertThat(failure.mend().isEmpty())
                .as("a person is told what to do exactly where the run stops, or may have to")
                .isEqualTo(!STOPPING.contains(kind));
    }

    private Failure failureOfGmail() {
        GmailCredentials credentials = GmailCredentials.parse("", gmail.credentialsJson(), "");
        try {
            new GmailClientFactory(credentials, gmail.rootUrl().toString(), 5, 1)
                    .makeClient("", "", List.of(), "test", null, null)
                    .users()
                    .messages()
                    .list("me")
                    .execute();
        } catch (IOException e) {
            return Failures.of(e);
        }
        throw new IllegalStateException("Gmail has answered");
    }

    private Failure failureOfOpenAi() {
        try {
            openAiClient.post("chat/completions", new ObjectMapper().valueToTree(CANARY));
        } catch (RuntimeException e) {
            return Failures.of(e);
        }
        throw new IllegalStateException("OpenAI has answered");
    }

    private static Arguments row(String name, Reply reply, Failure.Kind kind, String reason) {
        return Arguments.of(Named.of(name, reply), kind, reason);
    }

    private static Reply error(int status, String code) {
        JsonNode body =
                new ObjectMapper()
                        .valueToTree(
                                Map.of(
                                        "error",
                                        code == null
                                                ? Map.of("message", CANARY)
                                                : Map.of("message", CANARY, "code", code)));
        return Reply.json(status, body);
    }

    private static Exception aws(String code) {
        return DynamoDbException.builder()
                .awsErrorDetails(
                        AwsErrorDetails.builder().errorCode(code).errorMessage(CANARY).build())
                .message(CANARY)
                .build();
    }
}
