package services.andreas.events.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The errors of Google's APIs, word for word. */
public final class GoogleErrors {
    private GoogleErrors() {}

    public static Reply notFound() {
        return error(404, "NOT_FOUND", "notFound", "Requested entity was not found.");
    }

    public static Reply invalidArgument(String message) {
        return error(400, "INVALID_ARGUMENT", "invalidArgument", message);
    }

    public static Reply unauthenticated() {
        return error(
                        401,
                        "UNAUTHENTICATED",
                        "authError",
                        "Request had invalid authentication credentials. Expected OAuth 2 access"
                                + " token, login cookie or other valid authentication credential.")
                .with(
                        "WWW-Authenticate",
                        "Bearer realm=\"https://accounts.google.com/\", error=\"invalid_token\"");
    }

    /** The 403 that heals by waiting. */
    public static Reply userRateLimitExceeded() {
        return error(
                403,
                "PERMISSION_DENIED",
                "usageLimits",
                "userRateLimitExceeded",
                "User-rate limit exceeded. Retry after 2026-11-22T12:00:00.000Z");
    }

    /** The 403 that says nothing of the account. */
    public static Reply forbidden() {
        return error(403, "PERMISSION_DENIED", "forbidden", "Forbidden");
    }

    /** The 403 that lasts until the next day. */
    public static Reply dailyLimitExceeded() {
        return error(
                403,
                "PERMISSION_DENIED",
                "usageLimits",
                "dailyLimitExceeded",
                "Daily Limit Exceeded");
    }

    /** The 403 of a token that was granted too little. */
    public static Reply insufficientPermissions() {
        return error(
                403,
                "PERMISSION_DENIED",
                "insufficientPermissions",
                "Request had insufficient authentication scopes.");
    }

    public static Reply tooManyConcurrentRequests() {
        return error(
                429,
                "RESOURCE_EXHAUSTED",
                "usageLimits",
                "rateLimitExceeded",
                "Too many concurrent requests for user.");
    }

    public static Reply backendError() {
        return error(503, "UNAVAILABLE", "backendError", "The service is currently unavailable.");
    }

    /** The token endpoint's answer to a refresh token that is dead. */
    public static Reply invalidGrant() {
        return oauth(400, "invalid_grant", "Token has been expired or revoked.");
    }

    /** The token endpoint's answer to a wrong client secret. */
    public static Reply invalidClient() {
        return oauth(401, "invalid_client", "Unauthorized");
    }

    static Reply oauth(int status, String error, String description) {
        return Reply.json(
                status, Json.object().put("error", error).put("error_description", description));
    }

    private static Reply error(int code, String status, String reason, String message) {
        return error(code, status, "global", reason, message);
    }

    private static Reply error(
            int code, String status, String domain, String reason, String message) {
        ObjectNode body = Json.object();
        ObjectNode error = body.putObject("error").put("code", code).put("message", message);
        error.putArray("errors")
                .addObject()
                .put("message", message)
                .put("domain", domain)
                .put("reason", reason);
        error.put("status", status);
        return Reply.json(code, body);
    }
}
