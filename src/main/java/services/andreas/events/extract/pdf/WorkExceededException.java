package services.andreas.events.extract.pdf;

/** A file costs more work than any programme does. */
final class WorkExceededException extends RuntimeException {

    WorkExceededException(String what) {
        super(what, null, false, false);
    }
}
