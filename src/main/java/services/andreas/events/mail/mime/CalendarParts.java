package services.andreas.events.mail.mime;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import services.andreas.events.text.LetterCase;

/** The iCalendar parts and attachments of one message, each once. */
public final class CalendarParts {
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

    private static final Pattern BASE64 = Pattern.compile("(?i);base64$");

    /** Some producers count bytes, and fold lines within a UTF-8 character. */
    private static final Pattern FOLDED_CHARACTER =
            Pattern.compile("(?<=[\\x80-\\xFF])\\r?\\n[ \\t](?=[\\x80-\\xBF])");

    private final Map<String, CalendarPart> calendars = new LinkedHashMap<>();

    /**
     * @param type media type
     * @param fileName in lower case
     */
    public static boolean isOne(String type, String fileName) {
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

    /** Adds the calendars that are the targets of links themselves (RFC 2397). */
    void addLinked(Document html) {
        html.select("a[href^=data:text/calendar]").stream()
                .map(link -> link.attr("href").split(",", 2))
                .filter(parts -> parts.length == 2)
                .forEach(parts -> add(decoded(parts[1], BASE64.matcher(parts[0]).find())));
    }

    /** Adds a calendar that no header describes. */
    public void add(byte[] bytes) {
        add(Charsets.decode(bytes, "utf-8"), new MimeHeader());
    }

    private static byte[] decoded(String data, boolean isBase64) {
        try {
            // a plus sign is no space here
            String text = URLDecoder.decode(data.replace("+", "%2B"), StandardCharsets.UTF_8);
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return isBase64 ? LenientBase64.decode(bytes) : bytes;
        } catch (IllegalArgumentException broken) {
            return new byte[0];
        }
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

    public List<CalendarPart> all() {
        return List.copyOf(calendars.values());
    }
}
