package services.andreas.events.mail.mime;

import java.util.Set;
import java.util.regex.Pattern;

/** What an attached file is, by its declared type or its name. */
public enum FileKind {
    CALENDAR,
    PASS,
    /** A message of Outlook (TNEF). */
    WINMAIL,
    PDF,
    PICTURE,
    /** May hold calendars. */
    ARCHIVE,
    /** Nobody reads it. */
    OTHER;

    private static final Set<String> TNEF =
            Set.of("application/ms-tnef", "application/vnd.ms-tnef");

    private static final Pattern TNEF_FILE = Pattern.compile("win(?:mail)?\\.dat");
    private static final Pattern PDF_TYPE = Pattern.compile("application/(?:x-)?pdf");
    private static final Pattern ARCHIVE_TYPE =
            Pattern.compile("application/(?:x-)?zip(?:-compressed)?");
    private static final Pattern PICTURE_TYPE =
            Pattern.compile("image/(?:p?jpe?g|png|gif|webp|hei[cf]|avif|tiff?|(?:x-ms-)?bmp)");
    private static final Pattern PICTURE_FILE =
            Pattern.compile(".*\\.(?:jpe?g|png|gif|webp|hei[cf]|avif|tiff?|bmp)");

    /**
     * @param fileName in lower case
     */
    static FileKind of(String type, String fileName) {
        if (CalendarParts.isOne(type, fileName)) {
            return CALENDAR;
        }
        if (type.equals("application/vnd.apple.pkpass") || fileName.endsWith(".pkpass")) {
            return PASS;
        }
        if (TNEF.contains(type) || TNEF_FILE.matcher(fileName).matches()) {
            return WINMAIL;
        }
        if (PDF_TYPE.matcher(type).matches() || fileName.endsWith(".pdf")) {
            return PDF;
        }
        if (ARCHIVE_TYPE.matcher(type).matches() || fileName.endsWith(".zip")) {
            return ARCHIVE;
        }
        boolean isPicture =
                PICTURE_TYPE.matcher(type).matches() || PICTURE_FILE.matcher(fileName).matches();
        return isPicture ? PICTURE : OTHER;
    }
}
