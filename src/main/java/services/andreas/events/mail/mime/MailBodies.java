package services.andreas.events.mail.mime;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.QuotedPrintableInputStream;
import org.jspecify.annotations.Nullable;
import services.andreas.events.mail.html.HtmlText;
import services.andreas.events.mail.html.HtmlTree;
import services.andreas.events.text.FlowedText;
import services.andreas.events.text.TextLines;
import services.andreas.events.text.TextMarks;

/** Reads the bodies of one message within the bounds, and collects HTML and calendars. */
public final class MailBodies {
    private static final Pattern IS_HTML =
            Pattern.compile("(?i)\\s*<(?:!doctype\\s+html|html)[\\s>]");
    private static final Pattern META_CHARSET =
            Pattern.compile("(?i)<meta[^>]{1,200}?charset=[\"']?([\\w.:-]{1,40})");

    private static final int META_BYTES = 2_048;

    /** The type of a file about whose kind nothing is said. */
    private static final String UNKNOWN = "application/octet-stream";

    private static final int BEGINNING = 200;

    private final MailBounds bounds;
    private final List<String> html = new ArrayList<>();
    private final MailFiles files;
    private int bytesLeft;
    private boolean cut;

    public MailBodies(MailBounds bounds) {
        this.bounds = bounds;
        this.bytesLeft = bounds.totalBytes();
        this.files = new MailFiles(bounds);
    }

    /**
     * @param type effective media type, which may differ from the declared one
     * @param isWhole whether this is the whole message, which is never an attachment
     */
    Multipart.Block read(InputStream in, String type, MimeHeader header, boolean isWhole)
            throws IOException {
        boolean isText = type.startsWith("text/") || type.equals("application/xhtml+xml");
        BufferedInputStream body = new BufferedInputStream(in);
        FileKind named = FileKind.of(type, header.fileName());
        boolean mayBeCalendar = named == FileKind.OTHER && (isText || type.equals(UNKNOWN));
        FileKind kind = mayBeCalendar && beginsCalendar(body, header) ? FileKind.CALENDAR : named;
        if (kind == FileKind.PDF || kind == FileKind.PICTURE) {
            keep(kind, body, header);
            return Multipart.NOTHING;
        }
        if (kind == FileKind.ARCHIVE) {
            archive(body, type, header);
            return Multipart.NOTHING;
        }
        boolean isFile = kind != FileKind.OTHER;
        if (!isFile && (!isText || header.isAttachment() && !isWhole)) {
            files.leave(type);
            return Multipart.NOTHING;
        }
        int most = isFile ? bytesLeft : Math.min(bounds.partBytes(), bytesLeft);
        byte[] bytes = decoded(body, header.transferEncoding(), Math.max(0, most));
        if (isFile) {
            bytesLeft -= bytes.length;
            files.read(kind, bytes, header);
            return Multipart.NOTHING;
        }
        return text(bytes, type, header);
    }

    /** Whether a part whose type does not say so is a calendar. */
    private boolean beginsCalendar(InputStream in, MimeHeader header) throws IOException {
        in.mark(BEGINNING);
        byte[] encoded = in.readNBytes(BEGINNING);
        in.reset();
        boolean wasCut = cut;
        byte[] start =
                decoded(new ByteArrayInputStream(encoded), header.transferEncoding(), BEGINNING);
        cut = wasCut;
        return CalendarParts.isOne(Charsets.decode(start, header.parameter("charset")));
    }

    /** Keeps a file whole or not at all. */
    private void keep(FileKind kind, InputStream in, MimeHeader header) throws IOException {
        files.keep(kind, header.fileName(), whole(in, header, files.room()));
    }

    private void archive(InputStream in, String type, MimeHeader header) throws IOException {
        byte[] bytes = whole(in, header, Math.min(CalendarArchive.MAX_BYTES, bytesLeft));
        List<byte[]> calendars = bytes == null ? List.of() : CalendarArchive.read(bytes);
        if (calendars.isEmpty()) {
            files.leave(type);
            return;
        }
        bytesLeft -= bytes.length;
        calendars.forEach(one -> files.read(FileKind.CALENDAR, one, new MimeHeader()));
    }

    /** Returns null for more bytes than that. */
    private byte @Nullable [] whole(InputStream in, MimeHeader header, int most)
            throws IOException {
        boolean wasCut = cut;
        cut = false;
        byte[] bytes = decoded(in, header.transferEncoding(), Math.max(0, most));
        boolean isWhole = !cut;
        cut = wasCut;
        return isWhole ? bytes : null;
    }

    Multipart.Block text(byte[] bytes, String type, MimeHeader header) {
        bytesLeft -= bytes.length;
        String charset = header.parameter("charset");
        boolean isHtml = type.equals("text/html") || type.equals("application/xhtml+xml");
        if (isHtml && charset == null) {
            int length = Math.min(bytes.length, META_BYTES);
            Matcher meta =
                    META_CHARSET.matcher(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
            charset = meta.find() ? meta.group(1) : null;
        }
        String source = Charsets.decode(bytes, charset);
        if (!isHtml && CalendarParts.isOne(source)) {
            files.calendar(source, header);
            return Multipart.NOTHING;
        }
        if (isHtml || IS_HTML.matcher(source).lookingAt()) {
            html.add(source);
            HtmlTree tree = HtmlTree.parse(source);
            cut |= tree.isCut();
            files.calendarsIn(tree.document());
            return new Multipart.Block(
                    2, TextMarks.mark(HtmlText.read(tree, bounds.textChars() + 1)));
        }
        if ("flowed".equalsIgnoreCase(header.parameter("format"))) {
            source = FlowedText.join(source, "yes".equalsIgnoreCase(header.parameter("delsp")));
        }
        TextLines lines = new TextLines(bounds.textChars() + 1);
        lines.append(source, true);
        return new Multipart.Block(
                type.equals("text/plain") ? 1 : 0, TextMarks.mark(lines.toString()));
    }

    /** Reads undecoded bytes that are not part of a body. */
    byte[] preamble(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(Math.max(0, Math.min(bounds.partBytes(), bytesLeft)));
        cut |= in.read() >= 0;
        return bytes;
    }

    private byte[] decoded(InputStream in, String encoding, int limit) throws IOException {
        InputStream decoded = in;
        if (encoding.startsWith("base64")) {
            // four characters for three bytes, plus line breaks
            byte[] encoded = in.readNBytes(limit + limit / 2);
            cut |= in.read() >= 0;
            decoded = new ByteArrayInputStream(LenientBase64.decode(encoded));
        } else if (encoding.startsWith("quoted-printable")) {
            decoded = new QuotedPrintableInputStream(in, DecodeMonitor.SILENT);
        }
        byte[] bytes = decoded.readNBytes(limit);
        cut |= decoded.read() >= 0;
        return bytes;
    }

    public Attachments attachments() {
        return files.attachments();
    }

    void cut() {
        cut = true;
    }

    public boolean isCut() {
        return cut || files.isCut();
    }

    public List<String> html() {
        return html;
    }

    public List<PassPart> passes() {
        return files.passes();
    }

    public List<CalendarPart> calendars() {
        return files.calendars();
    }
}
