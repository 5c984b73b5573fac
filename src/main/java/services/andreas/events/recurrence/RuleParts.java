package services.andreas.events.recurrence;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import services.andreas.events.text.LetterCase;

/**
 * The parts of a rule (RFC 5545, section 3.3.10).
 *
 * @param parts by their names in capitals
 */
record RuleParts(Map<String, String> parts) {
    private static final Set<String> FREQUENCIES =
            Set.of("SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY");

    /** A week has one Monday: its number says nothing. */
    private static final Set<String> NUMBERS_DAYS = Set.of("MONTHLY", "YEARLY");

    /** Where biweekly forgets the interval if a day or month is named as well. */
    private static final Map<String, ChronoUnit> CHECKED =
            Map.of(
                    "MINUTELY", ChronoUnit.MINUTES,
                    "HOURLY", ChronoUnit.HOURS,
                    "DAILY", ChronoUnit.DAYS,
                    "MONTHLY", ChronoUnit.MONTHS);

    /** Of each list of numbers, the highest; those that count from the end are negative. */
    private static final Map<String, Integer> HIGHEST =
            Map.of(
                    "BYMONTH", 12,
                    "BYMONTHDAY", 31,
                    "BYYEARDAY", 366,
                    "BYWEEKNO", 53,
                    "BYSETPOS", 366,
                    "BYHOUR", 23,
                    "BYMINUTE", 59,
                    "BYSECOND", 60);

    private static final Set<String> FROM_ZERO = Set.of("BYHOUR", "BYMINUTE", "BYSECOND");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,3}");
    private static final Pattern POSITIVE = Pattern.compile("\\+?0*[1-9]\\d{0,8}");
    private static final Pattern DAYS =
            Pattern.compile(
                    "(?:(?:^|,)(?:[+-]?(?:[1-9]|[1-4]\\d|5[0-3]))?(?:MO|TU|WE|TH|FR|SA|SU))++");

    static RuleParts parse(String value) {
        Map<String, String> parts = new LinkedHashMap<>();
        String plain = LetterCase.upper(value.replaceAll("\\s", ""));
        for (String part : plain.replaceFirst("^RRULE:", "").split(";")) {
            int equals = part.indexOf('=');
            if (equals > 0 && equals < part.length() - 1) {
                parts.put(part.substring(0, equals), part.substring(equals + 1));
            }
        }
        if (!NUMBERS_DAYS.contains(parts.getOrDefault("FREQ", ""))) {
            parts.computeIfPresent("BYDAY", (name, days) -> days.replaceAll("[+-]?\\d", ""));
        }
        return new RuleParts(parts);
    }

    @Nullable String get(String name) {
        return parts.get(name);
    }

    int interval() {
        return hasPositive("INTERVAL") ? Integer.parseInt(parts.get("INTERVAL")) : 1;
    }

    boolean hasCount() {
        return hasPositive("COUNT");
    }

    /** How many occurrences there are at most. */
    int count() {
        return hasCount() ? Integer.parseInt(parts.get("COUNT")) : Integer.MAX_VALUE;
    }

    /** Whether the interval leads there from the start; that of weeks and years is not checked. */
    boolean isInStep(LocalDateTime start, LocalDateTime local) {
        ChronoUnit unit = CHECKED.get(parts.get("FREQ"));
        return unit == null
                || unit.between(beginning(start, unit), beginning(local, unit)) % interval() == 0;
    }

    private static LocalDateTime beginning(LocalDateTime local, ChronoUnit unit) {
        return unit == ChronoUnit.MONTHS
                ? local.toLocalDate().withDayOfMonth(1).atStartOfDay()
                : local.truncatedTo(unit);
    }

    private boolean hasPositive(String name) {
        return parts.containsKey(name) && POSITIVE.matcher(parts.get(name)).matches();
    }

    /** Whether the starts can be worked out; those of another calendar than ours cannot. */
    boolean isReadable() {
        return FREQUENCIES.contains(parts.getOrDefault("FREQ", ""))
                && parts.getOrDefault("RSCALE", "GREGORIAN").equals("GREGORIAN")
                && parts.keySet().stream().allMatch(this::isReadable);
    }

    private boolean isReadable(String name) {
        if (name.equals("BYDAY")) {
            return DAYS.matcher(parts.get(name)).matches();
        }
        Integer highest = HIGHEST.get(name);
        if (highest == null) {
            // another part that selects days would be left out without a word
            return !name.startsWith("BY");
        }
        for (String number : parts.get(name).split(",")) {
            if (!NUMBER.matcher(number).matches()) {
                return false;
            }
            int value = Integer.parseInt(number);
            boolean isLow = value == 0 ? !FROM_ZERO.contains(name) : value < 0 && isCounted(name);
            if (isLow || Math.abs(value) > highest) {
                return false;
            }
        }
        return true;
    }

    private static boolean isCounted(String name) {
        return FROM_ZERO.contains(name) || name.equals("BYMONTH");
    }

    /** Whether the rule says more than is worked out of it. */
    boolean isDoubtful() {
        boolean skips = !parts.getOrDefault("SKIP", "OMIT").equals("OMIT");
        boolean endless = parts.containsKey("COUNT") && !hasCount() && !parts.containsKey("UNTIL");
        boolean untilWhen =
                parts.containsKey("UNTIL") && CalendarTime.parse(parts.get("UNTIL"), null) == null;
        return !isReadable() || skips || endless || untilWhen;
    }

    /** The same rule without its end, and without what another calendar than ours needs. */
    String text() {
        boolean namesHours =
                parts.get("FREQ").equals("HOURLY")
                        && parts.containsKey("BYHOUR")
                        && !parts.containsKey("BYSETPOS");
        // the hours of each day, of which those are taken that are in step
        String frequency = namesHours ? "DAILY" : parts.get("FREQ");
        StringBuilder text = new StringBuilder("FREQ=").append(frequency);
        parts.forEach(
                (name, value) -> {
                    if (name.startsWith("BY") || name.equals("WKST")) {
                        text.append(';').append(name).append('=').append(value);
                    }
                });
        return text.append(";INTERVAL=").append(namesHours ? 1 : interval()).toString();
    }
}
