package services.andreas.events.mail;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import services.andreas.events.mail.mime.Attachments;
import services.andreas.events.mail.mime.CalendarPart;
import services.andreas.events.mail.mime.MailBounds;
import services.andreas.events.mail.mime.PassPart;
import services.andreas.events.text.Links;

/**
 * One message as a reader sees it.
 *
 * @param id Gmail's id of the message
 * @param subject decoded; empty if there is none
 * @param sender the first From mailbox; its parts are null if the message names none
 * @param date the time of sending (RFC 5322 {@code Date}), else the time of receipt
 * @param received the time at which Gmail received it; a sender cannot choose it
 * @param text readable text with links, one block a line; {@code [quoted]} and {@code [footer]}
 *     lines mark what follows
 * @param links absolute http(s) links of the text in their order, without duplicates
 * @param html sources of all HTML bodies, even of those that the text leaves out
 * @param calendars iCalendar parts and attachments in their order, without duplicates
 * @param passes wallet passes in their order
 * @param attachments the files, and those of them that nobody has read so far
 * @param pages the pages of files that the text ends with
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
        String text,
        List<String> links,
        List<String> html,
        List<CalendarPart> calendars,
        List<PassPart> passes,
        Attachments attachments,
        List<FilePage> pages,
        boolean cut,
        @Nullable Boolean authenticated) {

    public Mail {
        links = List.copyOf(links);
        html = List.copyOf(html);
        calendars = List.copyOf(calendars);
        passes = List.copyOf(passes);
        pages = List.copyOf(pages);
    }

    /** Whether pictures or files are attached that nobody has read. */
    public boolean hasFiles() {
        return attachments.areUnread();
    }

    /** The text without that of attached files. */
    public String ownText() {
        int chars = text.length();
        for (FilePage page : pages) {
            chars -= page.marked().length();
        }
        return text.substring(0, chars).stripTrailing();
    }

    /** The same mail with what was read of its files. */
    public Mail with(FileContents read, Attachments rest) {
        StringBuilder all = new StringBuilder(text);
        read.pages().forEach(page -> all.append(page.marked()));
        String whole = all.toString();
        return new Mail(
                id,
                subject,
                sender,
                date,
                received,
                whole,
                read.pages().isEmpty() ? links : Links.in(whole, MailBounds.DEFAULT.links()),
                joined(html, read.html()),
                joined(calendars, read.calendars()),
                passes,
                rest,
                joined(pages, read.pages()),
                cut,
                authenticated);
    }

    /** A mail that says what a picture of this one shows, and nothing else. */
    public Mail showing(String words) {
        return new Mail(
                id,
                "",
                sender,
                date,
                received,
                words,
                Links.in(words, MailBounds.DEFAULT.links()),
                List.of(),
                List.of(),
                List.of(),
                Attachments.NONE,
                List.of(),
                false,
                authenticated);
    }

    private static <T> List<T> joined(List<T> some, List<T> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /**
     * @param name display name
     * @param address mail address in lower case
     * @param domain registrable domain (Public Suffix List) of the address, in its ASCII form
     */
    public record Sender(
            @Nullable String name, @Nullable String address, @Nullable String domain) {}
}
