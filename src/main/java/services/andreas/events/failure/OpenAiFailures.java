package services.andreas.events.failure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.openai.errors.OpenAIInvalidDataException;
import com.openai.errors.OpenAIIoException;
import com.openai.errors.OpenAIServiceException;
import java.io.IOException;
import java.util.Set;

/**
 * Classifies errors of OpenAI.
 *
 * @see <a href="https://platform.openai.com/docs/guides/error-codes">OpenAI error codes</a>
 */
final class OpenAiFailures {
    static final Failure NO_CHOICES = Failure.ofMessage("answer-without-choices");
    static final Failure UNREADABLE = Failure.ofMessage("answer-unreadable");

    private static final Set<String> OUT_OF_MONEY =
            Set.of("insufficient_quota", "billing_hard_limit_reached", "billing_not_active");
    private static final Set<String> ABOUT_THE_MAIL =
            Set.of("context_length_exceeded", "content_policy_violation", "content_filter");

    private OpenAiFailures() {}

    static Failure of(OpenAIIoException e) {
        return Failure.passing("openai-unreachable");
    }

    static Failure of(OpenAIInvalidDataException e) {
        if (e.getCause() instanceof IOException
                && !(e.getCause() instanceof JsonProcessingException)) {
            // the connection broke during the answer
            return Failure.passing("openai-unreachable");
        }
        return UNREADABLE;
    }

    static Failure of(OpenAIServiceException e) {
        String code = code(e);
        String reason = "openai-" + (code.isEmpty() ? e.statusCode() : Failures.code(code));
        if (OUT_OF_MONEY.contains(code)) {
            return Failure.ofRun(reason, "The OpenAI account has no credit left: add some");
        }
        if (ABOUT_THE_MAIL.contains(code)) {
            return Failure.ofMessage(reason);
        }
        return switch (e.statusCode()) {
            case 301, 302, 303, 307, 308 ->
                    Failure.ofRun(
                            reason,
                            "OPENAI_BASE_URL redirects, and redirects are not followed: correct it");
            case 401, 403 -> Failure.ofRun(reason, "Check OPENAI_API_KEY or OPENAI_SECRET_ARN");
            case 404 -> Failure.ofRun(reason, "Check OPENAI_MODEL and OPENAI_BASE_URL");
            case 408, 409 -> Failure.passing(reason);
            case 429 -> Failure.rateLimit(reason);
            case 413 -> Failure.ofMessage(reason);
            default ->
                    e.statusCode() >= 500
                            ? Failure.passing(reason)
                            : Failure.ofRun(
                                    reason,
                                    "OpenAI rejects the request: check OPENAI_MODEL,"
                                            + " OPENAI_REASONING_EFFORT and OPENAI_BASE_URL");
        };
    }

    /** Compatible servers may leave out the code, or put it elsewhere. */
    private static String code(OpenAIServiceException e) {
        try {
            return e.code().or(e::type).orElse("");
        } catch (OpenAIInvalidDataException absent) {
            return "";
        }
    }
}
