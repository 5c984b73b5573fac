package services.andreas.events.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The errors of OpenAI's API. */
public final class OpenAiErrors {
    private static final String INVALID_REQUEST = "invalid_request_error";

    private OpenAiErrors() {}

    public static Reply invalidApiKey() {
        return error(401, INVALID_REQUEST, null, "invalid_api_key", "Incorrect API key provided.");
    }

    /** The 429 that heals by waiting. */
    public static Reply rateLimitExceeded(int retryAfterSeconds) {
        return error(
                        429,
                        "requests",
                        null,
                        "rate_limit_exceeded",
                        "Rate limit reached for requests. Please try again later.")
                .with("Retry-After", Integer.toString(retryAfterSeconds))
                .with("x-ratelimit-limit-requests", "500")
                .with("x-ratelimit-remaining-requests", "0")
                .with("x-ratelimit-reset-requests", retryAfterSeconds + "s");
    }

    /** The 429 that lasts until somebody pays. */
    public static Reply insufficientQuota() {
        return error(
                429,
                "insufficient_quota",
                null,
                "insufficient_quota",
                "You exceeded your current quota, please check your plan and billing details.");
    }

    public static Reply modelNotFound(String model) {
        return error(
                404,
                INVALID_REQUEST,
                null,
                "model_not_found",
                "The model `" + model + "` does not exist or you do not have access to it.");
    }

    public static Reply unsupportedParameter(String parameter) {
        return error(
                400,
                INVALID_REQUEST,
                parameter,
                "unsupported_parameter",
                "Unsupported parameter: '" + parameter + "' is not supported with this model.");
    }

    /** The 400 that lasts for this mail alone. */
    public static Reply invalidPrompt() {
        return error(
                400,
                INVALID_REQUEST,
                null,
                "invalid_prompt",
                "Invalid prompt: your prompt was flagged as potentially violating our policy.");
    }

    /** The same as vLLM says it: its code is the status. */
    public static Reply numericCode() {
        ObjectNode body = Json.object();
        body.putObject("error")
                .put("message", "This model's maximum context length is 2048 tokens.")
                .put("type", "BadRequestError")
                .putNull("param")
                .put("code", 400);
        return Reply.json(400, body);
    }

    public static Reply serverError() {
        return error(
                500,
                "server_error",
                null,
                null,
                "The server had an error while processing your request. Sorry about that!");
    }

    public static Reply overloaded() {
        return error(
                503,
                "service_unavailable_error",
                null,
                null,
                "The engine is currently overloaded, please try again later.");
    }

    /** An error that a careless gateway sends with status 200. */
    public static Reply errorWithStatus200() {
        Reply error = serverError();
        return new Reply(200, error.headers(), error.body(), error.delay(), error.ending());
    }

    /** What a model answers that takes text only. */
    public static Reply takesNoImages() {
        return invalidRequest(
                "messages", "Invalid content type. image_url is only supported by certain models.");
    }

    static Reply invalidRequest(String parameter, String message) {
        return error(400, INVALID_REQUEST, parameter, null, message);
    }

    static Reply unknownUrl(Request request) {
        return error(
                404,
                INVALID_REQUEST,
                null,
                "unknown_url",
                "Unknown request URL: " + request.method() + " " + request.path());
    }

    private static Reply error(
            int status, String type, String parameter, String code, String message) {
        ObjectNode body = Json.object();
        body.putObject("error")
                .put("message", message)
                .put("type", type)
                .put("param", parameter)
                .put("code", code);
        return Reply.json(status, body);
    }
}
