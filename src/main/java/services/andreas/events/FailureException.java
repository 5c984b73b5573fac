package services.andreas.events;

/** Something cannot be carried out, for a reason that a person can act on. */
final class FailureException extends RuntimeException {
    private final Failure failure;

    FailureException(Failure failure) {
        super(failure.message());
        this.failure = failure;
    }

    Failure failure() {
        return failure;
    }
}
