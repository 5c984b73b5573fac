package services.andreas.events.mail.mime;

import java.util.List;
import java.util.Map;

/**
 * The files of a mail, inline pictures too.
 *
 * @param counts number of files by kind
 * @param unread number of those that could not be read with the mail, by reason
 * @param files those that a source reads later
 * @param areLeft whether there are others that nobody reads
 */
public record Attachments(
        Map<FileKind, Integer> counts,
        Map<Unread, Integer> unread,
        List<MailFile> files,
        boolean areLeft) {
    public static final Attachments NONE = new Attachments(Map.of(), Map.of(), List.of(), false);

    public Attachments {
        counts = Map.copyOf(counts);
        unread = Map.copyOf(unread);
        files = List.copyOf(files);
    }

    /** Whether there are files that nobody has read. */
    public boolean areUnread() {
        return areLeft || !files.isEmpty();
    }

    public List<MailFile> of(FileKind kind) {
        return files.stream().filter(file -> file.kind() == kind).toList();
    }

    /** The same with these still to read. */
    public Attachments with(List<MailFile> rest, boolean left) {
        return new Attachments(counts, unread, rest, areLeft || left);
    }
}
