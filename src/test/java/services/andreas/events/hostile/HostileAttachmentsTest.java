package services.andreas.events.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import services.andreas.events.extract.FoundEvents;
import services.andreas.events.extract.TestRules;
import services.andreas.events.extract.passes.PassEvents;
import services.andreas.events.extract.pdf.PdfBytes;
import services.andreas.events.extract.pdf.PdfFiles;
import services.andreas.events.extract.pictures.Pictures;
import services.andreas.events.mail.Mail;
import services.andreas.events.mail.MailReader;
import services.andreas.events.mail.mime.MailFile;
import services.andreas.events.mail.mime.PassBytes;
import services.andreas.events.mail.tnef.TnefBytes;
import services.andreas.events.words.TestWords;

/**
 * Files that mean harm cost neither the rest of their mail nor much work. Work is counted in
 * allocated bytes, which grow with every step of a parser.
 */
class HostileAttachmentsTest {
    /**
     * Of short-lived objects; some hundred megabytes pass through a heap of 256 in less than a
     * second.
     */
    private static final long MOST_BYTES = 1_500L << 20;

    private static final String TEXT = "Gala on 5 December 2026, 20:00, Town Hall";
    private static final Instant RECEIVED = Instant.parse("2026-11-01T10:00:00Z");
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final MailReader MAILS = new MailReader();
    private static final PdfFiles PDFS = new PdfFiles(TestWords.PACKAGED, TestRules.PACKAGED);
    private static final PassEvents PASSES = new PassEvents("America/New_York");
    private static final Pictures PICTURES = new Pictures(TestRules.PACKAGED);

    /** Made once; the bytes of each are made when it is read. */
    private static final Map<String, HostileFile> FILES = files();

    private record HostileFile(String name, Supplier<byte[]> bytes) {}

    private static Map<String, HostileFile> files() {
        Map<String, HostileFile> files = new LinkedHashMap<>();
        HostilePdfs.all()
                .forEach((what, pdf) -> files.put(what, new HostileFile("programme.pdf", pdf)));
        pictures().forEach((what, bytes) -> files.put(what, new HostileFile("poster.png", bytes)));
        files.put(
                "a zip bomb of a pass",
                new HostileFile(
                        "a.pkpass",
                        () ->
                                PassBytes.of(
                                        "pass.json", "{\"a\":\"" + " ".repeat(12 << 20) + "\"}")));
        files.put("a pass that is none", new HostileFile("a.pkpass", () -> new byte[100_000]));
        files.put(
                "files in Outlook's file",
                new HostileFile(
                        "winmail.dat",
                        () -> {
                            TnefBytes tnef = new TnefBytes();
                            for (int i = 0; i < 900; i++) {
                                tnef.file("a.pdf", new PdfBytes().lines("Gala").bytes());
                            }
                            return tnef.bytes();
                        }));
        files.put(
                "a bomb in Outlook's file",
                new HostileFile(
                        "winmail.dat",
                        () ->
                                new TnefBytes()
                                        .file(
                                                "a.pdf",
                                                files.get("spaces without end").bytes().get())
                                        .bytes()));
        return files;
    }

    private static Map<String, Supplier<byte[]>> pictures() {
        Map<String, Supplier<byte[]>> pictures = new LinkedHashMap<>();
        pictures.put("a picture of 50,000 rows", () -> png(50_000, 50_000, 8, 2, new byte[50_000]));
        pictures.put("a picture of no rows", () -> png(0, 0, 8, 2, new byte[50_000]));
        pictures.put("a picture of fewer rows", () -> png(5_000, 5_000, 8, 2, new byte[50_000]));
        pictures.put(
                "a picture of 64 bits a pixel", () -> png(2_000, 2_000, 16, 6, new byte[32 << 20]));
        pictures.put("a picture of no kind", () -> png(500, 500, 7, 9, new byte[50_000]));
        pictures.put(
                "a PNG and nothing else",
                () -> Arrays.copyOf(png(500, 500, 8, 2, new byte[9]), 30_000));
        pictures.put("a JPEG and nothing else", () -> jpeg(new byte[20_000]));
        pictures.put("a JPEG of 65,500 rows", () -> jpeg(jpegFrame(65_500)));
        pictures.put("a GIF of 65,500 rows", () -> gif(65_500));
        pictures.put("a GIF of no rows", () -> gif(0));
        pictures.put(
                "a text named like a picture",
                () -> "Gala ".repeat(9_000).getBytes(StandardCharsets.UTF_8));
        pictures.put(
                "a PDF named like a picture",
                () -> Arrays.copyOf(new PdfBytes().lines("Gala").bytes(), 30_000));
        return pictures;
    }

    static Stream<Arguments> names() {
        return FILES.keySet().stream()
                .map(name -> Arguments.of(name.substring(0, Math.min(60, name.length())), name));
    }

    @Test
    void areMany() {
        assertThat(FILES).hasSizeGreaterThanOrEqualTo(120);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void costNeitherTheirMailNorMuchWork(String shown, String name) {
        HostileFile file = FILES.get(name);
        byte[] raw = raw(file.name(), file.bytes().get());
        long before = THREADS.getCurrentThreadAllocatedBytes();

        Mail mail = MAILS.read("m1", raw, RECEIVED);
        FoundEvents found = new FoundEvents();
        mail = PDFS.read(mail, found);
        PASSES.read(mail, found);
        for (MailFile picture : PICTURES.of(mail, found)) {
            PICTURES.ready(picture, found, null);
        }

        long after = THREADS.getCurrentThreadAllocatedBytes();
        assertThat(mail.text()).startsWith(TEXT);
        assertThat(mail.text()).doesNotContain("passwd");
        assertThat(after - before).isLessThan(MOST_BYTES);
    }

    private static byte[] raw(String name, byte[] bytes) {
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        String head =
                "From: a@b.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n"
                        + TEXT
                        + "\n--b\nContent-Type: application/octet-stream; name=\""
                        + name
                        + "\"\nContent-Transfer-Encoding: base64\n\n";
        raw.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        raw.writeBytes(Base64.getMimeEncoder().encode(bytes));
        raw.writeBytes("\n--b--\n".getBytes(StandardCharsets.UTF_8));
        return raw.toByteArray();
    }

    private static byte[] png(int width, int height, int bits, int kind, byte[] rows) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 26, '\n'});
        byte[] head = new byte[13];
        ByteBuffer.wrap(head).putInt(width).putInt(height).put((byte) bits).put((byte) kind);
        chunk(png, "IHDR", head);
        chunk(
                png,
                "zTXt",
                join(
                        "a\0\0".getBytes(StandardCharsets.ISO_8859_1),
                        PdfBytes.deflated(new byte[9 << 20])));
        chunk(
                png,
                "iCCP",
                join(
                        "a\0\0".getBytes(StandardCharsets.ISO_8859_1),
                        PdfBytes.deflated(new byte[9 << 20])));
        chunk(png, "IDAT", PdfBytes.deflated(rows));
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] content) {
        byte[] named = join(type.getBytes(StandardCharsets.ISO_8859_1), content);
        CRC32 crc = new CRC32();
        crc.update(named);
        png.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        png.writeBytes(named);
        png.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }

    private static byte[] jpeg(byte[] rest) {
        return join(
                new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 4, 0, 0}, rest);
    }

    private static byte[] jpegFrame(int side) {
        ByteBuffer frame = ByteBuffer.allocate(20_000);
        frame.putShort((short) 0xFFC2).putShort((short) 17).put((byte) 8);
        frame.putShort((short) side).putShort((short) side).put((byte) 3);
        frame.put(new byte[] {1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0});
        return frame.array();
    }

    private static byte[] gif(int side) {
        ByteBuffer gif = ByteBuffer.allocate(20_000).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        gif.put("GIF89a".getBytes(StandardCharsets.ISO_8859_1));
        gif.putShort((short) side).putShort((short) side).put(new byte[3]);
        gif.put((byte) ',').putInt(0).putShort((short) side).putShort((short) side);
        return gif.array();
    }

    private static byte[] join(byte[] one, byte[] other) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        try {
            both.write(one);
            both.write(other);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return both.toByteArray();
    }
}
