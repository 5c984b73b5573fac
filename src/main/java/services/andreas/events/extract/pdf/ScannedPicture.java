package services.andreas.events.extract.pdf;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.jspecify.annotations.Nullable;

/**
 * A picture of a PDF file that is no file of its own: black and white as a fax has it (CCITT), or
 * rows of gray or of red, green and blue.
 */
final class ScannedPicture {
    /** A page of A4 at 300 dots an inch has 9 million. */
    private static final long MOST_PIXELS = 12_000_000;

    /** Pixels as they are kept; each second row and column is left out beyond. */
    private static final long KEPT_PIXELS = 4_000_000;

    private static final Set<COSName> FILTERS =
            Set.of(
                    COSName.CCITTFAX_DECODE,
                    COSName.FLATE_DECODE,
                    COSName.LZW_DECODE,
                    COSName.RUN_LENGTH_DECODE);

    private static final int BYTE = 8;

    private ScannedPicture() {}

    /** Whether it has more pixels than a page has that people read. */
    static boolean isTooLarge(COSStream picture) {
        long columns = Math.max(PageScan.width(picture), columns(picture));
        return columns * PageScan.height(picture) > MOST_PIXELS;
    }

    /** Returns null for another kind of picture. */
    static byte @Nullable [] png(COSStream picture, Work work) throws IOException {
        int width = PageScan.width(picture);
        int height = PageScan.height(picture);
        int bits = picture.getInt(COSName.BITS_PER_COMPONENT, COSName.BPC, 1);
        int colors = colors(picture);
        boolean isKnown =
                picture.getFilters() instanceof COSName filter
                        && FILTERS.contains(filter)
                        && (bits == BYTE && colors > 0 || bits == 1 && colors == 1);
        if (!isKnown) {
            return null;
        }
        int rowBytes = (width * bits * colors + 7) / BYTE;
        int step = PageScan.pixels(picture) > KEPT_PIXELS ? 2 : 1;
        int kind = colors == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR;
        BufferedImage image =
                new BufferedImage((width + step - 1) / step, (height + step - 1) / step, kind);
        byte[] pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        work.picture((long) rowBytes * height);
        boolean isInverted = isInverted(picture);
        try (InputStream rows = picture.createInputStream()) {
            byte[] row = new byte[rowBytes];
            for (int y = 0; y < height && rows.readNBytes(row, 0, rowBytes) == rowBytes; y++) {
                if (y % step == 0) {
                    int at = y / step * image.getWidth() * colors;
                    for (int x = 0; x < image.getWidth(); x++) {
                        for (int color = 0; color < colors; color++) {
                            int value = sample(row, bits, x * step * colors + color);
                            pixels[at + x * colors + (colors - 1 - color)] =
                                    (byte) (isInverted ? 255 - value : value);
                        }
                    }
                }
            }
        } finally {
            work.pictureEnds();
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return png.toByteArray();
    }

    private static int sample(byte[] row, int bits, int at) {
        return bits == BYTE ? row[at] & 255 : (row[at >> 3] >> (7 - (at & 7)) & 1) * 255;
    }

    /** How many values a pixel has; none where they are not light. */
    private static int colors(COSStream picture) {
        COSBase space = picture.getDictionaryObject(COSName.COLORSPACE, COSName.CS);
        if (space instanceof COSArray array
                && COSName.ICCBASED.equals(array.getObject(0))
                && array.size() > 1
                && array.getObject(1) instanceof COSDictionary profile) {
            int values = profile.getInt(COSName.N, 0);
            return values == 1 || values == 3 ? values : 0;
        }
        COSBase name =
                space instanceof COSArray array && array.size() > 0 ? array.getObject(0) : space;
        if (COSName.DEVICERGB.equals(name) || COSName.CALRGB.equals(name)) {
            return 3;
        }
        boolean isGray =
                COSName.DEVICEGRAY.equals(name)
                        || COSName.CALGRAY.equals(name)
                        || picture.getBoolean(COSName.IMAGE_MASK, false);
        return isGray ? 1 : 0;
    }

    private static int columns(COSStream picture) {
        COSBase parameters = picture.getDictionaryObject(COSName.DECODE_PARMS, COSName.DP);
        boolean isFax = COSName.CCITTFAX_DECODE.equals(picture.getFilters());
        return isFax && parameters instanceof COSDictionary fax
                ? Math.max(fax.getInt(COSName.COLUMNS, 1728), fax.getInt(COSName.ROWS, 0))
                : 0;
    }

    private static boolean isInverted(COSStream picture) {
        COSArray decode = picture.getCOSArray(COSName.DECODE);
        return decode != null && decode.size() > 1 && decode.getInt(0, 0) == 1;
    }
}
