package services.andreas.events.mail.mime;

import services.andreas.events.text.LetterCase;

/** Why a file was not read, or not to its end. */
public enum Unread {
    /** Not what its name says, or damaged. */
    BROKEN,
    ENCRYPTED,
    /** Has more than is read of a file. */
    TOO_LARGE,
    /** Shows pictures and nothing else. */
    NO_TEXT,
    /** A picture in a format that is not read. */
    FORMAT,
    /** The model takes no pictures, or not this one. */
    REFUSED;

    /** In the words of a review. */
    public String words() {
        return LetterCase.lower(name()).replace('_', ' ');
    }
}
