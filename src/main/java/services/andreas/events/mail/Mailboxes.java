package services.andreas.events.mail;

import java.nio.charset.StandardCharsets;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.dom.address.MailboxList;
import org.apache.james.mime4j.field.address.LenientAddressParser;
import services.andreas.events.mail.mime.EncodedWords;
import services.andreas.events.text.LetterCase;
import services.andreas.events.text.MailAddress;
import services.andreas.events.text.Text;

/** Reads the first mailbox of an address header (RFC 5322), even of a broken one. */
final class Mailboxes {
    /** RFC 5322 allows lines of 998 characters; what comes first is all that counts. */
    private static final int MAX_CHARS = 1_000;

    private static final Mail.Sender NOBODY = new Mail.Sender(null, null, null);

    private Mailboxes() {}

    static Mail.Sender first(String whole) {
        String header = Text.cut(whole, MAX_CHARS);
        Mail.Sender sender = parse(header);
        return sender != null ? sender : search(header);
    }

    private static Mail.Sender parse(String header) {
        try {
            MailboxList mailboxes =
                    LenientAddressParser.DEFAULT.parseAddressList(padded(header)).flatten();
            Mailbox first = mailboxes.isEmpty() ? null : mailboxes.get(0);
            boolean whole = first != null && isAddress(first.getAddress());
            return whole ? sender(first.getName(), first.getAddress()) : null;
        } catch (RuntimeException unreadable) {
            // the parser does not document its exceptions
            return null;
        }
    }

    /** The parser reads as many bytes of UTF-8 as there are characters. */
    private static String padded(String header) {
        int bytes = header.getBytes(StandardCharsets.UTF_8).length;
        return header + " ".repeat(bytes - header.length());
    }

    /**
     * Finds the address in a header that the parser rejects: commas in names, unclosed quotes,
     * names without brackets.
     */
    private static Mail.Sender search(String header) {
        MailAddress address = MailAddress.find(header);
        if (address != null) {
            return sender(header.substring(0, address.start()), address.value());
        }
        return header.contains(";") ? NOBODY : sender(header, null);
    }

    private static boolean isAddress(String text) {
        MailAddress address = MailAddress.find(text);
        return address != null && address.value().equals(text);
    }

    private static Mail.Sender sender(String name, String address) {
        String readable =
                name == null ? "" : Text.line(EncodedWords.decode(name).replaceAll("[\"<>]", ""));
        boolean isName = readable.codePoints().anyMatch(Character::isLetterOrDigit);
        String lower = address == null ? null : LetterCase.lower(address);
        return new Mail.Sender(
                isName ? readable : null, lower, lower == null ? null : domain(lower));
    }

    private static String domain(String address) {
        return Domains.registrable(address.substring(address.lastIndexOf('@') + 1));
    }
}
