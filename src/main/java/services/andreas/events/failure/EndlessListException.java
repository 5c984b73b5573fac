package services.andreas.events.failure;

/** A list of messages leads back to a page that it has shown; what lies behind is never seen. */
public final class EndlessListException extends Exception {}
