package services.andreas.events.mail.mime;

/**
 * A file that a source reads later.
 *
 * @param name in lower case; may be empty
 * @param bytes decoded
 */
public record MailFile(FileKind kind, String name, byte[] bytes) {}
