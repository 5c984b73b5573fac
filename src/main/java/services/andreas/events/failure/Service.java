package services.andreas.events.failure;

/** The services that are called for a message, one of which may be to blame for its failure. */
public enum Service {
    GMAIL,
    OPENAI,
    DYNAMODB
}
