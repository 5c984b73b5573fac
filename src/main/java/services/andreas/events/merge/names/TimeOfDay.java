package services.andreas.events.merge.names;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the time of day out of a title. */
final class TimeOfDay {
    private static final Pattern TWELVE_HOURS =
            Pattern.compile("\\b(\\d{1,2})(?:[:.](\\d{2}))? ?(am|pm)\\b");
    private static final Pattern MINUTES =
            Pattern.compile(
                    "\\b(\\d{1,2})(?:[:.h](\\d{2})|[:.](\\d{2}) ?h)(?: ?uhr)?\\b(?![.:]\\d)");
    private static final Pattern HOUR = Pattern.compile("\\b(\\d{1,2}) ?(?:uhr|h)\\b");

    private TimeOfDay() {}

    /**
     * @param markers where the time goes
     * @return the title without any time
     */
    static String take(String plain, Map<String, String> markers) {
        Matcher twelve = TWELVE_HOURS.matcher(plain);
        if (twelve.find()) {
            int hour = Integer.parseInt(twelve.group(1)) % 12;
            mark(markers, hour + (twelve.group(3).equals("pm") ? 12 : 0), twelve.group(2));
            return twelve.replaceAll(" ");
        }
        Matcher clock = MINUTES.matcher(plain);
        if (clock.find()) {
            String minutes = clock.group(2) == null ? clock.group(3) : clock.group(2);
            mark(markers, Integer.parseInt(clock.group(1)), minutes);
            return clock.replaceAll(" ");
        }
        Matcher hour = HOUR.matcher(plain);
        if (hour.find()) {
            mark(markers, Integer.parseInt(hour.group(1)), null);
            return hour.replaceAll(" ");
        }
        return plain;
    }

    private static void mark(Map<String, String> markers, int hour, String minutes) {
        markers.put("clock", hour + ":" + (minutes == null ? "00" : minutes));
    }
}
