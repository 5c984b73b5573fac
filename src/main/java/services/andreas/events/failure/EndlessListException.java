package services.andreas.events.failure;

/** Thrown if a list of messages repeats a page, so that later pages are out of reach. */
public final class EndlessListException extends Exception {}
