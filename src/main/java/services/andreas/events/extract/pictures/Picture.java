package services.andreas.events.extract.pictures;

/**
 * A picture as it is sent to the model.
 *
 * @param name of the file, and of its page
 * @param jpeg scaled down, without metadata
 */
public record Picture(String name, byte[] jpeg) {}
