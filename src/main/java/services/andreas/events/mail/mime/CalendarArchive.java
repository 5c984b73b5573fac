package services.andreas.events.mail.mime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import services.andreas.events.text.LetterCase;

/** Reads the calendars of an archive; of one that unpacks to more than calendars do, none. */
final class CalendarArchive {
    /** A larger archive holds pictures. */
    static final int MAX_BYTES = 1 << 20;

    private static final int MAX_ENTRIES = 100;

    /** Unpacked bytes of all entries, also of those that are skipped. */
    private static final int MAX_UNPACKED = 4 << 20;

    private CalendarArchive() {}

    /** Returns none for what is no archive or is broken. */
    static List<byte[]> read(byte[] bytes) {
        List<byte[]> calendars = new ArrayList<>();
        int left = MAX_UNPACKED;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            int entries = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] unpacked = zip.readNBytes(left + 1);
                left -= unpacked.length;
                if (left < 0 || ++entries > MAX_ENTRIES) {
                    return List.of();
                }
                if (CalendarParts.isOne("", LetterCase.lower(entry.getName()))) {
                    calendars.add(unpacked);
                }
            }
        } catch (IOException | IllegalArgumentException broken) {
            return List.of();
        }
        return calendars;
    }
}
