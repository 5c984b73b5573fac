package services.andreas.events.failure;

/** Thrown if another run has taken the message over, so that this run must not change it. */
public class LeaseLostException extends Exception {
    public LeaseLostException(String messageId) {
        super("The claim on message " + messageId + " has been taken over");
    }
}
