package services.andreas.events.merge;

/**
 * What is believed of a member of an event.
 *
 * @param rank how high the rung is that told it
 * @param telling who told it
 */
record Held(Object value, int rank, Telling telling) {}
