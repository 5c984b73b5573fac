package services.andreas.events.failure;

/** Another run has taken the message over; nothing that this one still does may count. */
public class LeaseLostException extends Exception {
    public LeaseLostException(String messageId) {
        super("The claim on message " + messageId + " has been taken over");
    }
}
