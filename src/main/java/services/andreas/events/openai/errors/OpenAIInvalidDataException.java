package services.andreas.events.openai.errors;

import org.jspecify.annotations.Nullable;

/** The server answered with success, but with something other than what was asked for. */
public final class OpenAIInvalidDataException extends OpenAIException {
    private static final long serialVersionUID = 1;

    public OpenAIInvalidDataException(String message) {
        this(message, null);
    }

    public OpenAIInvalidDataException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
