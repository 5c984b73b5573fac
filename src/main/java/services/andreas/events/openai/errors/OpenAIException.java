package services.andreas.events.openai.errors;

import org.jspecify.annotations.Nullable;

/** A call that brought no completion. */
public abstract class OpenAIException extends RuntimeException {
    private static final long serialVersionUID = 1;

    OpenAIException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
