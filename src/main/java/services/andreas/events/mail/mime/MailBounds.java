package services.andreas.events.mail.mime;

/**
 * How much of a message is read. What exceeds a bound is cut, never refused.
 *
 * @param depth multiparts and messages within each other; each costs a pass over its bytes
 * @param parts parts of all depths; each costs a parser
 * @param headerBytes of one header field; boundaries and addresses are searched in more than linear
 *     time
 * @param partBytes decoded bytes of one text part; an HTML tree takes many times its source
 * @param totalBytes decoded bytes of all text parts; they stay in memory beside the message
 * @param textChars of the readable text; beyond it, no reader would find an event either
 * @param links links of the text
 */
public record MailBounds(
        int depth,
        int parts,
        int headerBytes,
        int partBytes,
        int totalBytes,
        int textChars,
        int links) {

    public static final MailBounds DEFAULT =
            new MailBounds(30, 1_000, 16 << 10, 1 << 20, 4 << 20, 200_000, 1_000);
}
