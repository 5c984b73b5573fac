package services.andreas.events.extract.schema;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import services.andreas.events.event.Zone;
import services.andreas.events.event.ZoneNames;
import services.andreas.events.recurrence.CalendarTime;
import services.andreas.events.text.LetterCase;

/**
 * Dates as schema.org data has them: ISO 8601, and what producers write in its place. Numbers whose
 * order is ambiguous, as in 12/05/2026, are none.
 */
record SchemaDates(ZoneNames zones) {
    private static final int MAX_CHARS = 80;
    private static final List<String> MONTHS =
            Arrays.stream(Month.values())
                    .map(month -> LetterCase.lower(month.name().substring(0, 3)))
                    .toList();
    private static final Pattern WEEKDAY =
            Pattern.compile("(?i)^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,]?\\s+");
    private static final String MONTH = "(?<m>" + String.join("|", MONTHS) + ")[a-z]*\\.?";
    private static final List<Pattern> DAYS =
            List.of(
                    Pattern.compile("(?<y>\\d{4})[-/.](?<n>\\d{1,2})[-/.](?<d>\\d{1,2})"),
                    Pattern.compile(
                            "(?i)"
                                    + MONTH
                                    + "\\s+(?<d>\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?<y>\\d{4})"),
                    Pattern.compile("(?i)(?<d>\\d{1,2})\\.?\\s+" + MONTH + ",?\\s+(?<y>\\d{4})"));
    private static final Pattern TIME =
            Pattern.compile(
                    "(?i)(?<h>\\d{1,2}):(?<i>\\d{2})(?::\\d{2}(?:[.,]\\d+)?)?(?:\\s?(?<half>[ap])\\.?m\\.?)?");
    private static final Pattern BETWEEN = Pattern.compile("(?i)T|,?\\s+(?:at\\s+)?");
    private static final Pattern BRACKETED = Pattern.compile("(.*)[\\[(]([^\\[\\]()]+)[\\])]");

    /** Returns null for what cannot be understood. */
    CalendarTime parse(String told) {
        CalendarTime strict = CalendarTime.parse(told, null);
        String text = WEEKDAY.matcher(told.strip()).replaceFirst("");
        if (strict != null || text.length() > MAX_CHARS) {
            return strict;
        }
        try {
            return lenient(text);
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    private CalendarTime lenient(String text) {
        for (Pattern form : DAYS) {
            Matcher day = form.matcher(text);
            if (day.lookingAt()) {
                LocalDate date = LocalDate.of(number(day, "y"), month(day, form), number(day, "d"));
                return at(date, text.substring(day.end()));
            }
        }
        return null;
    }

    private CalendarTime at(LocalDate date, String rest) {
        if (rest.isBlank()) {
            return new CalendarTime(date.atStartOfDay(), true, null);
        }
        Matcher between = BETWEEN.matcher(rest);
        Matcher time = TIME.matcher(rest);
        if (!between.lookingAt() || !time.find(between.end()) || time.start() != between.end()) {
            return null;
        }
        LocalDateTime local = date.atTime(time(time));
        String zone = rest.substring(time.end()).strip();
        ZoneId named = zone(zone);
        return zone.isEmpty() || named != null
                ? new CalendarTime(local, false, named == null ? null : Zone.of(named))
                : null;
    }

    /**
     * A time of day, which may have an offset or a date with it, by the clock of a zone; null where
     * it is none.
     */
    LocalTime time(String told, LocalDate day, Zone zone) {
        CalendarTime dated = parse(told);
        CalendarTime time = dated == null && !told.isBlank() ? parse(day + "T" + told) : dated;
        if (time == null || time.isDate()) {
            return null;
        }
        LocalDateTime local =
                time.zone() == null ? time.local() : zone.local(time.zone().at(time.local()));
        return local.toLocalTime();
    }

    private static LocalTime time(Matcher time) {
        int hour = number(time, "h");
        String half = time.group("half");
        if (half != null) {
            hour = hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
        }
        return LocalTime.of(hour, number(time, "i"));
    }

    /** An offset, a name, or an offset and a name in brackets; the offset counts. */
    ZoneId zone(String told) {
        Matcher bracketed = BRACKETED.matcher(told);
        if (!bracketed.matches()) {
            return zones.find(told);
        }
        String before = bracketed.group(1).strip();
        return zones.find(before.isEmpty() ? bracketed.group(2) : before);
    }

    private static int month(Matcher day, Pattern form) {
        if (form == DAYS.get(0)) {
            return number(day, "n");
        }
        return MONTHS.indexOf(LetterCase.lower(day.group("m"))) + 1;
    }

    private static int number(Matcher matcher, String group) {
        return Integer.parseInt(matcher.group(group));
    }
}
