package services.andreas.events.mail;

import com.google.common.net.InternetDomainName;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.dom.address.MailboxList;
import org.apache.james.mime4j.field.address.LenientAddressParser;
import org.jspecify.annotations.Nullable;
import services.andreas.events.mail.mime.EncodedWords;
import services.andreas.events.text.Text;

/** Reads the first mailbox of an address header (RFC 5322), even of a broken one. */
final class Mailboxes {
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>\"(),;:@]++@[^\\s<>\"(),;:@]++");
    private static final Mail.Sender NOBODY = new Mail.Sender(null, null, null);

    private Mailboxes() {}

    static Mail.Sender first(String header) {
        Mail.Sender sender = parse(header);
        return sender != null ? sender : search(header);
    }

    private static Mail.Sender parse(String header) {
        try {
            MailboxList mailboxes = LenientAddressParser.DEFAULT.parseAddressList(header).flatten();
            Mailbox first = mailboxes.isEmpty() ? null : mailboxes.get(0);
            boolean whole = first != null && ADDRESS.matcher(first.getAddress()).matches();
            return whole ? sender(first.getName(), first.getAddress()) : null;
        } catch (RuntimeException unreadable) {
            // the parser does not document its exceptions
            return null;
        }
    }

    /**
     * Finds the address in a header that the parser rejects: commas in names, unclosed quotes,
     * names without brackets.
     */
    private static Mail.Sender search(String header) {
        Matcher address = ADDRESS.matcher(header);
        if (address.find()) {
            return sender(header.substring(0, address.start()), address.group());
        }
        return header.contains(";") ? NOBODY : sender(header, null);
    }

    private static Mail.Sender sender(String name, String address) {
        String readable =
                name == null ? "" : Text.line(EncodedWords.decode(name).replaceAll("[\"<>]", ""));
        boolean isName = readable.codePoints().anyMatch(Character::isLetterOrDigit);
        String lower = address == null ? null : address.toLowerCase(Locale.ROOT);
        return new Mail.Sender(
                isName ? readable : null, lower, lower == null ? null : domain(lower));
    }

    private static String domain(String address) {
        return registrable(address.substring(address.lastIndexOf('@') + 1));
    }

    /** Returns the registrable domain of a host (Public Suffix List), if it has one. */
    static @Nullable String registrable(String name) {
        try {
            InternetDomainName host = InternetDomainName.from(name);
            if (host.isUnderPublicSuffix()) {
                return host.topPrivateDomain().toString();
            }
            int labels = host.parts().size();
            // the list's default rule for unknown endings
            return labels < 2 ? null : String.join(".", host.parts().subList(labels - 2, labels));
        } catch (IllegalArgumentException noDomain) {
            return null;
        }
    }
}
