package services.andreas.events;

/** A secret is out of reach; the failure names it, never what it holds. */
final class SecretException extends RuntimeException {
    private final Failure failure;

    SecretException(Failure failure) {
        super(failure.message());
        this.failure = failure;
    }

    Failure failure() {
        return failure;
    }
}
