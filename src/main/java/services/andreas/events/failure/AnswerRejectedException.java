package services.andreas.events.failure;

/** The model's answer cannot be used; its message is the reason that the ledger keeps. */
public class AnswerRejectedException extends Exception {
    public AnswerRejectedException(String reason) {
        super(reason);
    }
}
