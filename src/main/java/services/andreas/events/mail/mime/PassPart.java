package services.andreas.events.mail.mime;

/**
 * A wallet pass (Apple's {@code .pkpass}).
 *
 * @param json its {@code pass.json}
 * @param strings its {@code pass.strings} in one language, empty if it has none
 */
public record PassPart(String json, String strings) {}
