package services.andreas.events.failure;

/** Thrown if a call does not fit the rest of the token budget. */
public class TokenBudgetException extends Exception {
    public TokenBudgetException(String messageId) {
        super("Message " + messageId + " does not fit the token budget of this run");
    }
}
