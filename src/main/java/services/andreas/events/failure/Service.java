package services.andreas.events.failure;

/** Whoever is called while a message is worked on, and may be to blame for its failure. */
public enum Service {
    GMAIL,
    OPENAI,
    DYNAMODB
}
