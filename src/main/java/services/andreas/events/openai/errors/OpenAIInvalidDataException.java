package services.andreas.events.openai.errors;

import org.jspecify.annotations.Nullable;

/** The server answered with success, but with something other than what was asked for. */
public final class OpenAIInvalidDataException extends OpenAIException {

    public OpenAIInvalidDataException(String message) {
        this(message, null);
    }

    public OpenAIInvalidDataException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
