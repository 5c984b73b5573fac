package services.andreas.events.openai.errors;

import org.jspecify.annotations.Nullable;

/** A call that brought no completion. */
public abstract class OpenAIException extends RuntimeException {

    OpenAIException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
