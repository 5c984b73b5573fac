package services.andreas.events.failure;

/** Thrown if another writer has changed what a step started from. */
public class OutrunException extends Exception {
    public OutrunException() {
        super("Another writer was faster");
    }
}
