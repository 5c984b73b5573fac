package services.andreas.events.failure;

/** Something cannot be carried out, for a reason that a person can act on. */
public final class FailureException extends RuntimeException {
    private final Failure failure;

    public FailureException(Failure failure) {
        super(failure.message());
        this.failure = failure;
    }

    Failure failure() {
        return failure;
    }
}
