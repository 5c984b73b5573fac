package services.andreas.events.extract.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import services.andreas.events.extract.FoundEvents;
import services.andreas.events.extract.TestMail;
import services.andreas.events.extract.TestRules;
import services.andreas.events.mail.Mail;
import services.andreas.events.mail.mime.FileKind;
import services.andreas.events.mail.mime.MailFile;
import services.andreas.events.mail.mime.Unread;

class PicturesTest {
    private final Pictures pictures = new Pictures(TestRules.PACKAGED);
    private final FoundEvents found = new FoundEvents();

    /**
     * @param transform that Adobe's marker names; -1 for no marker
     * @param inks as the file has them
     * @param color as people see it
     */
    @ParameterizedTest
    @CsvSource({
        "-1, 0 255 255 0, 255 0 0",
        "-1, 0 0 0 255, 0 0 0",
        "0, 255 0 0 255, 255 0 0",
        "0, 255 255 255 128, 128 128 128",
        "2, 76 85 255 255, 254 0 0",
        "2, 255 128 128 255, 255 255 255",
    })
    void showThePostersOfAPress(int transform, String inks, String color) throws IOException {
        Picture picture = ready(cmyk(transform, numbers(inks)));

        BufferedImage shown = ImageIO.read(new ByteArrayInputStream(picture.jpeg()));
        int rgb = shown.getRGB(150, 150);
        int[] seen = {rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255};
        int[] right = numbers(color);
        for (int i = 0; i < 3; i++) {
            assertThat(Math.abs(seen[i] - right[i])).as(Arrays.toString(seen)).isLessThan(8);
        }
    }

    private static int[] numbers(String text) {
        return Arrays.stream(text.split(" ")).mapToInt(Integer::parseInt).toArray();
    }

    private Picture ready(byte[] file) {
        Mail mail = TestMail.of().file(FileKind.PICTURE, "poster.jpg", file).mail();
        List<MailFile> shown = pictures.of(mail, found);
        assertThat(shown).hasSize(1);
        return pictures.ready(shown.get(0), found, null);
    }

    private static byte[] cmyk(int transform, int[] inks) throws IOException {
        WritableRaster raster =
                Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 300, 300, 4, null);
        for (int i = 0; i < 300 * 300; i++) {
            raster.setPixel(i % 300, i / 300, inks);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(raster, null, null), null);
        } finally {
            writer.dispose();
        }
        byte[] file = bytes.toByteArray();
        byte[] adobe = {(byte) 255, (byte) 238, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0};
        ByteArrayOutputStream marked = new ByteArrayOutputStream();
        marked.write(file, 0, 2);
        if (transform >= 0) {
            marked.writeBytes(adobe);
            marked.write(transform);
        }
        marked.write(file, 2, file.length - 2);
        return marked.toByteArray();
    }

    @ParameterizedTest
    @CsvSource({
        "poster.webp, RIFF....WEBPVP8, FORMAT",
        "poster.jpg, RIFF....WEBPVP8, FORMAT",
        "poster.heic, ....ftypheic, FORMAT",
        "poster.avif, ....ftypavif, FORMAT",
        "scan.tif, II*, FORMAT",
        "poster.bmp, BM, FORMAT",
        "poster.webp, <html>, BROKEN",
        "poster.png, no picture, BROKEN",
    })
    void thatAreNotReadHaveAReason(String name, String head, Unread reason) {
        byte[] file = Arrays.copyOf(head.getBytes(StandardCharsets.ISO_8859_1), 20_000);
        Mail mail = TestMail.of().file(FileKind.PICTURE, name, file).mail();

        assertThat(pictures.of(mail, found)).isEmpty();
        assertThat(found.unread()).containsOnlyKeys(reason);
    }
}
