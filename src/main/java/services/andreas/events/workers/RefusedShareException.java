package services.andreas.events.workers;

/** Thrown for a share that this worker is not to work on; the message quotes nothing of it. */
final class RefusedShareException extends IllegalArgumentException {
    RefusedShareException(String why) {
        super(why);
    }
}
