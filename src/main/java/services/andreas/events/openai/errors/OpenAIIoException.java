package services.andreas.events.openai.errors;

import java.io.IOException;

/** The server was not reached, or its answer did not arrive whole and in time. */
public final class OpenAIIoException extends OpenAIException {

    public OpenAIIoException(String message, IOException cause) {
        super(message, cause);
    }
}
