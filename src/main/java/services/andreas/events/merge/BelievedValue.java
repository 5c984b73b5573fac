package services.andreas.events.merge;

/**
 * What is believed of a member of an event.
 *
 * @param rank how high the source is that told it
 * @param mention who told it
 */
record BelievedValue(Object value, int rank, Mention mention) {}
