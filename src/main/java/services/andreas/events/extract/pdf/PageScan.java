package services.andreas.events.extract.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDPage;
import services.andreas.events.mail.mime.FileKind;
import services.andreas.events.mail.mime.MailFile;

/** The picture that a page without text shows, where it is a JPEG file as it stands. */
final class PageScan {
    private static final int LEAST = 8 << 10;
    private static final int MOST = 8 << 20;

    /** Pictures of a page that are looked at. */
    private static final int PICTURES = 50;

    private PageScan() {}

    /** Returns the largest one, named by its page, or none. */
    static List<MailFile> of(PDPage page, int number) throws IOException {
        COSDictionary resources = page.getCOSObject().getCOSDictionary(COSName.RESOURCES);
        COSDictionary objects =
                resources == null ? null : resources.getCOSDictionary(COSName.XOBJECT);
        COSStream largest = null;
        if (objects != null) {
            for (COSName name : objects.keySet().stream().limit(PICTURES).toList()) {
                if (objects.getDictionaryObject(name) instanceof COSStream stream
                        && isJpeg(stream.getFilters())
                        && (largest == null || stream.getLength() > largest.getLength())) {
                    largest = stream;
                }
            }
        }
        if (largest == null || largest.getLength() < LEAST || largest.getLength() > MOST) {
            return List.of();
        }
        try (InputStream in = largest.createRawInputStream()) {
            return List.of(new MailFile(FileKind.PICTURE, "page " + number, in.readNBytes(MOST)));
        }
    }

    private static boolean isJpeg(COSBase filters) {
        return COSName.DCT_DECODE.equals(filters);
    }
}
