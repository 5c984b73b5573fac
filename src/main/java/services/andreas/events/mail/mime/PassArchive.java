package services.andreas.events.mail.mime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** Reads the archive of a wallet pass; what unpacks to more than a pass ever has is left. */
final class PassArchive {
    private static final int MAX_ENTRIES = 300;
    private static final int MAX_TEXT = 200_000;

    /** Unpacked bytes of all entries, pictures too, which are unpacked to be skipped. */
    private static final int MAX_BYTES = 8 << 20;

    private static final String STRINGS = ".lproj/pass.strings";
    private static final String ENGLISH = "en" + STRINGS;

    private int left = MAX_BYTES;

    private PassArchive() {}

    /** Returns null for what is no archive, has no {@code pass.json}, or is too much. */
    static @Nullable PassPart read(byte[] bytes) {
        return new PassArchive().part(bytes);
    }

    private @Nullable PassPart part(byte[] bytes) {
        String json = null;
        Map<String, String> strings = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            ZipEntry entry = zip.getNextEntry();
            for (int i = 0; entry != null; i++) {
                if (i == MAX_ENTRIES) {
                    return null;
                }
                boolean isPass = entry.getName().equals("pass.json");
                if (isPass || entry.getName().endsWith(STRINGS)) {
                    String text = text(zip);
                    json = isPass && json == null ? text : json;
                    strings.put(isPass ? "" : entry.getName(), isPass ? "" : text);
                } else {
                    skip(zip);
                }
                entry = zip.getNextEntry();
            }
        } catch (IOException | IllegalArgumentException broken) {
            return null;
        }
        strings.remove("");
        String first = strings.isEmpty() ? "" : strings.values().iterator().next();
        return json == null ? null : new PassPart(json, strings.getOrDefault(ENGLISH, first));
    }

    private String text(ZipInputStream zip) throws IOException {
        byte[] text = zip.readNBytes(Math.min(MAX_TEXT, left) + 1);
        left -= text.length;
        if (text.length > MAX_TEXT || left < 0) {
            throw new IOException("More than a pass has");
        }
        return Charsets.decode(text, "utf-8");
    }

    private void skip(ZipInputStream zip) throws IOException {
        left -= (int) zip.skip(left + 1L);
        if (left < 0) {
            throw new IOException("More than a pass has");
        }
    }
}
