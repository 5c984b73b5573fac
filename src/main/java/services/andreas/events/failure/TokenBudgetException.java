package services.andreas.events.failure;

/** The call of a message does not fit what the run may still spend. */
public class TokenBudgetException extends Exception {
    public TokenBudgetException(String messageId) {
        super("Message " + messageId + " does not fit the token budget of this run");
    }
}
