package services.andreas.events.mail.mime;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import services.andreas.events.mail.tnef.Tnef;
import services.andreas.events.text.LetterCase;

/** Reads the files of one message that are evidence, and notes that there are others. */
final class MailFiles {
    /** Signatures, keys, and what mail servers say of a delivery. */
    private static final Pattern NO_FILES =
            Pattern.compile(
                    "application/(?:pgp-(?:signature|keys)|(?:x-)?pkcs7-signature)|message/.*|text/rfc822-headers");

    /** A message within one within one is forwarded; each level costs a copy. */
    private static final int TNEF_DEPTH = 3;

    /** Nobody orders more tickets in one mail; each may take some megabytes to unpack. */
    private static final int MAX_PASSES = 20;

    /** A smaller picture is an icon or a line of a layout. */
    private static final int LEAST_PICTURE = 8 << 10;

    private static final int MAX_FILES = 20;

    private final MailBounds bounds;
    private final Map<FileKind, Integer> counts = new EnumMap<>(FileKind.class);
    private final Map<Unread, Integer> unread = new EnumMap<>(Unread.class);
    private final List<MailFile> files = new ArrayList<>();
    private final CalendarParts calendars = new CalendarParts();
    private final List<PassPart> passes = new ArrayList<>();
    private int within;
    private int room;
    private boolean left;
    private boolean cut;

    MailFiles(MailBounds bounds) {
        this.bounds = bounds;
        this.room = bounds.fileBytes();
    }

    void read(FileKind kind, byte[] bytes, MimeHeader header) {
        count(kind);
        switch (kind) {
            case CALENDAR -> calendars.add(bytes, header);
            case PASS -> pass(bytes);
            default -> tnef(bytes, 1);
        }
    }

    private void count(FileKind kind) {
        counts.merge(kind, 1, Integer::sum);
    }

    /** Decoded bytes of files that may still be kept. */
    int room() {
        return files.size() < MAX_FILES ? room : 0;
    }

    /**
     * Keeps a file for the source that reads it.
     *
     * @param bytes null for one that has more than there is room for
     */
    void keep(FileKind kind, String name, byte @Nullable [] bytes) {
        count(kind);
        boolean isSmall = bytes != null && kind == FileKind.PICTURE && bytes.length < LEAST_PICTURE;
        if (bytes == null || files.size() == MAX_FILES) {
            unread(Unread.TOO_LARGE);
        } else if (isSmall) {
            left = true;
        } else {
            room -= bytes.length;
            files.add(new MailFile(kind, name, bytes));
        }
    }

    private void unread(Unread reason) {
        unread.merge(reason, 1, Integer::sum);
        cut = true;
        left = true;
    }

    private void pass(byte[] bytes) {
        PassPart pass = passes.size() < MAX_PASSES ? PassArchive.read(bytes) : null;
        if (pass == null) {
            unread(Unread.BROKEN);
        } else {
            passes.add(pass);
        }
    }

    void calendar(String text, MimeHeader header) {
        calendars.add(text, header);
    }

    void calendarsIn(Document html) {
        calendars.addLinked(html);
    }

    /**
     * @param level number of enclosing TNEF messages, and this one
     */
    private void tnef(byte[] bytes, int level) {
        Tnef tnef = Tnef.read(bytes, Math.max(0, bounds.parts() - within));
        String calendar = tnef.calendar();
        if (calendar != null) {
            calendars.add(calendar, new MimeHeader());
        }
        if (tnef.isCut() || calendar == null && tnef.isMeeting()) {
            unread.merge(Unread.BROKEN, 1, Integer::sum);
            cut = true;
        }
        left |= calendar == null;
        List<Tnef.File> files = tnef.files();
        within += files.size();
        for (Tnef.File file : files) {
            String name = LetterCase.lower(file.name());
            String type = LetterCase.lower(file.type());
            FileKind kind = FileKind.of(type, name);
            if (Tnef.isOne(file.bytes())) {
                within(file.bytes(), level);
            } else if (kind == FileKind.PDF || kind == FileKind.PICTURE) {
                keep(kind, name, file.bytes().length <= room() ? file.bytes() : null);
            } else if (kind == FileKind.CALENDAR || kind == FileKind.PASS) {
                read(kind, file.bytes(), new MimeHeader());
            } else {
                leave(type);
            }
        }
    }

    private void within(byte[] bytes, int level) {
        if (level < TNEF_DEPTH) {
            tnef(bytes, level + 1);
        } else {
            cut = true;
        }
    }

    /** Notes a file that is not read. */
    void leave(String type) {
        if (!NO_FILES.matcher(type).matches()) {
            count(FileKind.OTHER);
            left = true;
        }
    }

    Attachments attachments() {
        return new Attachments(counts, unread, files, left);
    }

    boolean isCut() {
        return cut;
    }

    List<PassPart> passes() {
        return passes;
    }

    List<CalendarPart> calendars() {
        return calendars.all();
    }
}
