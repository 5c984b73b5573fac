package services.andreas.events;

/** A list of messages leads back to a page that it has shown; what lies behind is never seen. */
final class EndlessListException extends Exception {}
