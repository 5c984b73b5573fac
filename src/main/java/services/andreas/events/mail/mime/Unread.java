package services.andreas.events.mail.mime;

import java.util.Locale;

/** Why a file was not read, or not to its end. */
public enum Unread {
    /** Not what its name says, or damaged. */
    BROKEN,
    ENCRYPTED,
    /** Has more than is read of a file. */
    TOO_LARGE,
    /** Shows pictures and nothing else. */
    NO_TEXT,
    /** The model takes no pictures, or not this one. */
    REFUSED;

    /** In the words of a review. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
