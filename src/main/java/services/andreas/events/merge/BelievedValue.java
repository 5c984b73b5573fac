package services.andreas.events.merge;

/**
 * What is believed of a member of an event.
 *
 * @param rank the rank of its source
 * @param mention the mention that gives it
 */
record BelievedValue(Object value, int rank, Mention mention) {}
