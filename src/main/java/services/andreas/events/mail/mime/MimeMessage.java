package services.andreas.events.mail.mime;

import services.andreas.events.text.LetterCase;

/**
 * A message, or a message nested in it.
 *
 * @param header empty if the message has none
 */
public record MimeMessage(MimeHeader header, String text) {

    /** The text, preceded by the header fields that identify the message. */
    String asPart() {
        StringBuilder part = new StringBuilder();
        for (String name : new String[] {"From", "Subject", "Date"}) {
            String value = header.text(LetterCase.lower(name));
            part.append(value.isEmpty() ? "" : name + ": " + value + "\n");
        }
        return part.append("\n").append(text).toString().strip();
    }
}
