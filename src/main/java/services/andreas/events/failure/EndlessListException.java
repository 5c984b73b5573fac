package services.andreas.events.failure;

/** A list of messages leads back to a page that it has shown, or goes on without anything new. */
public final class EndlessListException extends Exception {}
