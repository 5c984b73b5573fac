package services.andreas.events.failure;

import java.io.IOException;

/** Gmail's answer holds no message that can be read; another try may bring it whole. */
public final class GmailAnswerException extends IOException {
    public GmailAnswerException(String message) {
        super(message);
    }
}
