package services.andreas.events.extract.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.jspecify.annotations.Nullable;
import services.andreas.events.mail.mime.MailFile;
import services.andreas.events.mail.mime.Unread;
import services.andreas.events.text.Text;
import services.andreas.events.text.TextLines;

/**
 * Reads PDF files, one at a time: their scripts, forms, pictures and what they refer to elsewhere
 * are left alone.
 */
final class PdfDocument {
    private static final byte[] SIGN = {'%', 'P', 'D', 'F', '-'};

    /** A file may begin with something else. */
    private static final int SIGN_BYTES = 1024;

    private static final int MOST_SCANS = 3;

    private static volatile boolean isReady;

    private final Work work = new Work();
    private final List<String> pages = new ArrayList<>();
    private final List<MailFile> embedded = new ArrayList<>();
    private final List<MailFile> scans = new ArrayList<>();
    private final Hyphens hyphens;
    private final int mostPages;
    private int charsLeft;
    private @Nullable Unread unread;

    private PdfDocument(Hyphens hyphens, int mostPages, int mostChars) {
        this.hyphens = hyphens;
        this.mostPages = mostPages;
        this.charsLeft = mostChars;
    }

    /**
     * Reads any bytes.
     *
     * @param mostPages of which the text is read
     * @param mostChars of text
     */
    static synchronized PdfContents read(
            byte[] bytes, Hyphens hyphens, int mostPages, int mostChars) {
        if (!isPdf(bytes) || !prepare()) {
            return PdfContents.unread(Unread.BROKEN);
        }
        PdfDocument document = new PdfDocument(hyphens, mostPages, mostChars);
        document.work.begin();
        try {
            document.read(bytes);
        } finally {
            Work.end();
            forgetNames();
        }
        return new PdfContents(document.pages, document.embedded, document.scans, document.unread);
    }

    /** PDFBox keeps all names of all files; nothing else empties its table. */
    @SuppressWarnings("deprecation")
    private static void forgetNames() {
        COSName.clearResources();
    }

    private static boolean isPdf(byte[] bytes) {
        int last = Math.min(SIGN_BYTES, bytes.length - SIGN.length);
        for (int i = 0; i <= last; i++) {
            int same = 0;
            while (same < SIGN.length && bytes[i + same] == SIGN[same]) {
                same++;
            }
            if (same == SIGN.length) {
                return true;
            }
        }
        return false;
    }

    private static boolean prepare() {
        if (!isReady) {
            try {
                CountedFilter.install();
            } catch (ReflectiveOperationException e) {
                return false;
            }
            FontMappers.set(new BundledFont());
            isReady = true;
        }
        return true;
    }

    private void read(byte[] bytes) {
        try {
            new Tokens().count(bytes, 0, bytes.length);
            try (PDDocument document =
                    Loader.loadPDF(
                            new RandomAccessReadBuffer(bytes),
                            "",
                            null,
                            null,
                            IOUtils.createMemoryOnlyStreamCache())) {
                pages(document);
                new EmbeddedFiles(work).of(document).forEach(embedded::add);
            }
        } catch (InvalidPasswordException | LinkageError e) {
            // a file that is encrypted for a certificate needs a library that is not there
            unread = Unread.ENCRYPTED;
        } catch (WorkExceededException e) {
            unread = Unread.TOO_LARGE;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // PDFBox does not document what broken files make it throw
            unread = Unread.BROKEN;
        }
    }

    private void pages(PDDocument document) throws IOException {
        PageReader reader = new PageReader(work, hyphens);
        for (PDPage page : document.getPages()) {
            if (pages.size() == mostPages || charsLeft <= 0) {
                unread = Unread.TOO_LARGE;
                return;
            }
            String text = text(page, reader);
            pages.add(text);
            if (text.isBlank() && scans.size() < MOST_SCANS) {
                scan(page);
            }
            charsLeft -= text.length();
        }
    }

    private void scan(PDPage page) throws IOException {
        PageScan scan = PageScan.of(page, pages.size(), work);
        if (scan.file() != null) {
            scans.add(scan.file());
        } else if (unread == null) {
            unread = scan.unread();
        }
    }

    private String text(PDPage page, PageReader reader) {
        try {
            TextLines lines = new TextLines(charsLeft + 1);
            lines.append(page.hasContents() ? reader.read(page) : "", true);
            String text = lines.toString();
            if (text.length() > charsLeft) {
                unread = Unread.TOO_LARGE;
            }
            return Text.cut(text, charsLeft);
        } catch (IOException | RuntimeException broken) {
            if (broken instanceof WorkExceededException exceeded) {
                throw exceeded;
            }
            unread = Unread.BROKEN;
            return "";
        }
    }
}
