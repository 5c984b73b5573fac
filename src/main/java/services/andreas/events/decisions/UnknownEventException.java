package services.andreas.events.decisions;

/** Says what a decision is about that there is not. */
public final class UnknownEventException extends Exception {

    UnknownEventException(String message) {
        super(message);
    }
}
