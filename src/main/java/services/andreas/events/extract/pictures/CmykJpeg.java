package services.andreas.events.extract.pictures;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import org.jspecify.annotations.Nullable;

/**
 * A JPEG in the four inks of a press, as posters are that come from a printer; Java has no reader
 * of its colors.
 *
 * @param isInverted whether 255 stands for no ink, as Adobe's programs write it
 * @param isYcck whether the first three are coded like those of a photo
 */
record CmykJpeg(boolean isInverted, boolean isYcck) {
    private static final int START_OF_FRAME = 0xC0;
    private static final int START_OF_SCAN = 0xDA;
    private static final int ADOBE = 0xEE;
    private static final int YCCK = 2;
    private static final int INKS = 4;
    private static final int MAX = 255;

    /** Returns null for every other file. */
    static @Nullable CmykJpeg of(byte[] file) {
        int inks = 0;
        int transform = -1;
        int at = 2;
        while (at + 20 < file.length && u8(file, at) == MAX && u8(file, at + 1) != START_OF_SCAN) {
            int marker = u8(file, at + 1);
            boolean isFrame =
                    marker >= START_OF_FRAME
                            && marker < START_OF_FRAME + 16
                            && marker != 0xC4
                            && marker != 0xC8
                            && marker != 0xCC;
            if (isFrame) {
                inks = u8(file, at + 9);
            } else if (marker == ADOBE && u8(file, at + 4) == 'A' && u8(file, at + 5) == 'd') {
                transform = u8(file, at + 15);
            }
            at += 2 + Math.max(2, u8(file, at + 2) << 8 | u8(file, at + 3));
        }
        return inks == INKS ? new CmykJpeg(transform >= 0, transform == YCCK) : null;
    }

    private static int u8(byte[] file, int at) {
        return file[at] & MAX;
    }

    BufferedImage image(Raster inks) {
        int width = inks.getWidth();
        BufferedImage image =
                new BufferedImage(width, inks.getHeight(), BufferedImage.TYPE_INT_RGB);
        int[] row = new int[width * INKS];
        int[] colors = new int[width];
        for (int y = 0; y < inks.getHeight(); y++) {
            inks.getPixels(inks.getMinX(), inks.getMinY() + y, width, 1, row);
            for (int x = 0; x < width; x++) {
                colors[x] = color(row, INKS * x);
            }
            image.setRGB(0, y, width, 1, colors, 0, width);
        }
        return image;
    }

    private int color(int[] row, int at) {
        double[] light = {row[at], row[at + 1], row[at + 2]};
        if (isYcck) {
            double blue = row[at + 1] - 128;
            double red = row[at + 2] - 128;
            light[0] = row[at] + 1.402 * red;
            light[1] = row[at] - 0.344136 * blue - 0.714136 * red;
            light[2] = row[at] + 1.772 * blue;
        }
        int black = isInverted ? row[at + 3] : MAX - row[at + 3];
        int color = 0;
        for (double one : light) {
            double lit = Math.min(MAX, Math.max(0, isInverted ? one : MAX - one));
            color = color << 8 | (int) (lit * black / MAX);
        }
        return color;
    }
}
