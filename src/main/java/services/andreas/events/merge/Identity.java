package services.andreas.events.merge;

/**
 * A lookup key under which mentions of the same event are stored.
 *
 * @param day ISO date when it holds on that day only, or null
 * @param words what it consists of; of a mail, and never to be seen in a key
 */
public record Identity(String day, String words) {}
