package services.andreas.events.event;

import com.google.common.base.CharMatcher;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import services.andreas.events.text.LetterCase;
import services.andreas.events.words.WordLists;

/** Finds the zone that a name stands for, in the spellings that calendars and people use. */
public final class ZoneNames {
    private static final Pattern OFFSET =
            Pattern.compile(
                    "(?:GMT|UTC|UT|Z)?\\s*([+-])\\s*(\\d{1,2})(?:[:.]?(\\d{2}))?(?:\\s.*)?");

    /** Outlook: an offset in brackets, then names. */
    private static final Pattern DISPLAY = Pattern.compile("\\((?:GMT|UTC)[^)]*\\)\\s*(.+)");

    private static final int MAX_CHARS = 200;

    /** The ids that Java knows, by what they are found under; none of their rules is loaded. */
    private static final Map<String, String> IDS = ids();

    private final Map<String, ZoneId> named = new HashMap<>();

    /** Those of the lists, made once. */
    public static ZoneNames of(WordLists words) {
        return words.made(ZoneNames.class, ZoneNames::new);
    }

    private ZoneNames(WordLists words) {
        words.zones().names().forEach((name, zone) -> named.put(LetterCase.lower(name), zone));
    }

    /** Returns null for an unknown name. */
    public ZoneId find(String name) {
        String plain = CharMatcher.is('"').trimFrom(name.strip()).strip();
        if (plain.isEmpty() || plain.length() > MAX_CHARS) {
            return null;
        }
        ZoneId known = lookUp(LetterCase.lower(plain));
        if (known != null) {
            return known;
        }
        ZoneId inPath = path(plain);
        if (inPath != null) {
            return inPath;
        }
        Matcher display = DISPLAY.matcher(plain);
        if (display.matches()) {
            ZoneId named = lookUp(LetterCase.lower(display.group(1).strip()));
            return named != null ? named : city(display.group(1));
        }
        return offset(plain);
    }

    private ZoneId lookUp(String lowerCase) {
        ZoneId zone = named.get(lowerCase);
        if (zone != null) {
            return zone;
        }
        String id = IDS.get(lowerCase);
        return id == null ? null : ZoneId.of(id);
    }

    /** {@code /citadel.org/20210210_1/Europe/Berlin}, {@code Europe-Berlin}, {@code Berlin}. */
    private ZoneId path(String name) {
        String tail = name.replace(' ', '_');
        while (true) {
            ZoneId known = lookUp(LetterCase.lower(tail));
            if (known != null) {
                return known;
            }
            int slash = tail.indexOf('/');
            if (slash < 0) {
                return lookUp(LetterCase.lower(name.replace('-', '/')));
            }
            tail = tail.substring(slash + 1);
        }
    }

    private ZoneId city(String names) {
        for (String name : names.split("[,;/]")) {
            ZoneId zone = lookUp("city " + LetterCase.lower(name.strip()));
            if (zone != null) {
                return zone;
            }
        }
        return null;
    }

    private static ZoneId offset(String name) {
        Matcher offset = OFFSET.matcher(LetterCase.upper(name));
        if (!offset.matches()) {
            return null;
        }
        int minutes =
                Integer.parseInt(offset.group(2)) * 60
                        + (offset.group(3) == null ? 0 : Integer.parseInt(offset.group(3)));
        try {
            return ZoneOffset.ofTotalSeconds(
                    (offset.group(1).equals("-") ? -minutes : minutes) * 60);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Map<String, String> ids() {
        Map<String, String> ids = new HashMap<>();
        for (String id : ZoneId.getAvailableZoneIds()) {
            ids.put(LetterCase.lower(id), id);
            if (id.contains("/") && !id.startsWith("Etc/")) {
                String city = id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
                ids.putIfAbsent("city " + LetterCase.lower(city), id);
            }
        }
        return ids;
    }
}
