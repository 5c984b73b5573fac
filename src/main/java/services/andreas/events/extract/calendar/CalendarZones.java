package services.andreas.events.extract.calendar;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.io.TimezoneAssignment;
import com.github.mangstadt.vinnie.VObjectProperty;
import com.google.common.base.CharMatcher;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import services.andreas.events.event.Zone;
import services.andreas.events.event.ZoneNames;
import services.andreas.events.extract.RuleBudget;

/**
 * The zones of one calendar: IANA's where a name or the rules lead to one, the calendar's own rules
 * otherwise.
 */
final class CalendarZones {
    /** Zones that are tried against rules, because most people live there. */
    private static final String[] COMMON = {
        "America/New_York",
        "Europe/Berlin",
        "America/Chicago",
        "America/Denver",
        "America/Los_Angeles",
        "Europe/London",
        "Europe/Athens",
        "Asia/Tokyo",
        "Asia/Kolkata",
        "Asia/Shanghai",
        "Australia/Sydney",
        "Pacific/Auckland",
        "America/Halifax",
        "America/Phoenix",
        "Europe/Moscow",
        "America/Sao_Paulo",
        "UTC"
    };

    private static final Pattern YEARLY =
            Pattern.compile(
                    "(?i)(?:(?:FREQ=YEARLY|(?:INTERVAL|BYDAY|BYMONTH|BYMONTHDAY|COUNT|UNTIL|WKST)"
                            + "=[\\w+,-]{0,60})(?:;\\s*|$))+");

    /** The whole history of a city has some seventy. */
    private static final int MOST_OBSERVANCES = 100;

    private static final int OBSERVANCE_COST = 500;

    private final ZoneNames names;
    private final Map<String, CalendarComponent> own = new HashMap<>();
    private final Map<String, Optional<Zone>> resolved = new HashMap<>();
    private final ZoneId otherwise;
    private final RuleBudget budget;
    private final Zone floating;

    /**
     * @param otherwise zone of times that name none
     * @param budget of the mail for working out rules
     */
    CalendarZones(
            CalendarComponent calendar, ZoneNames names, ZoneId otherwise, RuleBudget budget) {
        this.names = names;
        this.otherwise = otherwise;
        this.budget = budget;
        calendar.all("VTIMEZONE").forEach(zone -> own.putIfAbsent(name(zone.value("TZID")), zone));
        ZoneId of = names.find(calendar.value("X-WR-TIMEZONE"));
        floating = Zone.of(of == null ? otherwise : of);
    }

    RuleBudget budget() {
        return budget;
    }

    /** Where a day begins: the day of a feast is one wherever its calendar was made. */
    Zone day() {
        return Zone.of(otherwise);
    }

    /** The zone of times that name none. */
    Zone floating() {
        return floating;
    }

    /** The zone that a property names; null when it names none, or one that nobody knows. */
    Zone of(VObjectProperty property) {
        String tzid = property.getParameters().first("TZID");
        return tzid == null
                ? null
                : resolved.computeIfAbsent(name(tzid), name -> Optional.ofNullable(resolve(name)))
                        .orElse(null);
    }

    /** Whether a property names a zone that nobody knows. */
    boolean isUnknown(VObjectProperty property) {
        String tzid = property.getParameters().first("TZID");
        return tzid != null && !tzid.isBlank() && of(property) == null;
    }

    private static String name(String tzid) {
        return CharMatcher.is('"').trimFrom(tzid.strip());
    }

    private Zone resolve(String tzid) {
        CalendarComponent rules = own.get(tzid);
        String location = rules == null ? "" : rules.value("X-LIC-LOCATION");
        ZoneId known = names.find(location.isEmpty() ? tzid : location);
        // an offset says less than the rules, which know of summer
        if (known != null && (rules == null || !(known instanceof ZoneOffset))) {
            return Zone.of(known);
        }
        TimeZone own = rules == null || !isWorthReading(rules) ? null : rules(rules, tzid);
        if (own == null) {
            return known == null ? null : Zone.of(known);
        }
        return Stream.concat(Stream.of(otherwise), Stream.of(COMMON).map(ZoneId::of))
                .filter(zone -> isSame(own, zone))
                .findFirst()
                .map(Zone::of)
                .orElseGet(() -> new Zone(standard(own), own));
    }

    /** Each observance is asked about each of the days that are compared. */
    private boolean isWorthReading(CalendarComponent rules) {
        int observances = rules.components().size();
        return observances <= MOST_OBSERVANCES
                && hasOffset(rules)
                && budget.spend(OBSERVANCE_COST * observances);
    }

    private static ZoneId standard(TimeZone rules) {
        return ZoneOffset.ofTotalSeconds(rules.getRawOffset() / 1_000);
    }

    private static boolean isSame(TimeZone rules, ZoneId zone) {
        Instant day = Instant.parse("2025-01-01T12:00:00Z");
        for (int i = 0; i < 365; i += 3) {
            int offset = rules.getOffset(day.toEpochMilli());
            if (zone.getRules().getOffset(day).getTotalSeconds() * 1_000 != offset) {
                return false;
            }
            day = day.plus(3, ChronoUnit.DAYS);
        }
        return true;
    }

    private static TimeZone rules(CalendarComponent zone, String tzid) {
        StringBuilder text = new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n");
        text.append("BEGIN:VTIMEZONE\r\nTZID:").append(tzid).append("\r\n");
        zone.components().forEach(observance -> append(observance, text));
        text.append("END:VTIMEZONE\r\nEND:VCALENDAR\r\n");
        try {
            ICalendar calendar = Biweekly.parse(text.toString()).first();
            return calendar.getTimezoneInfo().getTimezones().stream()
                    .map(TimezoneAssignment::getTimeZone)
                    .findFirst()
                    .orElse(null);
        } catch (RuntimeException broken) {
            // biweekly does not say what it may throw; rules that cannot be read are none
            return null;
        }
    }

    private static boolean hasOffset(CalendarComponent zone) {
        return zone.components().stream()
                .anyMatch(observance -> !observance.value("TZOFFSETTO").isEmpty());
    }

    /** A rule that changes clocks more often means harm. */
    private static boolean isYearly(String rule) {
        return YEARLY.matcher(rule.strip()).matches();
    }

    private static void append(CalendarComponent component, StringBuilder text) {
        text.append("BEGIN:").append(component.name()).append("\r\n");
        for (String name : new String[] {"DTSTART", "RRULE", "TZOFFSETFROM", "TZOFFSETTO"}) {
            component
                    .named(name)
                    .filter(property -> !name.equals("RRULE") || isYearly(property.getValue()))
                    .forEach(
                            property ->
                                    text.append(name)
                                            .append(':')
                                            .append(property.getValue().strip())
                                            .append("\r\n"));
        }
        text.append("END:").append(component.name()).append("\r\n");
    }
}
