package services.andreas.events.mail.mime;

/**
 * The bounds within which a message is read. Excess is cut; no message is rejected.
 *
 * @param depth nested multiparts and messages; each costs a pass over its bytes
 * @param parts parts at all depths; each costs a parser
 * @param headerBytes bytes of one header field; searching boundaries and addresses takes more than
 *     linear time
 * @param partBytes decoded bytes of one text part, unless it is a calendar; an HTML tree takes many
 *     times its source
 * @param totalBytes decoded bytes of all text parts; they stay in memory beside the message
 * @param fileBytes decoded bytes of all files that are kept to be read later; a mail of 25 MB has
 *     18 MB of them
 * @param textChars characters of the readable text; no person would look for an event beyond them
 * @param links links of the text
 */
public record MailBounds(
        int depth,
        int parts,
        int headerBytes,
        int partBytes,
        int totalBytes,
        int fileBytes,
        int textChars,
        int links) {

    public static final MailBounds DEFAULT =
            new MailBounds(30, 1_000, 16 << 10, 1 << 20, 6 << 20, 20 << 20, 400_000, 1_000);
}
