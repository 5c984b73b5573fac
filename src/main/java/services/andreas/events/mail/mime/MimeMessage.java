package services.andreas.events.mail.mime;

import java.util.Locale;

/**
 * A message that has been read, or one within it.
 *
 * @param header empty where the message has none
 */
public record MimeMessage(MimeHeader header, String text) {

    /** The text below the header fields that tell whose it is. */
    String asPart() {
        StringBuilder part = new StringBuilder();
        for (String name : new String[] {"From", "Subject", "Date"}) {
            String value = header.text(name.toLowerCase(Locale.ROOT));
            part.append(value.isEmpty() ? "" : name + ": " + value + "\n");
        }
        return part.append("\n").append(text).toString().strip();
    }
}
