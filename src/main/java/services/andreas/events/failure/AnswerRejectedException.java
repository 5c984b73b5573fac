package services.andreas.events.failure;

/** Thrown if the model's answer is unusable. The message is the reason that the ledger stores. */
public class AnswerRejectedException extends Exception {
    public AnswerRejectedException(String reason) {
        super(reason);
    }
}
