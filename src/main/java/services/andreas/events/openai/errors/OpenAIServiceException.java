package services.andreas.events.openai.errors;

import java.util.Map;
import java.util.Optional;

/** The server answered with another status than success. */
public final class OpenAIServiceException extends OpenAIException {

    private final int statusCode;
    private final transient Map<String, String> headers;
    private final transient Map<String, String> error;

    /**
     * @param headers by names in lower case
     * @param error the members of the error that the server gave, such as {@code code}, {@code
     *     type} and {@code param}
     */
    public OpenAIServiceException(
            int statusCode, Map<String, String> headers, Map<String, String> error) {
        super("The server answered with status " + statusCode, null);
        this.statusCode = statusCode;
        this.headers = headers;
        this.error = error;
    }

    public int statusCode() {
        return statusCode;
    }

    /**
     * @param name in lower case
     */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** Whether the error names this, be it in the text that the server wrote for people. */
    public boolean mentions(String parameter) {
        return error.values().stream().anyMatch(text -> text.contains(parameter));
    }

    /** Such as {@code rate_limit_exceeded}. */
    public Optional<String> code() {
        return Optional.ofNullable(error.get("code"));
    }

    /** Such as {@code invalid_request_error}. */
    public Optional<String> type() {
        return Optional.ofNullable(error.get("type"));
    }

    /** The parameter of the request that the server objects to. */
    public Optional<String> param() {
        return Optional.ofNullable(error.get("param"));
    }
}
