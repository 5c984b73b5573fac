package services.andreas.events.failure;

import java.io.IOException;

/** Thrown if Gmail's answer holds no readable message; a retry may succeed. */
public final class GmailAnswerException extends IOException {
    public GmailAnswerException(String message) {
        super(message);
    }
}
