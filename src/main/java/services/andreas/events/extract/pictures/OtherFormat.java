package services.andreas.events.extract.pictures;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Formats of pictures that are recognised, but not read. */
final class OtherFormat {
    private static final int SIGN_BYTES = 12;

    /** TIFF in both orders of bytes, BMP, JPEG 2000. */
    private static final List<String> SIGNS =
            List.of("II*\0", "MM\0*", "BM", "\0\0\0\fjP  ", "\u00ff\u004f\u00ff\u0051");

    private OtherFormat() {}

    static boolean isOne(byte[] file) {
        int length = Math.min(SIGN_BYTES, file.length);
        String head = new String(file, 0, length, StandardCharsets.ISO_8859_1);
        // HEIC and AVIF are ISO media files, whose second word says so
        return SIGNS.stream().anyMatch(head::startsWith)
                || head.startsWith("RIFF") && head.endsWith("WEBP")
                || head.startsWith("ftyp", 4);
    }
}
