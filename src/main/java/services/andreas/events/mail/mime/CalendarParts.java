package services.andreas.events.mail.mime;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import services.andreas.events.text.LetterCase;

/** The iCalendar parts and attachments of one message, each once. */
final class CalendarParts {
    private static final Set<String> TYPES =
            Set.of(
                    "text/calendar",
                    "text/x-calendar",
                    "text/x-vcalendar",
                    "text/ics",
                    "text/x-ics",
                    "application/ics",
                    "application/x-ics",
                    "application/calendar");
    private static final Pattern FILE = Pattern.compile(".*\\.(?:ics|ical|vcs)");
    private static final Pattern BEGIN = Pattern.compile("(?i)\\uFEFF?\\s*BEGIN:VCALENDAR\\s");
    private static final Pattern METHOD = Pattern.compile("(?im)^METHOD:\\s*([A-Z-]{1,20})\\s*$");

    /** Some producers count bytes, and fold lines within a UTF-8 character. */
    private static final Pattern FOLDED_CHARACTER =
            Pattern.compile("(?<=[\\x80-\\xFF])\\r?\\n[ \\t](?=[\\x80-\\xBF])");

    private final Map<String, CalendarPart> calendars = new LinkedHashMap<>();

    /**
     * @param type media type
     * @param fileName in lower case
     */
    static boolean isOne(String type, String fileName) {
        return TYPES.contains(type) || FILE.matcher(fileName).matches();
    }

    /** Whether a text of another declared type is a calendar. */
    static boolean isOne(String text) {
        return BEGIN.matcher(text).lookingAt();
    }

    void add(byte[] bytes, MimeHeader header) {
        String folded = new String(bytes, StandardCharsets.ISO_8859_1);
        byte[] whole =
                FOLDED_CHARACTER
                        .matcher(folded)
                        .replaceAll("")
                        .getBytes(StandardCharsets.ISO_8859_1);
        add(Charsets.decode(whole, header.parameter("charset")), header);
    }

    void add(String text, MimeHeader header) {
        String declared = header.parameter("method");
        Matcher inside = METHOD.matcher(text);
        String method = declared == null && inside.find() ? inside.group(1) : declared;
        if (!text.isBlank()) {
            calendars.putIfAbsent(
                    text, new CalendarPart(method == null ? null : LetterCase.upper(method), text));
        }
    }

    List<CalendarPart> all() {
        return List.copyOf(calendars.values());
    }
}
