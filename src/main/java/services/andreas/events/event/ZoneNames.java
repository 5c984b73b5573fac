package services.andreas.events.event;

import com.google.common.base.CharMatcher;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the zone that a name stands for, in the spellings that calendars and people use. */
public final class ZoneNames {
    private static final String NAMES = "/zones/names.properties";
    private static final Pattern OFFSET =
            Pattern.compile(
                    "(?:GMT|UTC|UT|Z)?\\s*([+-])\\s*(\\d{1,2})(?:[:.]?(\\d{2}))?(?:\\s.*)?");

    /** Outlook: an offset in brackets, then names. */
    private static final Pattern DISPLAY = Pattern.compile("\\((?:GMT|UTC)[^)]*\\)\\s*(.+)");

    private static final int MAX_CHARS = 200;

    private static final Map<String, ZoneId> KNOWN = known();

    private ZoneNames() {}

    /** Returns null for a name that nobody knows. */
    public static ZoneId find(String name) {
        String plain = CharMatcher.is('"').trimFrom(name.strip()).strip();
        if (plain.isEmpty() || plain.length() > MAX_CHARS) {
            return null;
        }
        ZoneId known = KNOWN.get(plain.toLowerCase(Locale.ROOT));
        if (known != null) {
            return known;
        }
        ZoneId inPath = path(plain);
        if (inPath != null) {
            return inPath;
        }
        Matcher display = DISPLAY.matcher(plain);
        if (display.matches()) {
            ZoneId named = KNOWN.get(display.group(1).strip().toLowerCase(Locale.ROOT));
            return named != null ? named : city(display.group(1));
        }
        return offset(plain);
    }

    /** {@code /citadel.org/20210210_1/Europe/Berlin}, {@code Europe-Berlin}, {@code Berlin}. */
    private static ZoneId path(String name) {
        String tail = name.replace(' ', '_');
        while (true) {
            ZoneId known = KNOWN.get(tail.toLowerCase(Locale.ROOT));
            if (known != null) {
                return known;
            }
            int slash = tail.indexOf('/');
            if (slash < 0) {
                return KNOWN.get(name.replace('-', '/').toLowerCase(Locale.ROOT));
            }
            tail = tail.substring(slash + 1);
        }
    }

    private static ZoneId city(String names) {
        for (String name : names.split("[,;/]")) {
            ZoneId zone = KNOWN.get("city " + name.strip().toLowerCase(Locale.ROOT));
            if (zone != null) {
                return zone;
            }
        }
        return null;
    }

    private static ZoneId offset(String name) {
        Matcher offset = OFFSET.matcher(name.toUpperCase(Locale.ROOT));
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

    private static Map<String, ZoneId> known() {
        Map<String, ZoneId> known = new HashMap<>();
        for (String id : ZoneId.getAvailableZoneIds()) {
            known.put(id.toLowerCase(Locale.ROOT), ZoneId.of(id));
            if (id.contains("/") && !id.startsWith("Etc/")) {
                String city = id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
                known.putIfAbsent("city " + city.toLowerCase(Locale.ROOT), ZoneId.of(id));
            }
        }
        Properties names = new Properties();
        try (InputStream in = ZoneNames.class.getResourceAsStream(NAMES)) {
            names.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + NAMES, e);
        }
        names.stringPropertyNames()
                .forEach(
                        name ->
                                known.put(
                                        name.toLowerCase(Locale.ROOT),
                                        ZoneId.of(names.getProperty(name))));
        return Map.copyOf(known);
    }
}
