package services.andreas.events.extract.pdf;

import java.io.IOException;
import java.io.InputStream;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDPage;
import org.jspecify.annotations.Nullable;
import services.andreas.events.mail.mime.FileKind;
import services.andreas.events.mail.mime.MailFile;
import services.andreas.events.mail.mime.Unread;

/**
 * The largest picture of a page without text.
 *
 * @param file named by its page; null for a page without one, and for one that is not read
 * @param unread why there is none; null for a page without a picture
 */
record PageScan(@Nullable MailFile file, @Nullable Unread unread) {
    private static final PageScan NONE = new PageScan(null, null);
    private static final int MOST = 8 << 20;

    /** Below, no text can be read. */
    private static final int LEAST_SIDE = 250;

    /** Pictures of a page that are looked at. */
    private static final int PICTURES = 50;

    static PageScan of(PDPage page, int number, Work work) throws IOException {
        COSStream largest = largest(page);
        if (largest == null) {
            return NONE;
        }
        boolean isFile = COSName.DCT_DECODE.equals(largest.getFilters());
        if (isFile ? largest.getLength() > MOST : ScannedPicture.isTooLarge(largest)) {
            return new PageScan(null, Unread.TOO_LARGE);
        }
        // JPEG 2000, JBIG2 and the colors of a press are not read
        byte[] bytes = isFile ? raw(largest) : ScannedPicture.png(largest, work);
        return bytes == null
                ? new PageScan(null, Unread.FORMAT)
                : new PageScan(new MailFile(FileKind.PICTURE, "page " + number, bytes), null);
    }

    private static @Nullable COSStream largest(PDPage page) {
        COSDictionary resources = page.getCOSObject().getCOSDictionary(COSName.RESOURCES);
        COSDictionary objects =
                resources == null ? null : resources.getCOSDictionary(COSName.XOBJECT);
        COSStream largest = null;
        if (objects != null) {
            for (COSName name : objects.keySet().stream().limit(PICTURES).toList()) {
                COSBase object = objects.getDictionaryObject(name);
                if (object instanceof COSStream stream
                        && COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE))
                        && Math.min(width(stream), height(stream)) >= LEAST_SIDE
                        && (largest == null || pixels(stream) > pixels(largest))) {
                    largest = stream;
                }
            }
        }
        return largest;
    }

    static int width(COSDictionary picture) {
        return picture.getInt(COSName.WIDTH, 0);
    }

    static int height(COSDictionary picture) {
        return picture.getInt(COSName.HEIGHT, 0);
    }

    static long pixels(COSDictionary picture) {
        return (long) width(picture) * height(picture);
    }

    private static byte[] raw(COSStream stream) throws IOException {
        try (InputStream in = stream.createRawInputStream()) {
            return in.readNBytes(MOST);
        }
    }
}
