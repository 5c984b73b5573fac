package services.andreas.events.mail;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import services.andreas.events.mail.mime.CalendarPart;
import services.andreas.events.mail.mime.MailBounds;
import services.andreas.events.mail.mime.PassPart;

/**
 * One message as a reader sees it.
 *
 * @param id Gmail's id of the message
 * @param subject decoded; empty if there is none
 * @param sender the first From mailbox; its parts are null if the message names none
 * @param date the time of sending (RFC 5322 {@code Date}), else the time of receipt
 * @param received the time at which Gmail received it; a sender cannot choose it
 * @param listId RFC 2919 {@code List-Id} in lower case, without brackets and words
 * @param text readable text with links, one block a line; {@code [quoted]} and {@code [footer]}
 *     lines mark what follows
 * @param links absolute http(s) links of the text in their order, without duplicates
 * @param html sources of all HTML bodies, even of those that the text leaves out
 * @param calendars iCalendar parts and attachments in their order, without duplicates
 * @param passes wallet passes in their order
 * @param hasFiles whether pictures or files are attached, which nobody has read
 * @param cut whether parts of the body were left out because they exceed the {@link MailBounds} or
 *     cannot be read
 * @param authenticated whether the sender passed authentication (DMARC, DKIM or SPF); null if Gmail
 *     says nothing
 */
public record Mail(
        String id,
        String subject,
        Sender sender,
        Instant date,
        Instant received,
        @Nullable String listId,
        String text,
        List<String> links,
        List<String> html,
        List<CalendarPart> calendars,
        List<PassPart> passes,
        boolean hasFiles,
        boolean cut,
        @Nullable Boolean authenticated) {

    public Mail {
        links = List.copyOf(links);
        html = List.copyOf(html);
        calendars = List.copyOf(calendars);
        passes = List.copyOf(passes);
    }

    /**
     * @param name display name
     * @param address mail address in lower case
     * @param domain registrable domain (Public Suffix List) of the address, in its ASCII form
     */
    public record Sender(
            @Nullable String name, @Nullable String address, @Nullable String domain) {}
}
