package services.andreas.events.mail;

import services.andreas.events.text.Digest;
import services.andreas.events.text.LetterCase;

/**
 * Names a message in the ledger, since Gmail's id of a message counts within its mailbox only.
 *
 * @param mailbox the id of the mailbox; empty for what is in none, such as a decision
 * @param gmailId Gmail's id of the message
 */
public record MessageKey(String mailbox, String gmailId) {
    private static final String SEPARATOR = "#";
    private static final int HASH_CHARS = 16;

    /**
     * The id of a mailbox: a hash, so that neither a key nor a log names a person.
     *
     * @param address as Gmail's profile has it
     */
    public static String mailbox(String address) {
        String canonical = LetterCase.lower(address.strip());
        return Digest.of(canonical, HASH_CHARS);
    }

    /**
     * @param text a key, or Gmail's id alone
     */
    public static MessageKey of(String text) {
        int end = text.indexOf(SEPARATOR);
        return end < 0
                ? new MessageKey("", text)
                : new MessageKey(text.substring(0, end), text.substring(end + 1));
    }

    /** The key of a message of this mailbox, named by its key or by Gmail's id. */
    public static String in(String mailbox, String named) {
        MessageKey key = of(named);
        return key.mailbox.isEmpty() ? new MessageKey(mailbox, named).toString() : named;
    }

    /** Gmail's id in a key. */
    public static String gmailId(String key) {
        return of(key).gmailId;
    }

    /** The key as text. */
    @Override
    public String toString() {
        return mailbox.isEmpty() ? gmailId : mailbox + SEPARATOR + gmailId;
    }
}
