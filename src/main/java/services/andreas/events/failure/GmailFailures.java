package services.andreas.events.failure;

import com.google.api.client.auth.oauth2.TokenResponseException;
import com.google.api.client.googleapis.json.GoogleJsonError;
import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.HttpResponseException;
import java.util.Arrays;
import java.util.Set;

/**
 * Classifies errors of Gmail and of its token endpoint.
 *
 * @see <a href="https://developers.google.com/gmail/api/guides/handle-errors">Gmail errors</a>
 */
final class GmailFailures {
    private static final Set<String> RATE_LIMITS =
            Set.of("rateLimitExceeded", "userRateLimitExceeded", "quotaExceeded");

    /** The reasons with which Gmail forbids every message; any other 403 is judged by others. */
    private static final Set<String> ABOUT_THE_ACCOUNT =
            Set.of(
                    "accessNotConfigured",
                    "accountDisabled",
                    "authError",
                    "dailyLimitExceeded",
                    "dailyLimitExceededUnreg",
                    "delegationDenied",
                    "domainPolicy",
                    "insufficientPermissions");

    private static final String NO_ACCESS =
            "Gmail forbids this: check that the Gmail API is on in the Google Cloud project and"
                    + " that the credentials have the scope gmail.readonly";

    private static final String REFUSES =
            "Gmail refuses every message: check GMAIL_ROOT_URL, and what stands between";

    private static final String NEW_TOKEN =
            "Run gmail-token again and put its output where GMAIL_CREDENTIALS_FILE,"
                    + " GMAIL_CREDENTIALS_JSON or GMAIL_SECRET_ARN points";

    static final Failure ENDLESS_LIST =
            Failure.ofRun("gmail-list-endless", "Gmail's list has no end: check GMAIL_ROOT_URL");

    static final Failure UNREADABLE =
            Failure.passing(
                    Service.GMAIL,
                    "gmail-answer-unreadable",
                    "The answers are not Gmail's: check GMAIL_ROOT_URL, and what stands between");

    static final Failure UNREACHABLE =
            Failure.passing(
                    Service.GMAIL,
                    "gmail-unreachable",
                    "Check the connection to Gmail, GMAIL_ROOT_URL, and the token_uri of the"
                            + " credentials");

    private static final String TOO_MANY =
            "Gmail asks for fewer calls: check what else reads this mailbox, and the quotas of the"
                    + " Google Cloud project; the next run continues";

    private GmailFailures() {}

    /** An answer that is no JSON. */
    static boolean isUnreadable(Throwable thrown) {
        return thrown.getClass().getName().startsWith("com.google.gson.")
                || thrown instanceof IllegalArgumentException
                        && Arrays.stream(thrown.getStackTrace())
                                .map(StackTraceElement::getClassName)
                                .anyMatch(name -> name.startsWith("com.google.api.client.json."));
    }

    static Failure of(HttpResponseException e) {
        if (e instanceof TokenResponseException token) {
            return ofToken(token);
        }
        int status = e.getStatusCode();
        String reason = "gmail-" + status;
        return switch (status) {
            case 301, 302, 303, 307, 308 ->
                    Failure.ofRun(
                            reason,
                            "GMAIL_ROOT_URL or the token_uri of the credentials redirects, and"
                                    + " redirects are not followed: correct it");
            case 401 -> Failure.ofRun(reason, NEW_TOKEN);
            case 403 -> ofForbidden(e);
            case 404, 410 -> new Failure(Failure.Kind.GONE, Service.GMAIL, reason, "");
            case 408 -> passing(reason);
            case 429 -> Failure.rateLimit(Service.GMAIL, reason, TOO_MANY);
            default ->
                    status >= 500
                            ? passing(reason)
                            : Failure.refused(Service.GMAIL, reason, REFUSES);
        };
    }

    private static Failure ofForbidden(HttpResponseException e) {
        String reason = reason(e);
        if (RATE_LIMITS.contains(reason)) {
            return Failure.rateLimit(Service.GMAIL, "gmail-" + reason, TOO_MANY);
        }
        return ABOUT_THE_ACCOUNT.contains(reason)
                ? Failure.ofRun("gmail-" + reason, NO_ACCESS)
                : Failure.refused(Service.GMAIL, "gmail-" + reason, NO_ACCESS);
    }

    private static Failure passing(String reason) {
        return Failure.passing(
                Service.GMAIL,
                reason,
                "Gmail has a problem: check GMAIL_ROOT_URL, or wait; the next run continues");
    }

    private static String reason(HttpResponseException e) {
        if (e instanceof GoogleJsonResponseException json && json.getDetails() != null) {
            GoogleJsonError details = json.getDetails();
            if (details.getErrors() != null && !details.getErrors().isEmpty()) {
                return Failures.code(details.getErrors().get(0).getReason());
            }
        }
        return "403";
    }

    private static Failure ofToken(TokenResponseException e) {
        if (e.getStatusCode() >= 500 || e.getStatusCode() == 429) {
            return Failure.passing(
                    Service.GMAIL,
                    "gmail-token-" + e.getStatusCode(),
                    "Google gives no token now: check the token_uri of the credentials, or wait;"
                            + " the next run continues");
        }
        String error = e.getDetails() == null ? null : e.getDetails().getError();
        return Failure.ofRun("gmail-" + Failures.code(error), NEW_TOKEN);
    }
}
