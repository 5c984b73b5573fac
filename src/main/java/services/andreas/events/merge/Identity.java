package services.andreas.events.merge;

/**
 * A lookup key under which mentions of the same event are stored.
 *
 * @param day ISO date when it holds on that day only, or null
 * @param words what it consists of; of a mail, and never to be seen in a key
 * @param crowds whether hundreds of events may share it that have nothing to do with one another
 */
public record Identity(String day, String words, boolean crowds) {}
