package services.andreas.events.failure;

import java.util.Set;
import java.util.regex.Pattern;
import services.andreas.events.openai.errors.OpenAIInvalidDataException;
import services.andreas.events.openai.errors.OpenAIIoException;
import services.andreas.events.openai.errors.OpenAIServiceException;

/**
 * Classifies errors of OpenAI.
 *
 * @see <a href="https://platform.openai.com/docs/guides/error-codes">OpenAI error codes</a>
 */
final class OpenAiFailures {
    static final Failure NO_CHOICES = noCompletion("answer-without-choices");
    static final Failure UNREADABLE = noCompletion("answer-unreadable");

    private static final Set<String> OUT_OF_MONEY =
            Set.of("insufficient_quota", "billing_hard_limit_reached", "billing_not_active");

    /** What a request says besides the mail; the mail stands in {@code messages}. */
    private static final Pattern OUR_PARAMETER =
            Pattern.compile("(?!messages|input|prompt)[a-z].*+");

    private static final Set<String> ABOUT_A_PARAMETER =
            Set.of("unknown_parameter", "unsupported_parameter", "unsupported_value");

    private static final String CHECK_KEY = "Check OPENAI_API_KEY or OPENAI_SECRET_ARN";
    private static final String CHECK_REQUEST =
            "OpenAI rejects the request: check OPENAI_MODEL, OPENAI_REASONING_EFFORT and"
                    + " OPENAI_BASE_URL";

    private OpenAiFailures() {}

    static Failure of(OpenAIIoException e) {
        return Failure.passing(
                Service.OPENAI,
                "openai-unreachable",
                "Check the connection to OpenAI, and OPENAI_BASE_URL");
    }

    static Failure of(OpenAIInvalidDataException e) {
        return UNREADABLE;
    }

    static Failure of(OpenAIServiceException e) {
        String code = e.code().or(e::type).orElse("");
        String reason = "openai-" + (code.isEmpty() ? e.statusCode() : Failures.code(code));
        if (OUT_OF_MONEY.contains(code)) {
            return Failure.ofRun(reason, "The OpenAI account has no credit left: add some");
        }
        return switch (e.statusCode()) {
            case 301, 302, 303, 307, 308 ->
                    Failure.ofRun(
                            reason, "OPENAI_BASE_URL redirects, which nothing follows: correct it");
            case 401 -> Failure.ofRun(reason, CHECK_KEY);
            case 403 -> Failure.refused(Service.OPENAI, reason, CHECK_KEY);
            case 404 -> Failure.ofRun(reason, "Check OPENAI_MODEL and OPENAI_BASE_URL");
            case 408, 409 -> passing(reason);
            case 429 ->
                    Failure.rateLimit(
                            Service.OPENAI,
                            reason,
                            "OpenAI asks for fewer calls: check the limits of the account; the next"
                                    + " run continues");
            default -> {
                if (e.statusCode() >= 500) {
                    yield passing(reason);
                }
                yield isAboutOurParameter(e, code)
                        ? Failure.ofRun(reason, CHECK_REQUEST)
                        : Failure.refused(Service.OPENAI, reason, CHECK_REQUEST);
            }
        };
    }

    /** The model has answered, but not as it was asked to. */
    static Failure unusable(String reason) {
        return new Failure(Failure.Kind.UNUSABLE_ANSWER, Service.OPENAI, reason, "");
    }

    /** Servers word it in many ways; each names what it does not take. */
    static boolean isAboutPictures(OpenAIServiceException e) {
        boolean isRequest = e.statusCode() >= 400 && e.statusCode() < 500;
        return isRequest && e.statusCode() != 429 && e.mentions("image");
    }

    private static Failure noCompletion(String reason) {
        return Failure.refused(
                Service.OPENAI, reason, "The answers are no completions: check OPENAI_BASE_URL");
    }

    private static Failure passing(String reason) {
        return Failure.passing(
                Service.OPENAI,
                reason,
                "OpenAI has a problem: check OPENAI_BASE_URL, or wait; the next run continues");
    }

    private static boolean isAboutOurParameter(OpenAIServiceException e, String code) {
        return ABOUT_A_PARAMETER.contains(code)
                || OUR_PARAMETER.matcher(e.param().orElse("")).matches();
    }
}
