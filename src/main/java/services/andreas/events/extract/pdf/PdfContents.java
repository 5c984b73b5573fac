package services.andreas.events.extract.pdf;

import java.util.List;
import org.jspecify.annotations.Nullable;
import services.andreas.events.mail.mime.MailFile;
import services.andreas.events.mail.mime.Unread;

/**
 * What a PDF file says.
 *
 * @param pages text of the first pages, in their order; empty for a page without text
 * @param embedded files that it holds
 * @param scans pictures of the first pages without text
 * @param unread why it was not read, or not to its end
 */
record PdfContents(
        List<String> pages,
        List<MailFile> embedded,
        List<MailFile> scans,
        @Nullable Unread unread) {
    static PdfContents unread(Unread reason) {
        return new PdfContents(List.of(), List.of(), List.of(), reason);
    }

    boolean hasText() {
        return pages.stream().anyMatch(page -> !page.isBlank());
    }
}
