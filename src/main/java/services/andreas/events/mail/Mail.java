package services.andreas.events.mail;

import java.time.Instant;
import java.util.List;
import services.andreas.events.mail.mime.CalendarPart;
import services.andreas.events.mail.mime.MailBounds;

/**
 * One message as a reader sees it.
 *
 * @param id Gmail's id of the message
 * @param subject decoded; empty when there is none
 * @param sender the first From mailbox; its parts are null where the message names none
 * @param date when it says that it was sent (RFC 5322 {@code Date}), else when Gmail received it
 * @param received when Gmail received it: a sender cannot choose it
 * @param listId RFC 2919 {@code List-Id} in lower case, without brackets and words, or null
 * @param text readable text with links, one block a line; {@code [quoted]} and {@code [footer]}
 *     lines mark what follows
 * @param links absolute http(s) links of the text in their order, without doubles
 * @param html sources of the HTML bodies, those that the text leaves out too
 * @param calendars iCalendar parts and attachments in their order, without doubles
 * @param cut whether parts of the body were left out because they exceed the {@link MailBounds} or
 *     cannot be read
 * @param authenticated whether Gmail found the sender to be of the domain it names (DMARC, DKIM or
 *     SPF); null when Gmail says nothing
 */
public record Mail(
        String id,
        String subject,
        Sender sender,
        Instant date,
        Instant received,
        String listId,
        String text,
        List<String> links,
        List<String> html,
        List<CalendarPart> calendars,
        boolean cut,
        Boolean authenticated) {

    public Mail {
        links = List.copyOf(links);
        html = List.copyOf(html);
        calendars = List.copyOf(calendars);
    }

    /**
     * @param name display name
     * @param address mail address in lower case
     * @param domain registrable domain (Public Suffix List) of the address
     */
    public record Sender(String name, String address, String domain) {}
}
