package services.andreas.events.extract.zones;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import services.andreas.events.event.ZoneNames;
import services.andreas.events.text.LetterCase;
import services.andreas.events.words.WordLists;

/** Finds the names of zones that stand beside a time of day: 8:30 AM CET, 16:00 UTC+1. */
public final class NamedZones {
    private static final Pattern LETTERS =
            Pattern.compile("\\b(?:(?:UTC|GMT|UT)\\s?[+-]\\s?\\d{1,2}(?::?\\d\\d)?|[A-Z]{2,5})\\b");

    /** 10:00-11:30 is from one hour to another, and an offset only behind ISO 8601. */
    private static final Pattern OFFSET =
            Pattern.compile(
                    "(?<=\\d:\\d\\d)\\s?(\\+\\d\\d:?\\d\\d|-\\d{4}|(?<=[Tt]\\d\\d:\\d\\d(?::\\d\\d)?)-\\d\\d:\\d\\d)\\b");

    private static final Pattern NAME =
            Pattern.compile("\\b\\p{Lu}\\p{L}+(?:[ /][\\p{L}()&]+){0,4}");
    private static final Pattern TIME_BEFORE =
            Pattern.compile(
                    "(?i)(?:\\d|\\d\\s?[ap]\\.?\\s?m\\.?|uhr|\\dh|\\bh|heures?|hrs?|horas|ore|uur|noon|midnight)[\\s,(·|]{0,3}$");
    private static final int CONTEXT = 14;

    /**
     * @param at where the name begins
     */
    public record Named(ZoneId zone, int at) {}

    private final Map<String, ZoneId> letters = new HashMap<>();
    private final Map<String, ZoneId> words = new HashMap<>();
    private final ZoneNames names;

    public NamedZones(WordLists lists) {
        names = ZoneNames.of(lists);
        lists.zones()
                .names()
                .forEach(
                        (name, zone) -> {
                            boolean isShort = name.matches("[A-Z]{2,5}");
                            (isShort ? letters : words)
                                    .put(isShort ? name : LetterCase.lower(name), zone);
                        });
        for (String id : List.of("CET", "EET", "WET", "MET", "GMT", "UTC", "UT")) {
            letters.put(id, ZoneId.of(id));
        }
    }

    /** Returns null for a name that nobody knows. */
    public ZoneId find(String name) {
        return names.find(name);
    }

    /** The zones that are named directly behind a time. */
    public List<Named> in(String text) {
        List<Named> found = new ArrayList<>();
        Matcher letters = LETTERS.matcher(text);
        while (letters.find()) {
            add(found, text, letters.start(), zone(letters.group()));
        }
        Matcher offset = OFFSET.matcher(text);
        while (offset.find()) {
            add(found, text, offset.start(), names.find(offset.group(1)));
        }
        Matcher name = NAME.matcher(text);
        while (name.find()) {
            add(found, text, name.start(), longest(LetterCase.lower(name.group())));
        }
        return found;
    }

    private ZoneId zone(String letters) {
        ZoneId known = this.letters.get(letters);
        boolean isOffset = known == null && letters.length() > 2 && letters.matches(".*\\d.*");
        return isOffset ? names.find(letters) : known;
    }

    /** Of "Central European Time in the hall" what is a name. */
    private ZoneId longest(String phrase) {
        String name = phrase;
        while (true) {
            ZoneId known = words.get(name);
            int space = name.lastIndexOf(' ');
            if (known != null || space < 0) {
                return known;
            }
            name = name.substring(0, space);
        }
    }

    private static void add(List<Named> found, String text, int at, ZoneId zone) {
        String before = text.substring(Math.max(0, at - CONTEXT), at);
        if (zone != null && TIME_BEFORE.matcher(before).find()) {
            found.add(new Named(zone, at));
        }
    }
}
