package services.andreas.events.mail.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import services.andreas.events.mail.tnef.Tnef;
import services.andreas.events.text.LetterCase;

/** Reads the files of one message that are evidence, and notes that there are others. */
final class MailFiles {
    /** Signatures, keys, and what mail servers say of a delivery. */
    private static final Pattern NO_FILES =
            Pattern.compile(
                    "application/(?:pgp-(?:signature|keys)|(?:x-)?pkcs7-signature)|message/.*|text/rfc822-headers");

    private static final Set<String> TNEF =
            Set.of("application/ms-tnef", "application/vnd.ms-tnef");

    /** A message within one within one is forwarded; each level costs a copy. */
    private static final int TNEF_DEPTH = 3;

    private static final Pattern TNEF_FILE = Pattern.compile("win(?:mail)?\\.dat");

    /** Nobody orders more tickets in one mail; each may take some megabytes to unpack. */
    private static final int MAX_PASSES = 20;

    private final MailBounds bounds;
    private final CalendarParts calendars = new CalendarParts();
    private final List<PassPart> passes = new ArrayList<>();
    private int within;
    private boolean left;
    private boolean cut;

    MailFiles(MailBounds bounds) {
        this.bounds = bounds;
    }

    /**
     * Whether files of this kind are read.
     *
     * @param fileName in lower case
     */
    boolean reads(String type, String fileName) {
        return CalendarParts.isOne(type, fileName)
                || isTnef(type, fileName)
                || isPass(type, fileName);
    }

    private static boolean isPass(String type, String fileName) {
        return type.equals("application/vnd.apple.pkpass") || fileName.endsWith(".pkpass");
    }

    private static boolean isTnef(String type, String fileName) {
        return TNEF.contains(type) || TNEF_FILE.matcher(fileName).matches();
    }

    void read(byte[] bytes, String type, MimeHeader header) {
        if (CalendarParts.isOne(type, header.fileName())) {
            calendars.add(bytes, header);
        } else if (isPass(type, header.fileName())) {
            pass(bytes);
        } else {
            tnef(bytes, 1);
        }
    }

    private void pass(byte[] bytes) {
        PassPart pass = passes.size() < MAX_PASSES ? PassArchive.read(bytes) : null;
        if (pass == null) {
            cut = true;
            left = true;
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
        cut |= tnef.isCut() || calendar == null && tnef.isMeeting();
        left |= calendar == null;
        List<Tnef.File> files = tnef.files();
        within += files.size();
        for (Tnef.File file : files) {
            String name = LetterCase.lower(file.name());
            String type = LetterCase.lower(file.type());
            if (Tnef.isOne(file.bytes())) {
                within(file.bytes(), level);
            } else if (CalendarParts.isOne(type, name)) {
                calendars.add(file.bytes(), new MimeHeader());
            } else if (isPass(type, name)) {
                pass(file.bytes());
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
        left |= !NO_FILES.matcher(type).matches();
    }

    boolean areLeft() {
        return left;
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
