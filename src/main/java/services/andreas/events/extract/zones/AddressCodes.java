package services.andreas.events.extract.zones;

import java.time.ZoneId;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds zones by the codes of addresses: regions, post codes, telephone numbers.
 *
 * @param regions by their code, such as NY
 * @param phones by the code of the country, without its plus
 */
record AddressCodes(Map<String, ZoneId> regions, Map<String, ZoneId> phones) {
    private static final Pattern REGION =
            Pattern.compile(
                    ",\\s?([A-Z]{2,3})(?=\\s?\\d{5}\\b|\\s*(?:[,;.)]|$|\\n|USA?\\b))",
                    Pattern.MULTILINE);
    private static final Pattern BRITISH =
            Pattern.compile("\\b[A-Z]{1,2}\\d[A-Z\\d]?\\s\\d[A-Z]{2}\\b");

    /** Half a British post code, at the end of an address. */
    private static final Pattern OUTWARD = Pattern.compile("\\s[A-Z]{2}\\d{1,2}$");

    private static final ZoneId BRITAIN = ZoneId.of("Europe/London");
    private static final Pattern DUTCH = Pattern.compile("\\b[1-9]\\d{3}\\s(?!AM|PM)[A-Z]{2}\\b");
    private static final ZoneId NETHERLANDS = ZoneId.of("Europe/Amsterdam");
    private static final Pattern PHONE = Pattern.compile("\\+(\\d{1,3})");

    /** Of the regions and post codes in a text. */
    Set<ZoneId> in(String text) {
        Set<ZoneId> found = new HashSet<>();
        Matcher region = REGION.matcher(text);
        while (region.find()) {
            PlaceZones.add(found, regions.get(region.group(1)));
        }
        if (BRITISH.matcher(text).find()) {
            found.add(BRITAIN);
        }
        if (DUTCH.matcher(text).find()) {
            found.add(NETHERLANDS);
        }
        return found;
    }

    /** Of the same in the name of a place. */
    Set<ZoneId> ofPlace(String place) {
        Set<ZoneId> found = in(place);
        if (OUTWARD.matcher(place).find()) {
            found.add(BRITAIN);
        }
        return found;
    }

    Set<ZoneId> ofPhones(String text) {
        Set<ZoneId> found = new HashSet<>();
        Matcher phone = PHONE.matcher(text);
        while (phone.find()) {
            for (int digits = phone.group(1).length(); digits > 1; digits--) {
                PlaceZones.add(found, phones.get(phone.group(1).substring(0, digits)));
            }
        }
        return found;
    }
}
