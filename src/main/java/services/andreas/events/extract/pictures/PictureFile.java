package services.andreas.events.extract.pictures;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Set;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;
import services.andreas.events.text.LetterCase;

/** An image file of a stranger: its size is known before anything is unpacked. */
final class PictureFile implements AutoCloseable {
    private static final Set<String> FORMATS = Set.of("jpeg", "png", "gif");

    /** Pixels of a file; a camera makes 12 to 24 million. */
    private static final long MOST_PIXELS = 30_000_000;

    /** Below, no text can be read. */
    private static final int LEAST_SIDE = 250;

    /** So many times as wide as high, or the other way round, it is a banner or a line. */
    private static final int SLENDER = 5;

    /** Rows and columns that are skipped leave twice as many pixels as are needed. */
    private static final int SPARE = 2;

    private static final float QUALITY = 0.85f;

    private final byte[] file;
    private final ImageInputStream in;
    private final ImageReader reader;
    private final int width;
    private final int height;

    private PictureFile(byte[] file, ImageInputStream in, ImageReader reader) throws IOException {
        this.file = file;
        this.in = in;
        this.reader = reader;
        // metadata is what bombs are made of
        reader.setInput(in, true, true);
        width = reader.getWidth(0);
        height = reader.getHeight(0);
    }

    /** Returns null for what is no image file of a known format. */
    static @Nullable PictureFile open(byte[] bytes) {
        ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes));
        Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
        try {
            while (readers.hasNext()) {
                ImageReader reader = readers.next();
                if (FORMATS.contains(LetterCase.lower(reader.getFormatName()))) {
                    return new PictureFile(bytes, in, reader);
                }
            }
        } catch (IOException | RuntimeException broken) {
            // the readers of the JDK do not document what broken files make them throw
        }
        return null;
    }

    boolean mayHoldText() {
        return Math.min(width, height) >= LEAST_SIDE
                && Math.max(width, height) <= SLENDER * Math.min(width, height);
    }

    boolean isTooLarge() {
        return (long) width * height > MOST_PIXELS;
    }

    long pixels() {
        return (long) width * height;
    }

    /**
     * Returns a JPEG without metadata.
     *
     * @param pixels of which it has no more
     * @throws IOException if the file is broken
     */
    byte[] scaled(int pixels) throws IOException {
        try {
            return jpeg(scale(decode(pixels), pixels));
        } catch (RuntimeException broken) {
            throw new IOException("Broken picture", broken);
        }
    }

    private BufferedImage decode(int pixels) throws IOException {
        ImageReadParam parameters = reader.getDefaultReadParam();
        int step = (int) Math.max(1, Math.sqrt((double) pixels() / pixels / SPARE));
        parameters.setSourceSubsampling(step, step, 0, 0);
        CmykJpeg cmyk = CmykJpeg.of(file);
        return cmyk == null
                ? reader.read(0, parameters)
                : cmyk.image(reader.readRaster(0, parameters));
    }

    private static BufferedImage scale(BufferedImage image, int pixels) {
        double factor =
                Math.min(1, Math.sqrt((double) pixels / image.getWidth() / image.getHeight()));
        int width = Math.max(1, (int) (image.getWidth() * factor));
        int height = Math.max(1, (int) (image.getHeight() * factor));
        BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = scaled.createGraphics();
        try {
            graphics.setRenderingHint(
                    RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            // what is transparent is paper
            graphics.drawImage(image, 0, 0, width, height, Color.WHITE, null);
        } finally {
            graphics.dispose();
        }
        return scaled;
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        reader.dispose();
        try {
            in.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
